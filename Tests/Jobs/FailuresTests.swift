import Calls
import Postgres
import Testing

@testable import Jobs

struct FailuresTests {
  struct Unknown: Error {}

  @Test("an error becomes the reason it states, or its type's name")
  func reasons() {
    let table: [(any Error, String)] = [
      (PermanentFailure(reason: "duration_out_of_range"), "duration_out_of_range"),
      (TransientFailure(reason: "not_yet"), "not_yet"),
      (RPCError(.unavailable, reason: "no_peer", message: "Private words."), "no_peer"),
      (IdempotencyError.mismatch, "idempotency_mismatch"),
      (PostgresError(.connectionLost), "postgres_connection_lost"),
      (CancellationError(), "cancelled"),
      (Unknown(), "JobsTests.FailuresTests.Unknown"),
    ]
    for (error, reason) in table { #expect(FailureReason(error).text == reason) }
  }

  @Test(
    "whatever a reason holds, it can be stored",
    arguments: [
      ("", "unknown"), ("a\u{0}b", "a?b"), ("naïve\nline", "na?ve?line"), ("🙂", "?"),
      (String(repeating: "x", count: 5000), String(repeating: "x", count: 160)),
    ])
  func storable(text: String, expected: String) {
    #expect(FailureReason(text).text == expected)
  }
}
