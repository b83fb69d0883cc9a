/// Wake-ups for one loop: any number of them before the loop looks count as one.
///
/// They are a matter of speed only. A process may die between a commit and its wake-up, and another process never hears of
/// it: polling is the guarantee.
final class WakeUps: Sendable {
  let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func wake() { continuation.yield() }

  /// The loop ends after the wake-up it may still have.
  func finish() { continuation.finish() }
}
