internal import NIOCore

/// Keeps what was sent, so that its memory serves again once the channel has let go of it.
struct SpareBuffer {
  /// More is not worth keeping for one connection.
  private static let limit = 256 << 10

  private var kept: ByteBuffer?
  private var isFree = false

  /// Keeps what was handed over until it is known to have left.
  mutating func keep(_ buffer: ByteBuffer) {
    kept = buffer.capacity <= Self.limit ? buffer : nil
    isFree = false
  }

  /// The channel holds nothing more.
  mutating func isSent() {
    isFree = true
  }

  /// An empty buffer to write into.
  ///
  /// The memory of one that the channel still holds does not serve again: clearing that would give as much anew, and behind
  /// a peer that does not read a few bytes would hold a quarter of a MiB.
  mutating func take() -> ByteBuffer {
    guard isFree, var buffer = kept.take() else { return ByteBuffer() }
    buffer.clear()
    return buffer
  }
}
