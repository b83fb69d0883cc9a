internal import Synchronization

/// Wakes one waiting task; a signal that nobody waits for is kept for the next.
final class Signal: Sendable {
  private struct State {
    var isRaised = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  func raise() {
    state.withLock { state in
      state.isRaised = state.waiting == nil
      defer { state.waiting = nil }
      return state.waiting
    }?.resume()
  }

  /// Until it is raised, `limit` has passed or the task is cancelled.
  func wait(atMost limit: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait() }
      // Cancelled with the group, or with the task.
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mustWait = state.withLock { state -> Bool in
          guard !state.isRaised, !Task.isCancelled else {
            state.isRaised = false
            return false
          }
          state.waiting = continuation
          return true
        }
        if !mustWait { continuation.resume() }
      }
    } onCancel: {
      state.withLock { state in
        defer { state.waiting = nil }
        return state.waiting
      }?.resume()
    }
  }
}
