/// An authorization server's memory: codes, grants and their tokens. Pure; each provider words the answers itself.
///
/// A grant is a family: every token that came from one code. Showing a code twice, or a refresh token that was replaced,
/// ends the whole family. Sources: RFC 6749, section 4.1.2; RFC 9700, section 4.14.2; RFC 7636.
struct OAuthServer: Sendable {
  /// How a provider's tokens live.
  struct Policy: Sendable, Hashable {
    /// Whether each refresh replaces the refresh token.
    var rotates: Bool
    var codeLifetime: Int64 = 600_000
    /// Milliseconds.
    var accessLifetime: Int64
    var codePrefix: String
    var accessPrefix: String
    var refreshPrefix: String
    /// Letters and digits after the prefix.
    var tokenLength = 48
  }

  /// Who is asking, for what, and on whose account.
  struct Request: Sendable, Hashable {
    var redirectURI: String
    var scopes: [String]
    /// The outside account that the person chose.
    var account: String
    /// The PKCE challenge (S256); nil: none was sent.
    var challenge: String?
    var nonce: String?
  }

  /// Tokens just given.
  struct Grant: Sendable, Hashable {
    var accessToken: String
    /// Nil where the refresh token stays as it is.
    var refreshToken: String?
    var scopes: [String]
    var account: String
    var expiresAt: Int64
    var nonce: String?
  }

  enum Failure: Error, Sendable, Hashable {
    case unknownCode
    case redirectMismatch
    case verifierMismatch
    case unknownRefreshToken
    /// A replaced refresh token was shown: the family is gone.
    case reusedRefreshToken
    case revoked
  }

  private struct Code: Sendable {
    var request: Request
    var family: String
    var expiresAt: Int64
    var isUsed = false
  }

  private struct Family: Sendable {
    var account: String
    var scopes: [String]
    var refreshToken: String
    var isRevoked = false
    var nonce: String?
  }

  private struct AccessToken: Sendable {
    var family: String
    var expiresAt: Int64
  }

  var policy: Policy
  private var identifiers: IdentifierSource
  private var codes: [String: Code] = [:]
  private var families: [String: Family] = [:]
  private var accessTokens: [String: AccessToken] = [:]
  /// Every refresh token ever given, and whose it is.
  private var refreshTokens: [String: String] = [:]
  /// How often a replaced refresh token was shown.
  private(set) var reuses: Int64 = 0

  init(policy: Policy, seed: UInt64) {
    self.policy = policy
    identifiers = IdentifierSource(seed: seed ^ 0x0a07)
  }

  /// A code for what the person just agreed to.
  mutating func issueCode(_ request: Request, at time: Int64) -> String {
    if codes.count > 10_000 { codes = codes.filter { $0.value.expiresAt > time } }
    let code = identifiers.token(policy.codePrefix, length: 32)
    codes[code] = Code(
      request: request, family: identifiers.hexadecimal("family_"), expiresAt: time + policy.codeLifetime)
    return code
  }

  /// Tokens for a code. A second showing ends what the first one got.
  mutating func exchange(
    code text: String, redirectURI: String?, verifier: String?, at time: Int64
  ) throws(Failure) -> Grant {
    guard var code = codes[text] else { throw .unknownCode }
    guard !code.isUsed else {
      families[code.family]?.isRevoked = true
      throw .unknownCode
    }
    guard code.expiresAt > time else { throw .unknownCode }
    guard redirectURI == code.request.redirectURI else { throw .redirectMismatch }
    if let challenge = code.request.challenge {
      guard let verifier, PKCE.challenge(of: verifier) == challenge else { throw .verifierMismatch }
    }
    code.isUsed = true
    codes[text] = code
    let refresh = identifiers.token(policy.refreshPrefix, length: policy.tokenLength)
    families[code.family] = Family(
      account: code.request.account, scopes: code.request.scopes, refreshToken: refresh, nonce: code.request.nonce)
    refreshTokens[refresh] = code.family
    return give(code.family, refresh: refresh, at: time)
  }

  /// New tokens for a refresh token.
  mutating func refresh(_ token: String, at time: Int64) throws(Failure) -> Grant {
    guard let id = refreshTokens[token], var family = families[id] else { throw .unknownRefreshToken }
    guard !family.isRevoked else { throw .revoked }
    guard family.refreshToken == token else {
      reuses += 1
      families[id]?.isRevoked = true
      throw .reusedRefreshToken
    }
    guard policy.rotates else { return give(id, refresh: nil, at: time) }
    let next = identifiers.token(policy.refreshPrefix, length: policy.tokenLength)
    family.refreshToken = next
    families[id] = family
    refreshTokens[next] = id
    return give(id, refresh: next, at: time)
  }

  /// What an access token allows; nil where it is unknown or its grant is gone. An expired one says since when.
  func access(_ token: String) -> (account: String, scopes: [String], expiresAt: Int64)? {
    guard let access = accessTokens[token], let family = families[access.family], !family.isRevoked else { return nil }
    return (family.account, family.scopes, access.expiresAt)
  }

  /// What a refresh token allows; nil where it is not the valid one of a living grant.
  func refreshable(_ token: String) -> (account: String, scopes: [String])? {
    guard let family = refreshTokens[token].flatMap({ families[$0] }), !family.isRevoked, family.refreshToken == token
    else { return nil }
    return (family.account, family.scopes)
  }

  /// Ends the grant of a token of either kind; false where there is none.
  mutating func revoke(_ token: String) -> Bool {
    guard let id = refreshTokens[token] ?? accessTokens[token]?.family, families[id]?.isRevoked == false else {
      return false
    }
    families[id]?.isRevoked = true
    return true
  }

  /// Ends every grant of an account, as when its owner uninstalls the app.
  mutating func revokeAll(of account: String) {
    for (id, family) in families where family.account == account { families[id]?.isRevoked = true }
  }

  /// Every grant, without its tokens.
  var grants: [JSONValue] {
    families.sorted { $0.key < $1.key }.map { id, family in
      [
        "id": .string(id), "account": .string(family.account), "revoked": .bool(family.isRevoked),
        "scopes": .array(family.scopes.map { .string($0) }),
        "access_tokens": .integer(Int64(accessTokens.values.count { $0.family == id })),
        "refresh_tokens": .integer(Int64(refreshTokens.values.count { $0 == id })),
      ]
    }
  }

  private mutating func give(_ id: String, refresh: String?, at time: Int64) -> Grant {
    if accessTokens.count > 20_000 { accessTokens = accessTokens.filter { $0.value.expiresAt > time } }
    let access = identifiers.token(policy.accessPrefix, length: policy.tokenLength)
    let expiry = time + policy.accessLifetime
    accessTokens[access] = AccessToken(family: id, expiresAt: expiry)
    let family = families[id]
    return Grant(
      accessToken: access, refreshToken: refresh, scopes: family?.scopes ?? [], account: family?.account ?? "",
      expiresAt: expiry, nonce: family?.nonce)
  }
}
