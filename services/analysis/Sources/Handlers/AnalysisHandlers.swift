internal import AnalysisAPI
internal import Calls
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime

/// The RPCs of analysis; each has a file of its own here.
struct AnalysisHandlers: AnalysisService {
  let database: Database
  let sealer: Sealer
  let considerer: CallConsiderer
  let limits: BudgetLimits
}

extension AnalysisHandlers {
  /// Runs `effect` in a transaction of the caller's organization, once for each key; a repeat gets the first answer.
  func once<Response: Message>(
    _ key: IdempotencyKey, _ context: CallContext,
    _ effect: @escaping @Sendable (OrganizationID, Transaction) async throws -> Response
  ) async throws -> Response {
    let organization = try context.requireOrganization()
    let outcome = try await database.withTransaction(context.scope(organization), retries: 3) { transaction in
      try await key.perform(for: organization, in: transaction) {
        try await effect(organization, transaction).serialized()
      }
    }
    return try Response(serialized: outcome.response)
  }
}
