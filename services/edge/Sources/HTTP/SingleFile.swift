internal import Synchronization

/// Lets one request of each key through at a time, the others after it in the order in which they came.
///
/// Who is cancelled while waiting waits no more. How many wait is bounded by the connections.
final class SingleFile<Key: Hashable & Sendable>: Sendable {
  /// Who waits for each key of which one is inside.
  private let lines = Mutex<[Key: [Turn]]>([:])

  /// Keys of which one is inside.
  var busy: Int { lines.withLock { $0.count } }

  /// How many are inside or came to wait for `key`, with those that have given up and were not passed over yet.
  func standing(for key: Key) -> Int { lines.withLock { $0[key].map { $0.count + 1 } ?? 0 } }

  /// Runs `body` when it is its turn. Throws `Problem` 503 `overloaded` where that is not before `deadline`.
  func pass<Result>(
    _ key: Key, until deadline: ContinuousClock.Instant, _ body: () async throws -> Result
  ) async throws -> Result {
    guard await enter(key, until: deadline) else {
      throw Problem(503, "overloaded", "Too many requests are being served; try again.", retryAfter: .seconds(1))
    }
    defer { leave(key) }
    return try await body()
  }

  private func enter(_ key: Key, until deadline: ContinuousClock.Instant) async -> Bool {
    let turn = Turn()
    let isFirst = lines.withLock { lines in
      guard lines[key] != nil else {
        lines[key] = []
        return true
      }
      lines[key]?.append(turn)
      return false
    }
    if isFirst { return true }
    return await withDiscardingTaskGroup { group in
      group.addTask {
        // Ends early where the task is cancelled.
        try? await Task.sleep(until: deadline, clock: .continuous)
        _ = turn.decide(mayPass: false)
      }
      let mayPass = await turn.wait()
      group.cancelAll()
      return mayPass
    }
  }

  /// Lets in whoever waits longest and still waits.
  private func leave(_ key: Key) {
    while true {
      let next = lines.withLock { lines -> Turn? in
        guard let line = lines[key], !line.isEmpty else {
          lines[key] = nil
          return nil
        }
        return lines[key]?.removeFirst()
      }
      guard let next else { return }
      if next.decide(mayPass: true) { return }
    }
  }

  /// A place in the line: decided once, for or against.
  private final class Turn: Sendable {
    private enum State {
      /// Nil until somebody waits.
      case open(CheckedContinuation<Bool, Never>?)
      case decided(mayPass: Bool)
    }

    private let state = Mutex(State.open(nil))

    /// False where it was decided before.
    func decide(mayPass: Bool) -> Bool {
      let (isFirst, waiter) = state.withLock { state -> (Bool, CheckedContinuation<Bool, Never>?) in
        guard case .open(let waiter) = state else { return (false, nil) }
        state = .decided(mayPass: mayPass)
        return (true, waiter)
      }
      waiter?.resume(returning: mayPass)
      return isFirst
    }

    func wait() async -> Bool {
      await withCheckedContinuation { continuation in
        let decided = state.withLock { state -> Bool? in
          if case .decided(let mayPass) = state { return mayPass }
          state = .open(continuation)
          return nil
        }
        if let decided { continuation.resume(returning: decided) }
      }
    }
  }
}
