internal import CProtobufC

/// A value with a C twin that protobuf-c packs and unpacks. Only generated code conforms, and `Timestamp`.
package protocol Lowered {
  /// The struct that protoc-c made of the lowered message.
  associatedtype CStruct
  static var layout: Layout<CStruct> { get }
  /// Copies everything out of `c`.
  init(lifting c: UnsafePointer<CStruct>) throws(MessageError)
  /// Fills `c`, which is zeroed and knows its descriptor; strings and lists are copied into `arena`.
  func lower(into c: UnsafeMutablePointer<CStruct>, _ arena: Arena) throws(MessageError)
}

/// Ties a C struct to protobuf-c's description of it.
///
/// Unchecked: the pointer is to a constant of the C module, which nobody writes.
package struct Layout<CStruct>: @unchecked Sendable {
  let descriptor: UnsafePointer<ProtobufCMessageDescriptor>

  /// Takes protoc-c's `…__init` function.
  package init(_ initialize: (UnsafeMutablePointer<CStruct>?) -> Void) {
    let made = UnsafeMutablePointer<CStruct>.allocate(capacity: 1)
    defer { made.deallocate() }
    initialize(made)
    // Every struct of protoc-c begins with a ProtobufCMessage.
    self.descriptor = UnsafeRawPointer(made).load(as: ProtobufCMessage.self).descriptor
  }
}

/// A message whose packing goes through a C twin.
package protocol LoweredMessage: Message, Lowered {}

extension LoweredMessage {
  public init(decoding bytes: UnsafeRawBufferPointer, arena: Arena) throws(MessageError) {
    let unpacked = try arena.unpack(bytes, Self.layout.descriptor)
    try self.init(understanding: UnsafePointer(unpacked.assumingMemoryBound(to: CStruct.self)))
  }

  public func encode(arena: Arena) throws(MessageError) -> PendingPack {
    arena.begin(budget: Arena.limit)
    let c = try arena.lower(self)
    return PendingPack(UnsafeRawPointer(c).assumingMemoryBound(to: ProtobufCMessage.self))
  }
}
