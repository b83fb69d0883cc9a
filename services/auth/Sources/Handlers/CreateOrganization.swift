internal import AuthAPI
internal import Calls
internal import Messages
internal import ServiceRuntime

extension AuthHandlers {
  /// Makes an organization and its owner, once for each key. See ``OrganizationCreator``.
  func createOrganization(
    _ request: CreateOrganizationRequest, context: CallContext
  ) async throws -> CreateOrganizationResponse {
    let new = try NewOrganization(request)
    // A hash of the request is kept, and a password could be guessed from one: it counts only whether there was one.
    var hashed = request
    hashed.ownerPassword = Sensitive(new.ownerPassword == nil ? "" : "set")
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    return try await OrganizationCreator(database: database, passwords: passwords, events: events)
      .create(new, key: key, scope: context.scope)
  }
}
