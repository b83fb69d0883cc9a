internal import AuthAPI
internal import Calls
internal import Identifiers
internal import ServiceRuntime

extension AuthHandlers {
  /// Takes a member out of the organization, once for each key. See ``MemberChanges``.
  ///
  /// Throws `invalid_user_id`, `permission_denied`, `member_not_found`, `last_owner`.
  func removeMember(_ request: RemoveMemberRequest, context: CallContext) async throws -> RemoveMemberResponse {
    let user = try UserID.checked(request.userID, field: "user_id")
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let version = try await MemberChanges(database: database, authorizer: authorizer, events: events)
      .change(user, to: nil, key: key, context: context)
    return RemoveMemberResponse(permVersion: version)
  }
}
