internal import AuthAPI
internal import Calls
internal import Foundation
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime
internal import Tokens

extension AuthHandlers {
  /// Makes a ticket for the call's actor, of the log-in that the call's token stands for. Throws `invalid_purpose`, `principal_missing`.
  func createTicket(_ request: CreateTicketRequest, context: CallContext) async throws -> CreateTicketResponse {
    let organization = try context.requireOrganization()
    guard let principal = context.actor.flatMap(Principal.init),
      let session = context.sessionID.flatMap(UUID.init(uuidString:))
    else { throw AuthError.principalMissing }
    guard ["events", "connect"].contains(request.purpose) else {
      throw InvalidField("purpose", rule: "events or connect.")
    }
    let secret = randomBytes(32)
    let expiresAt = try await database.withTransaction(context.scope(organization)) {
      try await TicketStore.insert(
        SHA256.hash(secret), purpose: request.purpose, principal: "\(principal)", session: session,
        organization: organization, in: $0)
    }
    return CreateTicketResponse(ticket: Sensitive(Base64URL.encode(secret)), expiresAt: Timestamp(expiresAt))
  }
}
