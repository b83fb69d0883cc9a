internal import AuthAPI
internal import Calls
internal import Messages
internal import Sealing
internal import ServiceRuntime

extension AuthHandlers {
  /// Invites somebody, once for each key. See ``Inviting``. Only an owner invites owners.
  ///
  /// Throws `invalid_email`, `invalid_role`, `permission_denied`, `idempotency_mismatch`.
  func createInvitation(
    _ request: CreateInvitationRequest, context: CallContext
  ) async throws -> CreateInvitationResponse {
    let organization = try context.requireOrganization()
    guard let email = EmailAddress(request.email.reveal()) else {
      throw InvalidField("email", rule: "3 to \(EmailAddress.limit) characters with an @.")
    }
    guard let role = Role(rawValue: request.role) else {
      throw InvalidField("role", rule: "One of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let mine = try await authorizer.permissions(in: organization, context: context)
    guard mine.contains(.membersManage), role != .owner || mine.contains(.organizationManage) else {
      throw AuthError.permissionDenied
    }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    return try await inviting.invite(email, as: role, to: organization, key: key, context: context)
  }
}
