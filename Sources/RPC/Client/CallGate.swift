internal import Synchronization

/// Counts the calls of one client, so that its shutdown can wait for the last of them. One addition a call, no lock.
final class CallGate: Sendable {
  private let active = Atomic(0)
  private let draining = Atomic(false)
  /// Set when the client's work is over: after a drain's last call, or at once when it is stopped.
  let over = Latch<Void>()

  /// False once the shutdown has begun.
  func begin() -> Bool {
    // Counted first: a drain that begins now either sees this call or is seen by it.
    active.add(1, ordering: .sequentiallyConsistent)
    guard draining.load(ordering: .sequentiallyConsistent) else { return true }
    end()
    return false
  }

  func end() {
    let left = active.subtract(1, ordering: .sequentiallyConsistent).newValue
    if left == 0, draining.load(ordering: .sequentiallyConsistent) { over.set(()) }
  }

  /// No more calls begin; those that did are served.
  func drain() {
    draining.store(true, ordering: .sequentiallyConsistent)
    if active.load(ordering: .sequentiallyConsistent) == 0 { over.set(()) }
  }

  /// Over at once.
  func stop() {
    drain()
    over.set(())
  }
}
