internal import Identifiers
internal import Postgres

/// Every statement on `budget_limits`, `budgets` and `house_budgets`. Months and days are the database's, in UTC.
enum BudgetStore {
  /// Adds `amount` to what is reserved in all budgets that it concerns, or in none.
  ///
  /// Throws ``BudgetExhausted``, with everything undone, where one of them has not that much left.
  static func reserve(
    _ amount: Int64, agent: AgentID, agentLimit: Int64?, of organization: OrganizationID, limits: BudgetLimits,
    in transaction: Transaction
  ) async throws {
    try await transaction.withSavepoint {
      try await prepare(agent: agent, agentLimit: agentLimit, of: organization, limits: limits, in: transaction)
      guard try await add(amount, budget: .zero, of: organization, in: transaction) else {
        throw BudgetExhausted(scope: .organization)
      }
      if agentLimit != nil {
        guard try await add(amount, budget: agent, of: organization, in: transaction) else {
          throw BudgetExhausted(scope: .agent)
        }
      }
      let isInHouse = try await transaction.execute(
        """
        update house_budgets set reserved_micros = reserved_micros + \(amount)
         where day = (clock_timestamp() at time zone 'utc')::date
           and reserved_micros + spent_micros + \(amount) <= limit_micros
        """)
      guard isInHouse == 1 else { throw BudgetExhausted(scope: .house) }
    }
  }

  /// Takes `amount` from what is reserved, and adds `spent` to what was spent, in the budgets of the reservation's time.
  static func settle(
    _ settled: ReservationStore.Settled, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      update budgets set reserved_micros = reserved_micros - \(settled.amount), spent_micros = spent_micros + \(settled.spent)
       where org_id = \(organization) and month = \(settled.month)::date
         and agent_id in (\(AgentID.zero), \(settled.agentID ?? .zero))
      """)
    _ = try await transaction.execute(
      """
      update house_budgets set reserved_micros = reserved_micros - \(settled.amount),
             spent_micros = spent_micros + \(settled.spent) where day = \(settled.day)::date
      """)
  }

  /// Sets the tenant's own limit, for this month too: not below what is reserved and spent already.
  static func setLimit(
    _ limit: Int64, of organization: OrganizationID, limits: BudgetLimits, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      insert into budget_limits (org_id, monthly_limit_micros) values (\(organization), \(limit))
      on conflict (org_id) do update set monthly_limit_micros = excluded.monthly_limit_micros, updated_at = clock_timestamp()
      """)
    try await prepare(agent: .zero, agentLimit: nil, of: organization, limits: limits, in: transaction)
  }

  /// This month's budget of the whole organization.
  static func current(
    of organization: OrganizationID, limits: BudgetLimits, in transaction: Transaction
  ) async throws -> BudgetStanding {
    let row = try await transaction.first(
      """
      select to_char(m.month, 'YYYY-MM') as period, b.limit_micros, coalesce(b.reserved_micros, 0) as reserved_micros,
             coalesce(b.spent_micros, 0) as spent_micros,
             (select monthly_limit_micros from budget_limits where org_id = \(organization)) as tenant_limit
        from (select date_trunc('month', clock_timestamp() at time zone 'utc')::date as month) m
        left join budgets b on b.org_id = \(organization) and b.agent_id = \(AgentID.zero) and b.month = m.month
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return BudgetStanding(
      period: try row.get("period"),
      limit: try row.get("limit_micros", as: Int64?.self)
        ?? limits.monthly(tenant: try row.get("tenant_limit", as: Int64?.self)),
      reserved: try row.get("reserved_micros"), spent: try row.get("spent_micros"), ceiling: limits.ceiling)
  }

  /// Makes the rows of this month and day, with the limits that hold now.
  private static func prepare(
    agent: AgentID, agentLimit: Int64?, of organization: OrganizationID, limits: BudgetLimits,
    in transaction: Transaction
  ) async throws {
    let tenant = try await transaction.first(
      "select monthly_limit_micros from budget_limits where org_id = \(organization)"
    )?.get("monthly_limit_micros", as: Int64.self)
    try await put(limits.monthly(tenant: tenant), budget: .zero, of: organization, in: transaction)
    if let agentLimit { try await put(agentLimit, budget: agent, of: organization, in: transaction) }
    _ = try await transaction.execute(
      """
      insert into house_budgets (day, limit_micros) values ((clock_timestamp() at time zone 'utc')::date, \(limits.houseDaily))
      on conflict (day) do update
         set limit_micros = greatest(excluded.limit_micros, house_budgets.reserved_micros + house_budgets.spent_micros)
       where house_budgets.limit_micros <> excluded.limit_micros
      """)
  }

  private static func put(
    _ limit: Int64, budget: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      insert into budgets (org_id, agent_id, month, limit_micros)
      values (\(organization), \(budget), date_trunc('month', clock_timestamp() at time zone 'utc')::date, \(limit))
      on conflict (org_id, agent_id, month) do update
         set limit_micros = greatest(excluded.limit_micros, budgets.reserved_micros + budgets.spent_micros)
       where budgets.limit_micros <> excluded.limit_micros
      """)
  }

  private static func add(
    _ amount: Int64, budget: AgentID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      update budgets set reserved_micros = reserved_micros + \(amount)
       where org_id = \(organization) and agent_id = \(budget)
         and month = date_trunc('month', clock_timestamp() at time zone 'utc')::date
         and reserved_micros + spent_micros + \(amount) <= limit_micros
      """) == 1
  }
}

/// This month's budget, in micro-dollars.
struct BudgetStanding: Sendable, Hashable {
  /// Such as `2026-11`.
  var period: String
  var limit: Int64
  var reserved: Int64
  var spent: Int64
  var ceiling: Int64
}
