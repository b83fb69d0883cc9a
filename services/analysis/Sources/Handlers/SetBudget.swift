internal import AnalysisAPI
internal import Calls
internal import RPCAPI
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Sets what the organization may spend in a month, from this month on. Throws `invalid_currency`, `invalid_micros`,
  /// `above_ceiling`.
  func setBudget(_ request: SetBudgetRequest, context: CallContext) async throws -> SetBudgetResponse {
    let limit = try (request.monthlyLimit ?? Money()).budgetMicros("monthly_limit")
    guard limit <= limits.ceiling else { throw AnalysisError.aboveCeiling(limits.ceiling) }
    var hashed = request
    hashed.idempotencyKey = ""
    return try await once(IdempotencyKey(request.idempotencyKey, of: hashed, context: context), context) {
      try await BudgetStore.setLimit(limit, of: $0, limits: limits, in: $1)
      return SetBudgetResponse(budget: try await BudgetStore.current(of: $0, limits: limits, in: $1).message)
    }
  }
}

extension BudgetStanding {
  var message: Budget {
    Budget(
      period: period, limit: Money(dollarMicros: limit), reserved: Money(dollarMicros: reserved),
      spent: Money(dollarMicros: spent), ceiling: Money(dollarMicros: ceiling))
  }
}
