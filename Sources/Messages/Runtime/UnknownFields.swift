internal import CProtobufC

/// Fields of a newer program that this one does not know.
///
/// A field that is not known is dropped, and the rest of the message is done. Where the field is a limit ("at most so much"),
/// that would be doing more than was asked. So limits that join a message later have numbers of their own, by which a program
/// that has never heard of the field knows that it must not go on without it: `(switchboard.must_understand)` in the .proto.
/// Critical extensions of X.509 and must-understand bits of other formats are the same thing.
enum UnknownFields {
  /// Numbers of fields that are refused where they are not known. Their keys take three bytes on the wire.
  static let mustUnderstand: ClosedRange<UInt32> = 20_000...29_999

  /// Throws `notUnderstood`, which names the number, where the unpacked message at `c` has such a field. Messages inside it
  /// are not looked at.
  @inline(__always)
  static func check(_ c: UnsafeRawPointer) throws(MessageError) {
    // Every struct of protoc-c begins with a ProtobufCMessage.
    let base = c.load(as: ProtobufCMessage.self)
    if base.n_unknown_fields > 0 { try check(unknownOf: base) }
  }

  private static func check(unknownOf base: ProtobufCMessage) throws(MessageError) {
    let fields = UnsafeBufferPointer(start: base.unknown_fields, count: Int(base.n_unknown_fields))
    for field in fields where mustUnderstand.contains(field.tag) {
      throw MessageError(.notUnderstood, "field \(field.tag) must be understood and is not known here")
    }
  }
}

extension Lowered {
  /// Copies everything out of `c`, which was unpacked. Throws `notUnderstood` beside what `init(lifting:)` throws.
  @inline(__always)
  package init(understanding c: UnsafePointer<CStruct>) throws(MessageError) {
    try UnknownFields.check(UnsafeRawPointer(c))
    try self.init(lifting: c)
  }
}
