internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `recharges`.
enum RechargeStore {
  /// Starts a recharge. False where another one is under way.
  static func insert(
    _ recharge: Recharge, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      insert into recharges (org_id, id, trigger, state, amount_micros, payment_method)
      values (
        \(organization), \(recharge.id), \(recharge.trigger.rawValue), 'requested', \(recharge.amount.micros),
        \(recharge.paymentMethod))
          on conflict (org_id) where state in ('requested', 'submitting', 'unknown', 'requires_action') do nothing
      """) == 1
  }

  /// Locked to the end of the transaction; nil where there is no such recharge.
  static func lock(
    _ id: RechargeID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Recharge? {
    try await transaction.first(
      "\(statement: columns) where org_id = \(organization) and id = \(id) for update"
    ).map(recharge)
  }

  static func find(
    _ id: RechargeID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Recharge? {
    try await transaction.first("\(statement: columns) where org_id = \(organization) and id = \(id)").map(recharge)
  }

  /// The one that holds the wallet's place; nil where it is free.
  static func live(of organization: OrganizationID, in transaction: Transaction) async throws -> Recharge? {
    try await transaction.first(
      """
      \(statement: columns) where org_id = \(organization)
         and state in ('requested', 'submitting', 'unknown', 'requires_action')
      """
    ).map(recharge)
  }

  /// Newest first, at most `limit`, from before `last`: ids are in the order of their times.
  static func list(
    _ organization: OrganizationID, before last: RechargeID?, limit: Int, in transaction: Transaction
  ) async throws -> [Recharge] {
    try await transaction.rows(
      """
      \(statement: columns) where org_id = \(organization) and (\(last) is null or id < \(last))
       order by id desc
       limit \(limit)
      """
    ).map(recharge)
  }

  /// What cards were asked for in this day and month of UTC, by the database's clock, without what they refused.
  static func spending(
    of organization: OrganizationID, in transaction: Transaction
  ) async throws -> RechargeSpending {
    let row = try await transaction.first(
      """
      select coalesce(sum(amount_micros), 0)::bigint as month,
             coalesce(sum(amount_micros) filter (where submitted_at >= starts.day), 0)::bigint as today
        from recharges,
             lateral (select date_trunc('day', clock_timestamp() at time zone 'UTC') at time zone 'UTC' as day,
                             date_trunc('month', clock_timestamp() at time zone 'UTC') at time zone 'UTC' as month) as starts
       where org_id = \(organization) and submitted_at >= starts.month
         and state in ('submitting', 'unknown', 'requires_action', 'succeeded')
      """)
    return RechargeSpending(
      today: MicroDollars(try row?.get("today", as: Int64.self) ?? 0),
      month: MicroDollars(try row?.get("month", as: Int64.self) ?? 0))
  }

  /// Writes how far a locked recharge is.
  static func update(
    _ recharge: Recharge, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    let state = recharge.machine.state
    let updated = try await transaction.execute(
      """
      update recharges
         set state = \(state.rawValue), amount_micros = \(recharge.amount.micros),
             payment_intent = \(recharge.machine.intent), reason = \(recharge.reason),
             submitted_at = case when \(state == .requested || state == .canceled) then submitted_at
                                 else coalesce(submitted_at, clock_timestamp()) end,
             resolved_at = case when \(state.isLive) then null else coalesce(resolved_at, clock_timestamp()) end
       where org_id = \(organization) and id = \(recharge.id)
      """)
    guard updated == 1 else { throw PostgresError(.rowMissing) }
  }

  private static let columns: Statement = """
    select id, trigger, state, amount_micros, payment_method, payment_intent, reason, created_at, resolved_at,
           coalesce(submitted_at < clock_timestamp() - interval '23 hours', false) as is_stale
      from recharges
    """

  private static func recharge(_ row: Row) throws -> Recharge {
    guard let trigger = Recharge.Trigger(rawValue: try row.get("trigger", as: String.self)),
      let state = RechargeMachine.State(rawValue: try row.get("state", as: String.self))
    else { throw PostgresError(.rowMissing) }
    return Recharge(
      id: try row.get("id", as: RechargeID.self), trigger: trigger,
      machine: RechargeMachine(state: state, intent: try row.get("payment_intent", as: String.self)),
      amount: MicroDollars(try row.get("amount_micros", as: Int64.self)),
      paymentMethod: try row.get("payment_method", as: String.self), reason: try row.get("reason", as: String.self),
      createdAt: try row.get("created_at", as: Date.self), resolvedAt: try row.get("resolved_at", as: Date?.self),
      isStale: try row.get("is_stale", as: Bool.self))
  }
}
