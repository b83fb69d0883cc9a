internal import CProtobufC

/// A message laid out in an arena, measured and ready to be packed. Do not keep it: it ends with the arena's next use.
public struct PendingPack {
  /// Exactly how many bytes `write` writes.
  public let byteCount: Int
  private let message: UnsafePointer<ProtobufCMessage>

  init(_ message: UnsafePointer<ProtobufCMessage>) {
    self.message = message
    self.byteCount = protobuf_c_message_get_packed_size(message)
  }

  /// Packs into the first `byteCount` bytes of `buffer`, which must have room for them.
  public func write(to buffer: UnsafeMutableRawBufferPointer) {
    precondition(buffer.count >= byteCount, "The buffer is smaller than the message.")
    guard byteCount > 0, let start = buffer.baseAddress else { return }
    // Into an exact buffer only: protobuf-c's growing buffer drops data silently when memory runs out.
    let written = protobuf_c_message_pack(message, start.assumingMemoryBound(to: UInt8.self))
    precondition(written == byteCount, "protobuf-c packed another size than it had measured.")
  }
}
