internal import Synchronization

/// A wake-up that is handed out before there is anybody to wake: ingestion wakes the worker, and the worker's backfills use
/// ingestion.
final class WakeUp: Sendable {
  private let action = Mutex<(@Sendable () -> Void)?>(nil)

  /// From now on `action` is what a wake-up does.
  func connect(_ action: @escaping @Sendable () -> Void) {
    self.action.withLock { $0 = action }
  }

  func wake() { action.withLock { $0 }?() }
}
