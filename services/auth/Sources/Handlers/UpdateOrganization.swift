internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Changes the caller's organization, once for each key. Only the operator changes its status; of a closed one every token is
  /// revoked, and the services that act for it hear of it.
  ///
  /// Throws `organization_not_found`, `permission_denied`, `idempotency_mismatch`, and what ``OrganizationChange`` refuses.
  func updateOrganization(
    _ request: UpdateOrganizationRequest, context: CallContext
  ) async throws -> UpdateOrganizationResponse {
    let organization = try context.requireOrganization()
    let change = try OrganizationChange(request)
    guard change.state == nil || context.caller == "operator" else { throw AuthError.permissionDenied }
    try await authorizer.require(.organizationManage, in: organization, context: context)
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await database.withTransaction(context.scope(organization)) { transaction in
      try await key.perform(for: organization, in: transaction, isAudited: false) {
        guard let row = try await OrganizationStore.update(organization, change, in: transaction) else {
          throw AuthError.organizationNotFound
        }
        switch change.state {
        case .closed:
          try await RevocationStore.append(.organization, subject: "\(organization)", in: transaction)
          try await News.append(.closed(organization, version: row.stateVersion), in: transaction)
        case .active, .suspended:
          try await News.append(.opened(organization, version: row.stateVersion), in: transaction)
        case nil: break
        }
        return try UpdateOrganizationResponse(organization: row.message).serialized()
      }
    }
    let response = try UpdateOrganizationResponse(serialized: outcome.response)
    if case .performed = outcome {
      wakeRelay()
      events.emit(
        AuthEvents.organizationUpdated(organization, state: change.state, privacyMode: change.privacyMode))
    }
    return response
  }
}
