/// A condition did not come true in time.
public struct NeverHappened: Error, CustomStringConvertible {
  public let description: String
}

/// Waits until `condition` is true, asking again every few milliseconds; throws `NeverHappened` after `limit`.
public func eventually(
  within limit: Duration = .seconds(10), _ what: String = "the condition",
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws {
  let clock = ContinuousClock()
  let end = clock.now + limit
  while try await !condition() {
    guard clock.now < end else { throw NeverHappened(description: "\(what) did not come true within \(limit)") }
    try await clock.sleep(for: .milliseconds(5))
  }
}
