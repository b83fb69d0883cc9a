internal import AuthAPI
internal import Calls
internal import Foundation
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// The caller's own sessions that live, oldest first. Throws `principal_missing`, `bad_cursor`, `bad_limit`.
  func listSessions(_ request: ListSessionsRequest, context: CallContext) async throws -> ListSessionsResponse {
    let organization = try context.requireOrganization()
    guard case .user(let user) = context.actor.flatMap(Principal.init) else { throw AuthError.principalMissing }
    let page = try ListPage(request.page)
    let rows = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await SessionStore.list(of: user, in: organization, after: page.cursor, limit: page.limit + 1, $0)
    }
    let (shown, next) = page.cut(rows, by: \.id)
    let sessions = shown.map {
      Session(
        id: $0.id.uuidString.lowercased(), createdAt: Timestamp($0.createdAt), refreshedAt: Timestamp($0.refreshedAt),
        expiresAt: Timestamp($0.expiresAt))
    }
    return ListSessionsResponse(sessions: sessions, page: next)
  }
}
