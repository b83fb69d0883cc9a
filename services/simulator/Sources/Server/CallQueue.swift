internal import Synchronization

/// Accepts calls and hands them, in order, to the one loop that plays them. Bounded: a full queue refuses.
final class CallQueue: Sendable {
  private let generator: Mutex<SplitMix64>
  private let now: @Sendable () -> Int64
  private let continuation: AsyncStream<SimulatedCall>.Continuation
  /// What was accepted; read by one loop.
  let calls: AsyncStream<SimulatedCall>

  init(capacity: Int = 1_000, seed: UInt64, now: @escaping @Sendable () -> Int64) {
    generator = Mutex(SplitMix64(seed: seed))
    self.now = now
    (calls, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
  }

  /// The call as it will be played, or nil where the queue is full.
  func accept(_ request: RetellCallRequest) -> SimulatedCall? {
    let time = now()
    let call = generator.withLock { SimulatedCall(request, now: time, using: &$0) }
    switch continuation.yield(call) {
    case .enqueued: return call
    case .dropped, .terminated: return nil
    @unknown default: return nil
    }
  }
}
