internal import AuthAPI
internal import Calls
internal import Foundation
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Ends one of the caller's own sessions. Throws `principal_missing`, `session_not_found`.
  func endSession(_ request: EndSessionRequest, context: CallContext) async throws -> EndSessionResponse {
    let organization = try context.requireOrganization()
    guard case .user(let user) = context.actor.flatMap(Principal.init) else { throw AuthError.principalMissing }
    guard let id = UUID(uuidString: request.sessionID), let found = try await SessionStore.find(id, database),
      found.user == user, found.organization == organization
    else { throw AuthError.sessionNotFound }
    let ended = try await database.withTransaction(context.scope(organization)) {
      try await SessionStore.end(id, reason: .logout, in: $0)
    }
    if ended { events.emit(AuthEvents.sessionEnded(user, reason: .logout)) }
    return EndSessionResponse()
  }
}
