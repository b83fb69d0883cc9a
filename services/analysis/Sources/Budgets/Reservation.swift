internal import Identifiers

/// What one request to the provider may cost at most, before it is sent.
struct Reservation: Sendable, Hashable {
  var evaluationID: EvaluationID
  /// Number of the request for its evaluation, from 1.
  var attempt: Int
  var agentID: AgentID
  /// Whether the agent has a limit of its own that it counts against.
  var isInAgentBudget: Bool
  /// Micro-dollars, above zero.
  var amount: Int64
}

/// One of the budgets has not that much left: nothing was reserved in any.
struct BudgetExhausted: Error, Sendable, Hashable {
  enum Scope: String, Sendable, Hashable {
    case organization, agent, house
  }

  var scope: Scope
}
