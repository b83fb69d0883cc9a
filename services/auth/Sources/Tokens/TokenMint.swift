internal import Foundation
internal import Identifiers
internal import Tokens

/// Makes access tokens.
struct TokenMint: Sendable {
  /// What every service expects of our tokens.
  static let issuer = "switchboard"
  static let audience = "switchboard"
  /// Seconds that a person's token lives.
  static let personLifetime: Int64 = 600
  /// Seconds that the token of a key lives.
  static let keyLifetime: Int64 = 60
  /// Seconds that the token of a ticket lives.
  static let ticketLifetime: Int64 = 60

  /// Whom the token of an operator's grant stands for.
  static let operatorName = "operator"

  let keys: SigningKeyRing

  struct Order: Sendable {
    var principal: Principal
    var organization: OrganizationID
    var role: Role?
    var permissionVersion: Int64
    /// The session or key that the token stands for.
    var session: UUID
    /// Seconds since 1970, by the database's clock.
    var issuedAt: Int64
    var lifetime: Int64
    var scopes: [String]?

    var expiresAt: Date { Date(timeIntervalSince1970: TimeInterval(issuedAt + lifetime)) }
  }

  /// The token. The same order gives the same token for as long as the current key is the same.
  func make(_ order: Order) async throws -> String {
    try await sign(
      AccessClaims(
        iss: Self.issuer, aud: Self.audience, sub: "\(order.principal)", org: "\(order.organization)",
        role: order.role?.rawValue ?? "", pv: order.permissionVersion, sid: order.session.uuidString.lowercased(),
        iat: order.issuedAt, exp: order.issuedAt + order.lifetime, scp: order.scopes))
  }

  /// The token with which the operator acts for an organization; `issuedAt` in seconds since 1970, `lifetime` in seconds.
  func make(
    grant: UUID, of organization: OrganizationID, issuedAt: Int64, lifetime: Int64
  ) async throws -> String {
    try await sign(
      AccessClaims(
        iss: Self.issuer, aud: Self.audience, sub: Self.operatorName, org: "\(organization)", role: "", pv: 1,
        sid: grant.uuidString.lowercased(), iat: issuedAt, exp: issuedAt + lifetime))
  }

  private func sign(_ claims: AccessClaims) async throws -> String {
    let snapshot = try await keys.snapshot()
    return try CompactToken.sign(claims: claims.encoded(), keyID: snapshot.currentID, key: snapshot.current)
  }
}
