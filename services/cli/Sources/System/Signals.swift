internal import UnixSignals

/// Runs `body`; SIGINT, SIGTERM or SIGHUP cancels it. Nil where a signal ended it; what `body` threw is then forgotten.
func endingOnSignals<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result? {
  let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
  return try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await body() }
    group.addTask {
      for await _ in signals { break }
      return nil
    }
    let first = try await group.next() ?? nil
    group.cancelAll()
    if first == nil {
      // A signal: body is ending what it began. How it ends is no news any more.
      while let rest = await group.nextResult() { _ = rest }
    }
    return first
  }
}

/// Waits until the running task is cancelled.
func untilCancelled() async {
  let (never, _) = AsyncStream<Never>.makeStream()
  for await _ in never {}
}
