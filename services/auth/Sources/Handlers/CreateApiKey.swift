internal import AuthAPI
internal import Calls
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Makes an API key, once for each key of idempotency. Nobody gives away what they do not have.
  ///
  /// Throws `permission_denied`, `idempotency_mismatch`, and what ``NewAPIKey`` refuses.
  func createApiKey(_ request: CreateApiKeyRequest, context: CallContext) async throws -> CreateApiKeyResponse {
    let organization = try context.requireOrganization()
    let new = try NewAPIKey(request)
    let mine = try await authorizer.permissions(in: organization, context: context)
    guard mine.contains(.keysManage), mine.isSuperset(of: new.scopes) else { throw AuthError.permissionDenied }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let text = APIKeyText(organization: organization, id: .new())
    let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
      try await key.perform(for: organization, in: transaction, isAudited: false) {
        guard try await OrganizationStore.find(organization, in: transaction) != nil else {
          throw AuthError.organizationNotFound
        }
        let row = try await APIKeyStore.insert(new, text, by: context.principal, in: transaction)
        try await AuditStore.append(
          AuditEvent(
            actor: context.principal, action: "api_key.created", object: "\(Principal.key(row.id))",
            after: row.scopes.joined(separator: " ")), to: organization, in: transaction)
        return try CreateApiKeyResponse(apiKey: row.message).serialized()
      }
    }
    var response = try CreateApiKeyResponse(serialized: outcome.response)
    guard case .performed = outcome else { return response }
    events.emit(AuthEvents.apiKeyCreated(organization, text.id))
    response.secret = Sensitive(text.text)
    return response
  }
}
