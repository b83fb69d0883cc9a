internal import Synchronization

/// A wake-up that is handed out before there is anybody to wake: ingestion wakes the worker, and the worker's backfills use
/// ingestion.
final class WakeUp: Sendable {
  /// In a struct, because a function that is read out of a generic container is wrapped anew each time, and what was wrapped is
  /// stored: after a million wake-ups each would go through a million functions.
  private struct Action {
    let perform: @Sendable () -> Void
  }

  private let action = Mutex<Action?>(nil)

  /// From now on `action` is what a wake-up does.
  func connect(_ action: @escaping @Sendable () -> Void) {
    let action = Action(perform: action)
    self.action.withLock { $0 = action }
  }

  func wake() { action.withLock { $0 }?.perform() }
}
