internal import Calls
internal import Jobs
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func resolveDeadLetters(
    _ request: ResolveDeadLettersRequest, context: CallContext
  ) async throws -> ResolveDeadLettersResponse {
    let organizationID = try context.requireOrganization()
    guard request.limit <= 1_000 else { throw InvalidField("limit", rule: "1 to 1,000.") }
    let selector = try Jobs.DeadLetterSelector(request.selector, of: organizationID)
    let reason = try checkReason(request.reason)
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        let resolved = try await DeadLetterStore.resolve(
          selector, reason: reason, limit: request.limit == 0 ? 1_000 : Int(request.limit), in: transaction)
        return try ResolveDeadLettersResponse(resolved: UInt32(clamping: resolved)).serialized()
      }
    }
    return try ResolveDeadLettersResponse(serialized: outcome.answer)
  }
}
