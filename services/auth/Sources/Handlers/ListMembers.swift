internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// The people of the caller's organization. Throws `permission_denied`, `bad_cursor`, `bad_limit`.
  func listMembers(_ request: ListMembersRequest, context: CallContext) async throws -> ListMembersResponse {
    let organization = try context.requireOrganization()
    try await authorizer.require(.membersRead, in: organization, context: context)
    let page = try ListPage(request.page)
    let rows = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await MembershipStore.list(organization, after: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (shown, next) = page.cut(rows, by: \.user.uuid)
    let members = shown.map {
      Member(
        userID: "\($0.user)", email: Sensitive($0.email), role: $0.role, permVersion: $0.permissionVersion,
        createdAt: Timestamp($0.createdAt))
    }
    return ListMembersResponse(members: members, page: next)
  }
}
