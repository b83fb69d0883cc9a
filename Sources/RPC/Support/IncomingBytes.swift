internal import NIOCore

/// What one read takes from a socket.
enum IncomingBytes {
  /// Grows with what comes, up to the longest frame: one that arrives whole is read whole, and nothing of it is copied to
  /// be put together.
  static var allocator: AdaptiveRecvByteBufferAllocator {
    AdaptiveRecvByteBufferAllocator(minimum: 1_024, initial: 2_048, maximum: 128 << 10)
  }
}
