internal import Calls
internal import Foundation
internal import Jobs
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func getDeadLetter(_ request: GetDeadLetterRequest, context: CallContext) async throws -> GetDeadLetterResponse {
    let organizationID = try context.requireOrganization()
    guard let id = UUID(uuidString: request.id) else { throw InvalidField("id", rule: "A UUID.") }
    let letter = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await DeadLetterStore.show(id, organization: organizationID, in: $0)
    }
    guard let letter else { throw WebhooksError.deadLetterNotFound }
    return GetDeadLetterResponse(deadLetter: DeadLetter(letter))
  }
}
