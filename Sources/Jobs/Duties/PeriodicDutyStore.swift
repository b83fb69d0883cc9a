import Foundation
import Postgres
import Resilience

/// Statements on `periodic_duties`, a system table.
enum PeriodicDutyStore {
  /// A duty that this process may run now.
  struct Claim: Sendable, Hashable {
    let name: String
    let token: UUID
    /// Runs that failed in a row before.
    let failures: Int
  }

  /// Makes the rows that are missing; new duties are due at once.
  static func register(_ names: [String], in transaction: Transaction) async throws(PostgresError) {
    _ = try await transaction.execute(
      """
      insert into periodic_duties (name) select name from unnest(\(names.sorted())) as name
      on conflict (name) do nothing
      """)
  }

  /// Leases the duty named `name` where it is due and nobody runs it. Waits for nobody.
  static func claim(
    _ name: String, lease: Duration, token: UUID, in transaction: Transaction
  ) async throws(PostgresError) -> Claim? {
    let row = try await transaction.first(
      """
      update periodic_duties
      set lease_token = \(token), started_at = clock_timestamp(),
        lease_until = clock_timestamp() + \(lease.wholeMicroseconds) * interval '1 microsecond'
      where name = (
        select name from periodic_duties
        where name = \(name) and next_at <= clock_timestamp()
          and (lease_until is null or lease_until < clock_timestamp())
        for update skip locked)
      returning failures
      """)
    guard let row else { return nil }
    return Claim(name: name, token: token, failures: try row.get("failures"))
  }

  /// Records a run that ended well. False where the lease was lost.
  static func ended(
    _ claim: Claim, count: Int, next: Duration, in transaction: Transaction
  ) async throws(PostgresError) -> Bool {
    try await transaction.execute(
      """
      update periodic_duties
      set next_at = clock_timestamp() + \(next.wholeMicroseconds) * interval '1 microsecond', last_count = \(count),
        failures = 0, last_reason = null, ended_at = clock_timestamp(), lease_token = null, lease_until = null
      where name = \(claim.name) and lease_token = \(claim.token)
      """) == 1
  }

  /// Records a run that failed. False where the lease was lost.
  static func failed(
    _ claim: Claim, reason: FailureReason, next: Duration, in transaction: Transaction
  ) async throws(PostgresError) -> Bool {
    try await transaction.execute(
      """
      update periodic_duties
      set next_at = clock_timestamp() + \(next.wholeMicroseconds) * interval '1 microsecond',
        failures = failures + 1, last_reason = \(reason.text), ended_at = clock_timestamp(), lease_token = null,
        lease_until = null
      where name = \(claim.name) and lease_token = \(claim.token)
      """) == 1
  }
}
