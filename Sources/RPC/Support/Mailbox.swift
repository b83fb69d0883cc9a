internal import Synchronization

/// Things that other threads hand to an event loop, taken out in batches: one wake for many posts.
final class Mailbox<Item: Sendable>: Sendable {
  private struct State {
    var items: [Item] = []
    var isWakePending = false
  }

  private let state = Mutex(State())
  /// Whether something may be there, so that looking costs no lock where nothing is.
  private let isFilled = Atomic(false)

  /// Adds an item. True where the poster has to wake the loop.
  func post(_ item: Item) -> Bool {
    state.withLock { state in
      state.items.append(item)
      defer { state.isWakePending = true }
      isFilled.store(true, ordering: .releasing)
      return !state.isWakePending
    }
  }

  /// Takes out everything, in the order of posting.
  func drain() -> [Item] {
    guard isFilled.load(ordering: .acquiring) else { return [] }
    return state.withLock { state in
      guard state.isWakePending else { return [] }
      isFilled.store(false, ordering: .releasing)
      defer { state = State() }
      return state.items
    }
  }
}
