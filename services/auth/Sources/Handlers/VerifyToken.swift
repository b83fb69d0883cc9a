internal import AuthAPI
internal import Calls
internal import Foundation
internal import Messages
internal import Postgres
internal import Tokens

extension AuthHandlers {
  /// Whether an access token counts now: its signature, its session or key, and its principal's rights.
  ///
  /// Throws `token_refused` for every token that does not.
  func verifyToken(_ request: VerifyTokenRequest, context: CallContext) async throws -> VerifyTokenResponse {
    let verifier = TokenVerifier(
      issuer: TokenMint.issuer, audience: TokenMint.audience, keys: try await mint.keys.snapshot().published,
      capacity: 2)
    let now = try await database.seconds()
    let token: VerifiedToken
    do throws(TokenError) {
      token = try verifier.verify(request.token.reveal(), now: now)
    } catch {
      throw AuthError.tokenRefused
    }
    guard let principal = Principal(token.principal),
      let standing = try await authorizer.standing(
        of: principal, in: token.organizationID, for: .organizationRead, agent: nil), standing.organization != .closed,
      standing.permissionVersion == token.permissionVersion,
      try await isLive(session: UUID(uuidString: token.sessionID), of: principal)
    else { throw AuthError.tokenRefused }
    return VerifyTokenResponse(
      principal: token.principal, orgID: "\(token.organizationID)", role: token.role,
      permVersion: token.permissionVersion, expiresAt: Timestamp(seconds: token.expiresAt))
  }

  /// Whether what a principal's token stands for still counts: a person's log-in, which must be theirs. A key was found to
  /// live with its standing, and a person of an issuer outside has no log-in here.
  func isLive(session: UUID?, of principal: Principal) async throws -> Bool {
    guard case .user(let user) = principal else { return true }
    guard let session, let found = try await SessionStore.find(session, database) else { return false }
    return found.isLive && found.user == user
  }
}
