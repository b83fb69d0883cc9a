/// What a machine wants done, in order. Its memory is used again and again: a queue a connection costs nothing per call.
struct ActionQueue<Action: Sendable>: Sendable {
  private var actions: [Action] = []
  private var taken = 0

  mutating func append(_ action: Action) {
    actions.append(action)
  }

  mutating func next() -> Action? {
    guard taken < actions.count else {
      if taken > 0 {
        actions.removeAll(keepingCapacity: taken <= 1_024)
        taken = 0
      }
      return nil
    }
    taken += 1
    return actions[taken - 1]
  }
}
