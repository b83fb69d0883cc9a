internal import AuthAPI
internal import Calls
internal import Messages

/// Asks auth about every credential and every permission: what was revoked a moment ago counts no more.
struct AuthServiceAuthenticator: Authenticator {
  let auth: AuthClient

  func principal(bearing credential: String, from address: String, requestID: String) async throws -> Principal {
    do throws(RPCError) {
      return Self.isToken(credential)
        ? try await owner(ofToken: credential, requestID) : try await owner(ofKey: credential, from: address, requestID)
    } catch {
      if error.code == .unauthenticated, Self.refusals.contains(error.reason) { throw BearerCredential.invalid }
      throw error
    }
  }

  private func owner(ofToken token: String, _ requestID: String) async throws(RPCError) -> Principal {
    let verified = try await auth.verifyToken(
      VerifyTokenRequest(token: Sensitive(token)), options: CallOptions(requestID: requestID))
    return Principal(organizationID: verified.orgID, actor: verified.principal, token: Sensitive(token))
  }

  private func owner(ofKey key: String, from address: String, _ requestID: String) async throws(RPCError) -> Principal {
    let verified = try await auth.verifyApiKey(
      VerifyApiKeyRequest(key: Sensitive(key), remoteAddress: Sensitive(address)),
      options: CallOptions(requestID: requestID))
    return Principal(
      organizationID: verified.orgID, actor: verified.principal, token: verified.accessToken,
      scopes: Set(verified.scopes))
  }

  func principal(holding ticket: String, for purpose: TicketPurpose, requestID: String) async throws -> Principal {
    do throws(RPCError) {
      let consumed = try await auth.consumeTicket(
        ConsumeTicketRequest(ticket: Sensitive(ticket), purpose: purpose.rawValue),
        options: CallOptions(requestID: requestID))
      return Principal(
        organizationID: consumed.orgID, actor: consumed.principal, token: consumed.accessToken)
    } catch {
      if error.reason == "ticket_refused" { throw TicketPurpose.refused }
      throw error
    }
  }

  func allows(_ permission: String, to principal: Principal, requestID: String) async throws -> Bool {
    if let scopes = principal.scopes, !scopes.contains(permission) { return false }
    return try await auth.check(
      CheckRequest(principal: principal.actor, permission: permission),
      options: principal.options(requestID: requestID)
    ).allowed
  }

  /// What auth says of a credential, beside what it may say of the edge itself.
  private static let refusals: Set<String> = ["token_refused", "key_refused"]

  /// A JWT has three parts; a key has no dot.
  private static func isToken(_ credential: String) -> Bool {
    credential.utf8.count { $0 == UInt8(ascii: ".") } == 2
  }
}
