internal import Synchronization

/// Where those who send into one stream wait while enough of it is on its way.
final class WriterGate: Sendable {
  private struct State {
    var isShut = false
    var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
    var last: UInt64 = 0
  }

  private let state = Mutex(State())

  /// From now on writers wait.
  func shut() {
    state.withLock { $0.isShut = true }
  }

  /// Everybody goes on, to send or to hear that nobody takes it.
  func open() {
    let waiting = state.withLock { state in
      state.isShut = false
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Until the gate is open, or the task is cancelled.
  func pass() async {
    guard state.withLock({ $0.isShut }) else { return }
    let number = state.withLock { state in
      state.last += 1
      return state.last
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mustWait = state.withLock { state -> Bool in
          guard state.isShut, !Task.isCancelled else { return false }
          state.waiting[number] = continuation
          return true
        }
        if !mustWait { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
    }
  }
}
