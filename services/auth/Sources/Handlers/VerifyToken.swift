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
    let now = try await database.read(.system, "select extract(epoch from clock_timestamp())::bigint as now").first?
      .get("now", as: Int64.self)
    let token: VerifiedToken
    do throws(TokenError) {
      token = try verifier.verify(request.token.reveal(), now: now ?? .max)
    } catch {
      throw AuthError.tokenRefused
    }
    guard let principal = Principal(token.principal),
      let standing = try await authorizer.standing(
        of: principal, in: token.organizationID, for: .organizationRead, agent: nil), standing.organization != .closed,
      standing.permissionVersion == token.permissionVersion, try await isLive(token, of: principal)
    else { throw AuthError.tokenRefused }
    return VerifyTokenResponse(
      principal: token.principal, orgID: "\(token.organizationID)", role: token.role,
      permVersion: token.permissionVersion, expiresAt: Timestamp(seconds: token.expiresAt))
  }

  /// A person's token lives no longer than its session; a key was found to live with its standing.
  private func isLive(_ token: VerifiedToken, of principal: Principal) async throws -> Bool {
    guard case .user = principal else { return true }
    guard let id = UUID(uuidString: token.sessionID) else { return false }
    return try await SessionStore.find(id, database)?.isLive == true
  }
}
