internal import AuthAPI
internal import Foundation
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing
internal import Tokens

/// Lets people in whom an issuer outside vouches for.
///
/// Such a person is (organization, issuer, subject) and nobody else: never a user of ours with the same address, which the
/// issuer may claim as it likes.
struct OutsideExchange: Sendable {
  static let secretLabel = "outside_issuer.secret"

  let database: Database
  let sealer: Sealer
  let mint: TokenMint
  let events: EventSink

  /// Throws `token_refused` for every token that is not taken.
  func exchange(_ text: String, in organization: OrganizationID) async throws -> ExchangeTokenResponse {
    guard let token = try? CompactToken(text), let claimed = OutsideIssuer.claimedIssuer(of: token),
      (1...NewOutsideIssuer.nameLimit).contains(claimed.unicodeScalars.count), !claimed.unicodeScalars.contains("\0")
    else { throw refused("malformed") }
    let found = try await database.withTransaction(.tenant(organization), isReadOnly: true) {
      try await OutsideIssuerStore.find(claimed, in: organization, $0)
    }
    guard let row = found, row.isEnabled, row.state == .active else { throw refused("unknown_issuer") }
    let now = try await database.seconds()
    let person: OutsideIssuer.Person
    do throws(TokenError) {
      person = try await issuer(row, organization).verify(token, now: now)
    } catch {
      throw refused("not_believed")
    }
    let principal = try await database.withTransaction(.tenant(organization)) {
      try await OutsidePrincipalStore.findOrInsert(
        Self.hash(organization, row.id, person.subject), of: row, in: organization, $0)
    }
    guard let role = principal.role else { throw refused("removed") }
    let order = TokenMint.Order(
      principal: .outside(principal.id), organization: organization, role: role,
      permissionVersion: principal.permissionVersion, session: principal.id.uuid, issuedAt: now,
      lifetime: min(TokenMint.personLifetime, person.expiresAt - now))
    return ExchangeTokenResponse(
      principal: "\(order.principal)", role: role.rawValue, accessToken: Sensitive(try await mint.make(order)),
      accessExpiresAt: Timestamp(order.expiresAt))
  }

  /// An issuer whose secret does not open, or whose stored set is none, believes nothing.
  private func issuer(_ row: OutsideIssuerRow, _ organization: OrganizationID) async throws(TokenError) -> OutsideIssuer
  {
    if let sealed = row.sealedSecret {
      guard let secret = try? await sealer.keyring(for: organization).open(sealed, Self.context(row.id, organization))
      else { throw .unknownKey }
      return OutsideIssuer(issuer: row.issuer, audience: row.audience, key: .secret(secret))
    }
    guard let keys = VerificationKeys(json: Array((row.keySet ?? "").utf8)) else { throw .unknownKey }
    return OutsideIssuer(issuer: row.issuer, audience: row.audience, key: .keySet(keys))
  }

  static func context(_ issuer: UUID, _ organization: OrganizationID) -> SealingContext {
    SealingContext(label: secretLabel, organizationID: organization, record: issuer)
  }

  private static func hash(_ organization: OrganizationID, _ issuer: UUID, _ subject: String) -> [UInt8] {
    SHA256.hash(organization.uuid.bigEndian, issuer.bigEndian, Array(subject.utf8))
  }

  private func refused(_ reason: String) -> AuthError {
    events.emit(AuthEvents.outsideTokenRefused(reason: reason))
    return .tokenRefused
  }
}
