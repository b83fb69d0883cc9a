internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `call_charges`.
enum CallChargeStore {
  /// What those of `calls` have cost that were charged before.
  static func charges(
    of calls: [CallID], organization: OrganizationID, in transaction: Transaction
  ) async throws -> [CallCharge] {
    try charges(try await transaction.rows(reading(calls, organization: organization)))
  }

  /// The same, for ``charges(_:)``.
  static func reading(_ calls: [CallID], organization: OrganizationID) -> Statement {
    """
    select call_id, call_version, seconds, rate_id, amount_micros, refunded_micros,
           (select count(*) from charge_adjustments
             where charge_adjustments.org_id = call_charges.org_id
               and charge_adjustments.call_id = call_charges.call_id) as adjustments,
           (select coalesce(-sum(postings.amount_micros), 0)::bigint
              from transfers
              join postings on postings.org_id = transfers.org_id and postings.transfer_id = transfers.id
              join accounts on accounts.org_id = postings.org_id and accounts.id = postings.account_id
             where transfers.org_id = call_charges.org_id and transfers.ref_id = call_charges.call_id
               and (transfers.kind = 'charge' or transfers.kind <> 'charge' and transfers.kind <> 'promo')
               and accounts.kind = 'wallet_promo') as promo_micros
      from \(statement: rows(of: calls, organization))
    """
  }

  /// The rows of those of `calls` that have one, named `call_charges`.
  ///
  /// One call after another, by the key: with all calls in one condition, a plan that was made while the table was small reads
  /// it from end to end for as long as the connection lives.
  private static func rows(of calls: [CallID], _ organization: OrganizationID) -> Statement {
    """
    unnest(\(Array(Set(calls)))::uuid[]) as asked (call)
     cross join lateral (
           select * from call_charges where org_id = \(organization) and call_id = asked.call offset 0
           ) as call_charges
    """
  }

  static func charges(_ rows: [Row]) throws -> [CallCharge] {
    try rows.map { row in
      CallCharge(
        callID: try row.get("call_id", as: CallID.self), version: try row.get("call_version", as: Int64.self),
        seconds: try row.get("seconds", as: Int64.self), rateID: try row.get("rate_id", as: RateID.self),
        amount: MicroDollars(try row.get("amount_micros", as: Int64.self)),
        adjustments: try row.get("adjustments", as: Int64.self),
        refunded: MicroDollars(try row.get("refunded_micros", as: Int64.self)),
        promo: MicroDollars(try row.get("promo_micros", as: Int64.self)))
    }
  }

  /// Those of `calls` that were charged, with their seconds and the version that was applied last.
  static func charged(
    _ calls: [CallID], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [(call: CallID, seconds: Int64, version: Int64)] {
    try await transaction.rows(
      """
      select call_id, seconds, call_version from \(statement: rows(of: calls, organization))
      """
    ).map { (try $0.get("call_id"), try $0.get("seconds"), try $0.get("call_version")) }
  }

  /// What one call has cost; nil where it was never charged.
  static func charge(
    of call: CallID, organization: OrganizationID, in transaction: Transaction
  ) async throws -> StoredCharge? {
    let found = try await transaction.first(
      """
      select call_version, seconds, rate_id, amount_micros, refunded_micros, charged_at
        from call_charges where org_id = \(organization) and call_id = \(call)
      """)
    guard let row = found else { return nil }
    return StoredCharge(
      charge: CallCharge(
        callID: call, version: try row.get("call_version", as: Int64.self),
        seconds: try row.get("seconds", as: Int64.self), rateID: try row.get("rate_id", as: RateID.self),
        amount: MicroDollars(try row.get("amount_micros", as: Int64.self)),
        refunded: MicroDollars(try row.get("refunded_micros", as: Int64.self))),
      chargedAt: try row.get("charged_at", as: Date.self))
  }

  /// Writes rows that are new or that newer facts or refunds changed. A version that is older is left alone, whoever wrote
  /// it.
  ///
  /// The accounts are locked, so nobody can have written in between: another number of rows is a fault, and undoes the money
  /// too.
  static func upsert(_ charges: [CallCharge], organization: OrganizationID) -> LedgerStatement? {
    guard !charges.isEmpty else { return nil }
    return LedgerStatement(
      """
      insert into call_charges (org_id, call_id, call_version, seconds, rate_id, amount_micros, refunded_micros)
      select \(organization), new.call_id, new.call_version, new.seconds, new.rate_id, new.amount_micros,
             new.refunded_micros
        from unnest(
               \(charges.map(\.callID))::uuid[], \(charges.map(\.version))::bigint[],
               \(charges.map(\.seconds))::bigint[], \(charges.map(\.rateID))::uuid[],
               \(charges.map(\.amount.micros))::bigint[], \(charges.map(\.refunded.micros))::bigint[]
             ) as new (call_id, call_version, seconds, rate_id, amount_micros, refunded_micros)
       order by new.call_id
          on conflict (org_id, call_id) do update
         set call_version = excluded.call_version, seconds = excluded.seconds,
             amount_micros = excluded.amount_micros, refunded_micros = excluded.refunded_micros,
             updated_at = clock_timestamp()
       where call_charges.call_version <= excluded.call_version
      """, rows: charges.count)
  }
}

/// What a call has cost, and since when.
struct StoredCharge: Sendable, Hashable {
  var charge: CallCharge
  var chargedAt: Date
}
