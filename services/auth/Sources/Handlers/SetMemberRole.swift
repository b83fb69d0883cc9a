internal import AuthAPI
internal import Calls
internal import Identifiers
internal import ServiceRuntime

extension AuthHandlers {
  /// Gives a member another role, once for each key. See ``MemberChanges``.
  ///
  /// Throws `invalid_user_id`, `invalid_role`, `permission_denied`, `member_not_found`, `last_owner`.
  func setMemberRole(_ request: SetMemberRoleRequest, context: CallContext) async throws -> SetMemberRoleResponse {
    let user = try UserID.checked(request.userID, field: "user_id")
    guard let role = Role(rawValue: request.role) else {
      throw InvalidField("role", rule: "One of \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let version = try await MemberChanges(database: database, authorizer: authorizer, events: events)
      .change(user, to: role, key: key, context: context)
    return SetMemberRoleResponse(permVersion: version)
  }
}
