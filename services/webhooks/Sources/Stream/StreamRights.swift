internal import AuthAPI
internal import Calls
internal import Foundation
internal import ServiceRuntime

/// Whether somebody who reads an organization's event stream still may: the log-in ends, a member leaves, a key is revoked
/// while a stream is open.
struct StreamRights: Sendable {
  static let permission = "events.read"
  /// Whom a grant's token stands for.
  private static let operatorName = "operator"

  /// At the stream's start: what tells from then on, without waiting, whether the token of its call still counts.
  var watch: @Sendable (CallContext) throws -> @Sendable () -> Bool
  /// Whether the call's actor may read events at this moment. Throws `RPCError` where the answer cannot be had.
  var allows: @Sendable (CallContext) async throws -> Bool

  /// The operator may for as long as the grant lasts; everybody else by their token, and by what auth says.
  static func asking(_ auth: AuthClient, _ principals: PrincipalVerifier) -> StreamRights {
    StreamRights(
      watch: { context in
        guard let token = context.principalToken else { return { true } }
        let verified = try principals.verify(token)
        let isGrant = verified.principal == operatorName
        return {
          principals.stillCounts(verified)
            && (!isGrant || verified.expiresAt > Int64(Date().timeIntervalSince1970))
        }
      },
      allows: ask(auth))
  }

  /// Asks auth in webhooks' own name: the token that opened the stream is soon over.
  static func ask(_ auth: AuthClient) -> @Sendable (CallContext) async throws -> Bool {
    { context in
      guard context.principalToken != nil, context.actor != operatorName, let organization = context.organizationID
      else { return true }
      return try await auth.check(
        CheckRequest(principal: context.actor ?? "", permission: permission, sessionID: context.sessionID ?? ""),
        options: .organization(organization)
      ).allowed
    }
  }
}
