internal import AuthAPI
internal import Calls
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Tells about the caller's organization. Throws `organization_not_found`, `permission_denied`.
  func getOrganization(
    _ request: GetOrganizationRequest, context: CallContext
  ) async throws -> GetOrganizationResponse {
    let organization = try context.requireOrganization()
    try await authorizer.require(.organizationRead, in: organization, context: context)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await OrganizationStore.find(organization, in: $0)
    }
    guard let row = found else { throw AuthError.organizationNotFound }
    return GetOrganizationResponse(organization: row.message)
  }
}
