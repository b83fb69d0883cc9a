internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Makes a key's successor, with the same name, scopes and addresses, and ends the key itself after a while.
  ///
  /// Throws `invalid_api_key_id`, `invalid_overlap_seconds`, `api_key_not_found`, `permission_denied`, `idempotency_mismatch`.
  func rotateApiKey(_ request: RotateApiKeyRequest, context: CallContext) async throws -> RotateApiKeyResponse {
    let organization = try context.requireOrganization()
    let id = try APIKeyID.checked(request.apiKeyID, field: "api_key_id")
    guard request.overlapSeconds <= 604_800 else { throw InvalidField("overlap_seconds", rule: "0 to 604,800.") }
    let mine = try await authorizer.permissions(in: organization, context: context)
    guard mine.contains(.keysManage) else { throw AuthError.permissionDenied }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let text = APIKeyText(organization: organization, id: .new())
    let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
      try await key.perform(for: organization, in: transaction, isAudited: false) {
        guard let old = try await APIKeyStore.find(id, in: organization, transaction), old.isLive else {
          throw AuthError.apiKeyNotFound
        }
        let new = NewAPIKey(old)
        guard mine.isSuperset(of: new.scopes) else { throw AuthError.permissionDenied }
        let row = try await APIKeyStore.insert(new, text, by: context.principal, in: transaction)
        try await APIKeyStore.expire(
          id, in: organization, afterSeconds: Int64(request.overlapSeconds), transaction)
        try await AuditStore.append(
          AuditEvent(
            actor: context.principal, action: "api_key.rotated", object: "\(Principal.key(id))",
            after: "\(Principal.key(row.id))"), to: organization, in: transaction)
        return try RotateApiKeyResponse(apiKey: row.message).serialized()
      }
    }
    var response = try RotateApiKeyResponse(serialized: outcome.response)
    guard case .performed = outcome else { return response }
    events.emit(AuthEvents.apiKeyCreated(organization, text.id))
    response.secret = Sensitive(text.text)
    return response
  }
}
