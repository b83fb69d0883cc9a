internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `rates`, a system table: each names whose rates it means.
enum RateStore {
  /// The rates of `organization` and of everybody that were valid at one of `moments`, and those named by `ids`.
  static func rates(
    of organization: OrganizationID, at moments: [Date], ids: [RateID], in transaction: Transaction
  ) async throws -> RateCard {
    try rates(try await transaction.rows(reading(of: organization, at: moments, ids: ids)))
  }

  /// The same, for ``rates(_:)``.
  static func reading(of organization: OrganizationID, at moments: [Date], ids: [RateID] = []) -> Statement {
    let owners = [OrganizationID(UUID.zero), organization]
    return """
      select \(statement: columns), asked.now
        from (select clock_timestamp() as now) as asked
        left join rates
          on id = any(\(ids)::uuid[])
          or (org_id = any(\(owners)::uuid[])
              and exists (select from unnest(\(moments)::timestamptz[]) as priced (moment)
                           where rates.valid @> least(priced.moment, asked.now)))
      """
  }

  static func rates(_ rows: [Row]) throws -> RateCard {
    let now = try rows.first?.get("now", as: Date.self) ?? .distantPast
    return RateCard(try rows.compactMap(rate), now: now)
  }

  /// The rate of a charge; nil where there is none of that id.
  static func rate(_ id: RateID, in transaction: Transaction) async throws -> Rate? {
    try await transaction.first("select \(statement: columns) from rates where id = \(id)").flatMap(rate)
  }

  /// The rate of `owner` that has no end, locked; nil where there is none. Taken by everybody who changes its rates.
  static func lockOpen(_ owner: OrganizationID, in transaction: Transaction) async throws -> Rate? {
    // A lock on the owner first: where there is no row yet, two that set the first one would not meet.
    try await transaction.execute(
      "select pg_advisory_xact_lock(hashtextextended('rates ' || \(owner)::text, 0))")
    return try await transaction.first(
      """
      select \(statement: columns) from rates where org_id = \(owner) and upper_inf(valid) for update
      """
    ).flatMap(rate)
  }

  /// `moment`, or now by the database's clock where that is later or there is none.
  static func start(noEarlierThanNow moment: Date?, in transaction: Transaction) async throws -> Date {
    let row = try await transaction.first(
      "select greatest(\(moment), clock_timestamp()) as start")
    guard let start = try row?.get("start", as: Date.self) else { throw PostgresError(.rowMissing) }
    return start
  }

  /// Ends an open rate at `moment`, which is no earlier than the transaction.
  static func end(_ id: RateID, at moment: Date, in transaction: Transaction) async throws {
    let ended = try await transaction.execute(
      "update rates set valid = tstzrange(lower(valid), \(moment)) where id = \(id) and upper_inf(valid)")
    guard ended == 1 else { throw PostgresError(.rowMissing) }
  }

  /// A new rate without an end.
  static func insert(_ rate: Rate, reason: String, actor: String, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into rates (
        id, org_id, micros_per_minute, increment_seconds, rounding, valid, reason, created_by)
      values (
        \(rate.id), \(rate.owner), \(rate.microsPerMinute), \(rate.incrementSeconds), \(rate.rounding.rawValue),
        tstzrange(\(rate.validFrom), null), \(reason), \(actor))
      """)
  }

  private static let columns: Statement = """
    id, org_id, micros_per_minute, increment_seconds::bigint as increment_seconds, rounding,
    case when lower(valid) > '-infinity' then lower(valid) end as valid_from,
    case when upper(valid) < 'infinity' then upper(valid) end as valid_until
    """

  /// Nil for the row of a join that found none.
  private static func rate(_ row: Row) throws -> Rate? {
    guard let id = try row.get("id", as: RateID?.self) else { return nil }
    guard let rounding = Rate.Rounding(rawValue: try row.get("rounding", as: String.self)) else {
      throw PostgresError(.rowMissing)
    }
    return Rate(
      id: id, owner: try row.get("org_id", as: OrganizationID.self),
      microsPerMinute: try row.get("micros_per_minute", as: Int64.self),
      incrementSeconds: try row.get("increment_seconds", as: Int64.self), rounding: rounding,
      validFrom: try row.get("valid_from", as: Date?.self) ?? .distantPast,
      validUntil: try row.get("valid_until", as: Date?.self))
  }
}
