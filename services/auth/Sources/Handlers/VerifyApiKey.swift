internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import Sealing

extension AuthHandlers {
  /// Exchanges an API key for a token of 60 seconds. Throws `key_refused` for every key that does not count.
  func verifyApiKey(_ request: VerifyApiKeyRequest, context: CallContext) async throws -> VerifyApiKeyResponse {
    guard let text = APIKeyText(request.key.reveal()) else { throw refusedKey() }
    let address = request.remoteAddress.reveal()
    let found = try await database.withTransaction(.tenant(text.organization)) { transaction -> APIKeyRow? in
      guard let row = try await APIKeyStore.find(text.id, in: text.organization, transaction),
        constantTimeEquals(row.secretHash, text.secretHash), row.isLive,
        row.addresses.isEmpty || row.addresses.contains(address),
        try await OrganizationStore.find(text.organization, in: transaction)?.state != .closed
      else { return nil }
      try await APIKeyStore.touch(text.id, in: text.organization, transaction)
      return row
    }
    guard let row = found else { throw refusedKey() }
    let order = TokenMint.Order(
      principal: .key(row.id), organization: text.organization, role: nil, permissionVersion: 1, session: row.id.uuid,
      issuedAt: try await database.seconds(), lifetime: TokenMint.keyLifetime, scopes: row.scopes)
    return VerifyApiKeyResponse(
      principal: "\(Principal.key(row.id))", orgID: "\(text.organization)", scopes: row.scopes,
      accessToken: Sensitive(try await mint.make(order)), accessExpiresAt: Timestamp(order.expiresAt))
  }

  private func refusedKey() -> AuthError {
    events.emit(AuthEvents.apiKeyRefused)
    return .keyRefused
  }
}
