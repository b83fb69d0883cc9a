/// Asks again and again until an answer comes.
///
/// - Returns: The first answer of `question` that is not nil, or nil when `limit` is over.
func poll<Answer: Sendable>(
  every pause: Duration = .milliseconds(50), within limit: Duration,
  isolation: isolated (any Actor)? = #isolation, _ question: () async throws -> Answer?
) async throws -> Answer? {
  let clock = ContinuousClock()
  let end = clock.now + limit
  while true {
    if let answer = try await question() { return answer }
    guard clock.now + pause < end else { return nil }
    try await clock.sleep(for: pause)
  }
}
