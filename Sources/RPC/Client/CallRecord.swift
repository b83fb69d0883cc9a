internal import Synchronization
internal import Wire

/// One attempt of a call on its way through a connection: the caller's continuation, resumed exactly once by the
/// connection's event loop.
final class CallRecord: Sendable {
  enum Outcome: Sendable {
    case ended(CallResult)
    case messageTooLarge(limit: Int)
    case metadataTooLarge(limit: Int)
  }

  let request: ClientRequest
  private let continuation = Mutex<CheckedContinuation<Outcome, Never>?>(nil)
  private let cancelled = Atomic(false)

  init(_ request: ClientRequest) {
    self.request = request
  }

  /// Set before the connection is told, so that a cancellation that overtakes its own call is still seen.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func cancel() {
    cancelled.store(true, ordering: .releasing)
  }

  func keep(_ continuation: CheckedContinuation<Outcome, Never>) {
    self.continuation.withLock { $0 = continuation }
  }

  func resume(_ outcome: Outcome) {
    let continuation = self.continuation.withLock { continuation -> CheckedContinuation<Outcome, Never>? in
      defer { continuation = nil }
      return continuation
    }
    continuation?.resume(returning: outcome)
  }
}
