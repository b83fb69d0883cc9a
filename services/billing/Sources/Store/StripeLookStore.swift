internal import Foundation
internal import Postgres

/// Every statement on `stripe_looks`, a system table of one row.
enum StripeLookStore {
  /// From when on the next look asks for events, and when it begins.
  static func next(
    overlap: Duration, longest: Duration, in transaction: Transaction
  ) async throws -> (since: Date, begunAt: Date) {
    let row = try await transaction.first(
      """
      select greatest(
               looked_at - \(overlap.components.seconds) * interval '1 second',
               now - \(longest.components.seconds) * interval '1 second') as since, now
        from stripe_looks, (select clock_timestamp() as now) as clock
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return (try row.get("since"), try row.get("now"))
  }

  /// Everything that happened before was seen.
  static func done(begunAt: Date, in transaction: Transaction) async throws {
    try await transaction.execute(
      "update stripe_looks set looked_at = greatest(looked_at, \(begunAt))")
  }
}
