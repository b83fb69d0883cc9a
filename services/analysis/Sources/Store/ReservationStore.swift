internal import Identifiers
internal import Postgres

/// Every statement on `reservations`.
enum ReservationStore {
  /// What a reservation came to, and where it counts.
  struct Settled: Sendable, Hashable {
    /// The agent whose own budget it counts against; nil: none.
    var agentID: AgentID?
    /// Dates as Postgres writes them.
    var month: String
    var day: String
    var amount: Int64
    var spent: Int64
  }

  /// Writes a reservation of this moment.
  static func insert(
    _ reservation: Reservation, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      insert into reservations (org_id, evaluation_id, attempt, agent_id, month, day,
                                is_in_agent_budget, amount_micros)
      select \(organization), \(reservation.evaluationID), \(Int32(reservation.attempt)), \(reservation.agentID),
             date_trunc('month', today)::date, today, \(reservation.isInAgentBudget), \(reservation.amount)
        from (select (clock_timestamp() at time zone 'utc')::date as today) as clock
      """)
  }

  /// How a request ended.
  enum Outcome: Sendable, Hashable {
    /// An answer came, and cost that much; nil: it could not be priced.
    case answered(Int64?)
    /// It was never worked on, and cost nothing.
    case unsent
    /// Nobody knows.
    case unknown

    var name: String {
      switch self {
      case .answered: "answered"
      case .unsent: "unsent"
      case .unknown: "unknown"
      }
    }

    /// Nil: the worst case.
    var spent: Int64? {
      switch self {
      case .answered(let micros): micros
      case .unsent: 0
      case .unknown: nil
      }
    }
  }

  /// Settles one open reservation, at most at its amount. Answers nil where none is open.
  static func settle(
    _ evaluation: EvaluationID, attempt: Int, of organization: OrganizationID, _ outcome: Outcome,
    in transaction: Transaction
  ) async throws -> Settled? {
    try await transaction.first(
      """
      update reservations set settled_micros = least(amount_micros, coalesce(\(outcome.spent), amount_micros)),
             outcome = \(outcome.name), settled_at = clock_timestamp()
       where org_id = \(organization) and evaluation_id = \(evaluation) and attempt = \(Int32(attempt))
         and settled_micros is null
      returning case when is_in_agent_budget then agent_id end as agent_id, month::text as month, day::text as day,
                amount_micros, settled_micros
      """
    ).map { row in
      Settled(
        agentID: try row.get("agent_id"), month: try row.get("month"), day: try row.get("day"),
        amount: try row.get("amount_micros"), spent: try row.get("settled_micros"))
    }
  }

  /// Requests of an evaluation whose outcome nobody knows.
  static func unknownCount(
    _ evaluation: EvaluationID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> Int {
    let row = try await transaction.first(
      """
      select count(*) as requests from reservations
       where org_id = \(organization) and evaluation_id = \(evaluation) and outcome = 'unknown'
      """)
    return Int(try row?.get("requests", as: Int64.self) ?? 0)
  }
}
