internal import NIOCore

/// Keeps what was sent, so that its memory serves again once the channel has let go of it.
struct SpareBuffer {
  /// More is not worth keeping for one connection.
  private static let limit = 256 << 10

  private var kept: ByteBuffer?

  mutating func keep(_ buffer: ByteBuffer) {
    if buffer.capacity <= Self.limit { kept = buffer }
  }

  /// An empty buffer to write into. Clearing one that the channel still holds gives new memory of the same size.
  mutating func take() -> ByteBuffer {
    guard var buffer = kept.take() else { return ByteBuffer() }
    buffer.clear()
    return buffer
  }
}
