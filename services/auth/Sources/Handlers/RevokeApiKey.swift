internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime
internal import Tokens

extension AuthHandlers {
  /// Ends a key now. Throws `invalid_api_key_id`, `api_key_not_found`, `permission_denied`.
  func revokeApiKey(_ request: RevokeApiKeyRequest, context: CallContext) async throws -> RevokeApiKeyResponse {
    let organization = try context.requireOrganization()
    let id = try APIKeyID.checked(request.apiKeyID, field: "api_key_id")
    try await authorizer.require(.keysManage, in: organization, context: context)
    try await database.withTransaction(context.scope(organization)) { transaction in
      guard try await APIKeyStore.revoke(id, in: organization, transaction) else { throw AuthError.apiKeyNotFound }
      try await RevocationStore.append(.session, subject: "\(id)", in: transaction)
      try await AuditStore.append(
        AuditEvent(actor: context.principal, action: "api_key.revoked", object: "\(Principal.key(id))"),
        to: organization, in: transaction)
    }
    events.emit(AuthEvents.apiKeyRevoked(organization, id))
    return RevokeApiKeyResponse()
  }
}
