/// A message that travels between services: a plain value, generated from a .proto file.
///
/// Unknown fields are dropped when unpacking: services are the ends of a conversation, not relays of it. Those that must be
/// understood (`UnknownFields`) are refused.
/// Packing is deterministic: equal messages give equal bytes, maps in key order.
public protocol Message: Sendable, Hashable, CustomStringConvertible {
  /// The message with every field unset.
  init()

  /// Names, numbers and kinds of the fields.
  static var schema: MessageSchema { get }

  /// Unpacks `bytes`, using `arena` for the work; nothing refers to either afterwards.
  ///
  /// Throws `malformed`, `notUTF8`, `notUnderstood`, `tooDeep` or `tooLarge`, with the path of the field where it is known.
  init(decoding bytes: UnsafeRawBufferPointer, arena: Arena) throws(MessageError)

  /// Prepares packing: lays the message out in `arena` and measures it. Throws `tooLarge`.
  func encode(arena: Arena) throws(MessageError) -> PendingPack
}

extension Message {
  /// Unpacks protobuf bytes. Throws as `init(decoding:arena:)` does.
  public init(serialized bytes: [UInt8]) throws(MessageError) {
    self = try Arena.withThreadArena { arena throws(MessageError) in
      let result: Result<Self, MessageError> = bytes.withUnsafeBytes { buffer in
        Result { () throws(MessageError) in try Self(decoding: buffer, arena: arena) }
      }
      return try result.get()
    }
  }

  /// Unpacks protobuf bytes where they lie; nothing refers to them afterwards. Throws as `init(decoding:arena:)` does.
  public init(serialized bytes: UnsafeRawBufferPointer) throws(MessageError) {
    self = try Arena.withThreadArena { arena throws(MessageError) in try Self(decoding: bytes, arena: arena) }
  }

  /// Lays the message out and gives `body` what writes it where it is to go. Throws `tooLarge`.
  package func withPacked(_ body: (PendingPack) -> Void) throws(MessageError) {
    try Arena.withThreadArena { arena throws(MessageError) in body(try encode(arena: arena)) }
  }

  /// The message in protobuf bytes. Throws `tooLarge`.
  public func serialized() throws(MessageError) -> [UInt8] {
    try Arena.withThreadArena { arena throws(MessageError) in
      let pack = try encode(arena: arena)
      // The standard library would write the length 0 into the storage that all empty arrays of the process share.
      guard pack.byteCount > 0 else { return [] }
      return [UInt8](unsafeUninitializedCapacity: pack.byteCount) { buffer, count in
        pack.write(to: UnsafeMutableRawBufferPointer(buffer))
        count = pack.byteCount
      }
    }
  }

  /// Reads canonical proto3 JSON: names in either spelling, at most 8 MiB, 64 levels. Throws `badJSON` and `tooLarge`.
  public init(json: String) throws(MessageError) {
    try self.init(serialized: Self.schema.packed(json: json))
  }

  /// The message as canonical proto3 JSON on one line. `redacted` replaces the values of sensitive fields.
  ///
  /// Throws `unprintable` for a value that JSON cannot hold: a time before the year 1 or after 9999.
  public func json(redacted: Bool = false) throws(MessageError) -> String {
    try Self.schema.json(of: serialized(), redacted: redacted)
  }

  /// Redacted JSON, for logs and test failures.
  public var description: String {
    do throws(MessageError) {
      return try json(redacted: true)
    } catch {
      return "\(Self.schema.name) that cannot be printed: \(error)"
    }
  }
}
