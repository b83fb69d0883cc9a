internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `wallet_rules`.
enum WalletRuleStore {
  /// The rule with everything that decides whether it recharges now; nil where the organization has none.
  ///
  /// What it says of caps and of other recharges is final only while the organization's accounts are locked.
  static func outlook(
    _ organization: OrganizationID, balance: MicroDollars, in transaction: Transaction
  ) async throws -> RechargeOutlook? {
    let found = try await transaction.first(
      """
      select is_enabled, threshold_micros, target_micros, daily_cap_micros, monthly_cap_micros, payment_method, declines,
             disabled_reason, case when next_allowed_at > '-infinity' then next_allowed_at end as next_allowed_at,
             next_allowed_at <= clock_timestamp() as is_due,
             coalesce((select is_frozen from wallets where wallets.org_id = wallet_rules.org_id), false) as is_frozen,
             exists (
               select from recharges
                where recharges.org_id = wallet_rules.org_id
                  and state in ('requested', 'submitting', 'unknown', 'requires_action')) as has_live
        from wallet_rules
       where org_id = \(organization)
      """)
    guard let row = found else { return nil }
    return RechargeOutlook(
      rule: try rule(row), balance: balance,
      spending: try await RechargeStore.spending(of: organization, in: transaction),
      isFrozen: try row.get("is_frozen", as: Bool.self), hasLive: try row.get("has_live", as: Bool.self),
      isDue: try row.get("is_due", as: Bool.self))
  }

  /// The threshold of the rule, zero without one, and whether the rule asks for a recharge at this balance while none is
  /// under way. What every charge asks, so it is one cheap question.
  static func pull(
    _ organization: OrganizationID, balance: MicroDollars, in transaction: Transaction
  ) async throws -> (threshold: MicroDollars, isPulled: Bool) {
    try pull(try await transaction.rows(asking(organization, balance: balance)))
  }

  /// The same, for ``pull(_:)``.
  static func asking(_ organization: OrganizationID, balance: MicroDollars) -> Statement {
    """
    select threshold_micros,
           is_enabled and threshold_micros > \(balance.micros) and next_allowed_at <= clock_timestamp()
           and not exists (
               select from recharges
                where recharges.org_id = wallet_rules.org_id
                  and state in ('requested', 'submitting', 'unknown', 'requires_action')) as is_pulled
      from wallet_rules
     where org_id = \(organization)
    """
  }

  static func pull(_ rows: [Row]) throws -> (threshold: MicroDollars, isPulled: Bool) {
    guard let row = rows.first else { return (.zero, false) }
    return (MicroDollars(try row.get("threshold_micros", as: Int64.self)), try row.get("is_pulled", as: Bool.self))
  }

  /// Writes what an organization's people want. A rule that is switched on begins anew: declines before count no more.
  static func set(
    _ rule: RechargeRule, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into wallet_rules (
        org_id, is_enabled, threshold_micros, target_micros, daily_cap_micros, monthly_cap_micros, payment_method)
      values (
        \(organization), \(rule.isEnabled), \(rule.threshold.micros), \(rule.target.micros), \(rule.caps.daily.micros),
        \(rule.caps.monthly.micros), \(rule.paymentMethod))
          on conflict (org_id) do update
         set is_enabled = excluded.is_enabled, threshold_micros = excluded.threshold_micros,
             target_micros = excluded.target_micros, daily_cap_micros = excluded.daily_cap_micros,
             monthly_cap_micros = excluded.monthly_cap_micros, payment_method = excluded.payment_method,
             declines = case when excluded.is_enabled and not wallet_rules.is_enabled then 0 else wallet_rules.declines end,
             next_allowed_at = case when excluded.is_enabled and not wallet_rules.is_enabled then '-infinity'
                                    else wallet_rules.next_allowed_at end,
             disabled_reason = case when excluded.is_enabled then '' else wallet_rules.disabled_reason end,
             updated_at = clock_timestamp()
      """)
  }

  /// Writes what a decline left of the rule.
  static func declined(
    _ rule: RechargeRule, wait: Duration, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update wallet_rules
         set declines = \(Int64(rule.declines)), is_enabled = \(rule.isEnabled),
             disabled_reason = \(rule.disabledReason.rawValue),
             next_allowed_at = clock_timestamp() + \(wait.components.seconds) * interval '1 second',
             updated_at = clock_timestamp()
       where org_id = \(organization)
      """)
  }

  /// A recharge came through: declines before count no more.
  static func succeeded(_ organization: OrganizationID, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      update wallet_rules set declines = 0, next_allowed_at = '-infinity', updated_at = clock_timestamp()
       where org_id = \(organization) and is_enabled
      """)
  }

  /// Nothing is tried before the next day or month of UTC. Answers the wait.
  static func postpone(
    _ organization: OrganizationID, for cap: RechargeCaps.Reached, in transaction: Transaction
  ) async throws -> Duration {
    let unit =
      switch cap {
      case .daily: "day"
      case .monthly: "month"
      }
    let row = try await transaction.first(
      """
      update wallet_rules
         set next_allowed_at =
               (date_trunc(\(unit), clock_timestamp() at time zone 'UTC') + ('1 ' || \(unit))::interval)
               at time zone 'UTC',
             updated_at = clock_timestamp()
       where org_id = \(organization)
      returning ceil(extract(epoch from next_allowed_at - clock_timestamp()))::bigint as seconds
      """)
    return .seconds(try row?.get("seconds", as: Int64.self) ?? 86_400)
  }

  /// Switches the rule off. True where it was on.
  static func disable(
    _ organization: OrganizationID, _ reason: RechargeRule.DisabledReason, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      update wallet_rules set is_enabled = false, disabled_reason = \(reason.rawValue), updated_at = clock_timestamp()
       where org_id = \(organization) and is_enabled
      """) == 1
  }

  private static func rule(_ row: Row) throws -> RechargeRule {
    RechargeRule(
      isEnabled: try row.get("is_enabled", as: Bool.self),
      threshold: MicroDollars(try row.get("threshold_micros", as: Int64.self)),
      target: MicroDollars(try row.get("target_micros", as: Int64.self)),
      caps: RechargeCaps(
        daily: MicroDollars(try row.get("daily_cap_micros", as: Int64.self)),
        monthly: MicroDollars(try row.get("monthly_cap_micros", as: Int64.self))),
      paymentMethod: try row.get("payment_method", as: String.self),
      declines: try row.get("declines", as: Int.self),
      nextAllowedAt: try row.get("next_allowed_at", as: Date?.self) ?? .distantPast,
      disabledReason: RechargeRule.DisabledReason(
        rawValue: try row.get("disabled_reason", as: String.self)) ?? .none)
  }
}
