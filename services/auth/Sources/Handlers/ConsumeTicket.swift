internal import AuthAPI
internal import Calls
internal import Messages
internal import Postgres
internal import Sealing
internal import Tokens

extension AuthHandlers {
  /// Uses a ticket up. Throws `ticket_refused` for every ticket that does not count.
  func consumeTicket(_ request: ConsumeTicketRequest, context: CallContext) async throws -> ConsumeTicketResponse {
    let text = request.ticket.reveal()
    guard text.utf8.count < 64, let secret = Base64URL.decode(text), secret.count == 32 else {
      throw AuthError.ticketRefused
    }
    let found = try await database.withTransaction(.system) { transaction in
      try await TicketStore.consume(SHA256.hash(secret), purpose: request.purpose, in: transaction).map {
        ConsumeTicketResponse(principal: $0.principal, orgID: "\($0.organization)")
      }
    }
    guard let found else { throw AuthError.ticketRefused }
    return found
  }
}
