/// Why a running handler was told to stop.
enum StopReason: Sendable, Hashable {
  /// It ran for longer than a handler may.
  case deadline
  /// Another worker may have the job.
  case leaseLost
  /// The worker is shutting down and cannot wait any longer.
  case shutdown
}

/// Tells one running handler to stop. The first reason counts.
final class StopSignal: Sendable {
  private let reasons: AsyncStream<StopReason>
  private let continuation: AsyncStream<StopReason>.Continuation

  init() {
    (reasons, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
  }

  func stop(_ reason: StopReason) {
    continuation.yield(reason)
  }

  /// Waits until somebody says stop; nil when the task is cancelled first. One task at a time.
  func wait() async -> StopReason? {
    await reasons.first { _ in true }
  }
}
