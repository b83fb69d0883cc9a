internal import Synchronization

/// A number that only grows. Safe from any thread.
public final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  init() {}

  /// Adds `amount`, which is not negative; the sum wraps after 2⁶³.
  public func add(_ amount: Int = 1) {
    precondition(amount >= 0, "A counter only grows.")
    count.wrappingAdd(amount, ordering: .relaxed)
  }

  public var value: Int { count.load(ordering: .relaxed) }
}
