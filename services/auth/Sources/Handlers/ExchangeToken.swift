internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import ServiceRuntime

extension AuthHandlers {
  /// Exchanges the token of an issuer outside. Throws `token_refused`. See ``OutsideExchange``.
  func exchangeToken(_ request: ExchangeTokenRequest, context: CallContext) async throws -> ExchangeTokenResponse {
    guard let organization = OrganizationID(request.orgID) else { throw AuthError.tokenRefused }
    return try await OutsideExchange(database: database, sealer: sealer, mint: mint, events: events)
      .exchange(request.token.reveal(), in: organization)
  }
}
