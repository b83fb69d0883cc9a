internal import AuthAPI
internal import Calls
internal import Messages
internal import Postgres
internal import Sealing
internal import Tokens

extension AuthHandlers {
  /// Exchanges a ticket for a token of 60 seconds and uses it up. Throws `ticket_refused` for every ticket that does not count,
  /// and for those whose log-in has ended.
  func consumeTicket(_ request: ConsumeTicketRequest, context: CallContext) async throws -> ConsumeTicketResponse {
    let text = request.ticket.reveal()
    guard text.utf8.count < 64, let secret = Base64URL.decode(text), secret.count == 32 else {
      throw AuthError.ticketRefused
    }
    let found = try await database.withTransaction(.system) {
      try await TicketStore.consume(SHA256.hash(secret), purpose: request.purpose, in: $0)
    }
    guard let ticket = found, let principal = Principal(ticket.principal),
      let standing = try await authorizer.standing(
        of: principal, in: ticket.organization, for: .organizationRead, agent: nil), standing.organization != .closed,
      try await isLive(session: ticket.session, of: principal)
    else { throw AuthError.ticketRefused }
    var order = TokenMint.Order(
      principal: principal, organization: ticket.organization, role: standing.role,
      permissionVersion: standing.permissionVersion, session: ticket.session,
      issuedAt: try await database.seconds(), lifetime: TokenMint.ticketLifetime)
    if case .key = principal {
      order.scopes = standing.scopes.map(\.rawValue).sorted()
    } else if standing.role == nil {
      throw AuthError.ticketRefused
    }
    return ConsumeTicketResponse(
      principal: ticket.principal, orgID: "\(ticket.organization)", accessToken: Sensitive(try await mint.make(order)))
  }
}
