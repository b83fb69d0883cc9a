internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func getBackfill(_ request: GetBackfillRequest, context: CallContext) async throws -> GetBackfillResponse {
    let organizationID = try context.requireOrganization()
    guard let id = BackfillRow.ID(request.id) else { throw InvalidField("id", rule: "A UUID.") }
    let row = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await BackfillStore.find(id, of: organizationID, in: $0)
    }
    guard let row else { throw WebhooksError.backfillNotFound }
    return GetBackfillResponse(backfill: Backfill(row))
  }
}
