internal import AnalysisAPI
internal import Calls
internal import ServiceRuntime

extension AnalysisHandlers {
  /// This month's budget.
  func getBudget(_ request: GetBudgetRequest, context: CallContext) async throws -> GetBudgetResponse {
    let organization = try context.requireOrganization()
    let standing = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await BudgetStore.current(of: organization, limits: limits, in: $0)
    }
    return GetBudgetResponse(budget: standing.message)
  }
}
