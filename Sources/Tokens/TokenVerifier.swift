internal import Identifiers
internal import Sealing
internal import Synchronization

/// Verifies our own tokens without asking anybody: against a snapshot of auth's keys and of what was revoked.
///
/// A token is verified once a minute at most; in between its hash is enough. Whether the caller may do what it asks is not
/// said here, and neither is anything that happened since the last revocation that this process has heard of.
public final class TokenVerifier: Sendable {
  /// Seconds by which clocks may differ.
  static let leeway: Int64 = 5

  private let issuer: String
  private let audience: String
  private let state: Mutex<State>

  private struct State {
    var keys: VerificationKeys
    var cache: VerifiedTokenCache
    var revocations = RevocationList()
  }

  /// - Parameter capacity: Verified tokens that are remembered, some 500 bytes each.
  public init(issuer: String, audience: String, keys: VerificationKeys = VerificationKeys([:]), capacity: Int = 10_000)
  {
    self.issuer = issuer
    self.audience = audience
    state = Mutex(State(keys: keys, cache: VerifiedTokenCache(capacity: capacity)))
  }

  /// Tokens that are remembered.
  public var remembered: Int { state.withLock { $0.cache.count } }

  /// Takes a newer snapshot. Tokens of keys that are gone are forgotten.
  public func replace(keys: VerificationKeys) {
    state.withLock { state in
      guard state.keys != keys else { return }
      state.keys = keys
      state.cache.removeAll()
    }
  }

  /// Takes news of the feed; `now` in seconds since 1970.
  public func apply(_ revocations: [Revocation], now: Int64) {
    state.withLock { state in
      for entry in revocations {
        state.revocations.insert(kind: entry.kind, subject: entry.subject, at: entry.at, now: now)
      }
    }
  }

  /// Who `token` stands for; `now` in seconds since 1970. Throws ``TokenError``: nothing of a token that is not believed is
  /// kept.
  public func verify(_ token: String, now: Int64) throws(TokenError) -> VerifiedToken {
    guard token.utf8.count <= CompactToken.limit else { throw .malformed }
    let hash = SHA256.hash(Array(token.utf8))
    if let known = state.withLock({ $0.cache.find(hash, now: now) }) { return try checked(known, now: now) }
    let keys = state.withLock { $0.keys }
    let verified = try verified(try keys.payload(of: CompactToken(token)))
    let result = try checked(verified, now: now)
    state.withLock { state in
      // Keys may have been replaced meanwhile: what an older set verified is not remembered.
      if state.keys == keys { state.cache.insert(result, hash, now: now) }
    }
    return result
  }

  /// Whether news of the feed took back what `token` said when it was verified, or so much came that nothing counts.
  public func isRevoked(_ token: VerifiedToken) -> Bool {
    state.withLock { $0.revocations.covers(token) }
  }

  private func verified(_ payload: [UInt8]) throws(TokenError) -> VerifiedToken {
    guard let claims = AccessClaims(payload), let organization = OrganizationID(claims.org), claims.exp > claims.iat
    else { throw .malformed }
    guard claims.iss == issuer else { throw .wrongIssuer }
    guard claims.aud == audience else { throw .wrongAudience }
    return VerifiedToken(
      principal: claims.sub, organizationID: organization, role: claims.role, permissionVersion: claims.pv,
      sessionID: claims.sid, issuedAt: claims.iat, expiresAt: claims.exp, scopes: claims.scp)
  }

  private func checked(_ token: VerifiedToken, now: Int64) throws(TokenError) -> VerifiedToken {
    guard token.expiresAt > now else { throw .expired }
    guard token.issuedAt <= now + Self.leeway else { throw .notYetValid }
    guard !isRevoked(token) else { throw .revoked }
    return token
  }
}
