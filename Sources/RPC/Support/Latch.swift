internal import Synchronization

/// Something that happens once: set from anywhere, awaited by any number of tasks.
///
/// Waiting does not end with the task's cancellation, so only wait for what is sure to come.
final class Latch<Value: Sendable>: Sendable {
  private enum State {
    case open([CheckedContinuation<Value, Never>])
    case set(Value)
  }

  private let state = Mutex(State.open([]))

  /// Sets the value; later values are ignored.
  func set(_ value: Value) {
    let waiting = state.withLock { state -> [CheckedContinuation<Value, Never>] in
      guard case .open(let waiting) = state else { return [] }
      state = .set(value)
      return waiting
    }
    for continuation in waiting { continuation.resume(returning: value) }
  }

  func wait() async -> Value {
    await withCheckedContinuation { continuation in
      let value = state.withLock { state -> Value? in
        switch state {
        case .set(let value): return value
        case .open(let waiting):
          state = .open(waiting + [continuation])
          return nil
        }
      }
      if let value { continuation.resume(returning: value) }
    }
  }
}
