internal import AuthAPI
internal import Foundation
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing
internal import Tokens

/// Opens, continues and ends log-ins.
struct SessionKeeper: Sendable {
  static let label = "session.rotation_key"

  let database: Database
  let sealer: Sealer
  let mint: TokenMint
  let events: EventSink

  /// Lets a person whose password was right in. Throws `not_a_member`.
  func open(for user: UserID, in organization: OrganizationID?) async throws -> TokenPair {
    let chosen: OrganizationID? =
      if let organization { organization } else { try await UserOrganizationStore.first(of: user, database) }
    guard let chosen else { throw AuthError.notAMember }
    let keyring = try await sealer.keyring(for: .system)
    let (id, key) = (UUID.version7(), randomBytes(32))
    let sealed = try keyring.seal(key, Self.context(id))
    let (row, standing) = try await database.withTransaction(.tenant(chosen, actor: "\(Principal.user(user))")) {
      transaction in
      guard let standing = try await MembershipStore.find(user, in: chosen, transaction), let role = standing.role,
        standing.organization != .closed
      else { throw AuthError.notAMember }
      let row = try await SessionStore.insert(id, of: user, in: chosen, sealedKey: sealed, transaction)
      return (row, (role, standing.permissionVersion))
    }
    events.emit(AuthEvents.sessionOpened(user))
    return try await pair(row, key: key, role: standing.0, version: standing.1)
  }

  /// Exchanges a refresh token. Throws `session_ended` for every token that gets nothing.
  func refresh(_ text: String) async throws -> TokenPair {
    guard let token = RefreshToken(text), let found = try await SessionStore.find(token.session, database) else {
      throw AuthError.sessionEnded
    }
    let key = try await sealer.keyring(for: .system).open(found.sealedKey, Self.context(found.id))
    guard token.isGenuine(under: key) else { throw AuthError.sessionEnded }
    let outcome = try await database.withTransaction(.tenant(found.organization)) {
      try await exchange(token, of: found, in: $0)
    }
    switch outcome {
    case .pair(let row, let role, let version):
      return try await pair(row, key: key, role: role, version: version)
    case .refused(let reason):
      events.emit(AuthEvents.sessionRefused(found.user, reason: reason))
      throw AuthError.sessionEnded
    }
  }

  /// Ends the session of a genuine refresh token, whichever of its tokens that is; any other text ends nothing.
  func end(_ text: String) async throws {
    guard let token = RefreshToken(text), let found = try await SessionStore.find(token.session, database) else {
      return
    }
    let key = try await sealer.keyring(for: .system).open(found.sealedKey, Self.context(found.id))
    guard token.isGenuine(under: key) else { return }
    try await database.withTransaction(.system) {
      try await SessionStore.end(found.id, reason: .logout, in: $0)
    }
    events.emit(AuthEvents.sessionEnded(found.user, reason: .logout))
  }

  private enum Outcome: Sendable {
    case pair(SessionRow, Role, Int64)
    case refused(String)
  }

  /// A refusal is a result and no error: what it wrote must be committed.
  private func exchange(
    _ token: RefreshToken, of found: SessionRow, in transaction: Transaction
  ) async throws -> Outcome {
    guard let locked = try await SessionStore.lock(found.id, in: transaction) else { return .refused("unknown") }
    let standing = try await MembershipStore.find(found.user, in: found.organization, transaction)
    guard let standing, let role = standing.role, standing.organization != .closed else {
      try await SessionStore.end(found.id, reason: .removed, in: transaction)
      return .refused("not_a_member")
    }
    let decision = RefreshDecision(
      generation: token.generation, current: locked.generation, isLive: locked.isLive, age: locked.age)
    switch decision {
    case .rotate:
      return .pair(try await SessionStore.advance(found.id, in: transaction), role, standing.permissionVersion)
    case .repeatLast: return .pair(locked, role, standing.permissionVersion)
    case .ended: return .refused("ended")
    case .reuse:
      try await SessionStore.end(found.id, reason: .reuse, in: transaction)
      return .refused("reuse")
    }
  }

  private func pair(_ row: SessionRow, key: [UInt8], role: Role, version: Int64) async throws -> TokenPair {
    let order = TokenMint.Order(
      principal: .user(row.user), organization: row.organization, role: role, permissionVersion: version,
      session: row.id, issuedAt: Int64(row.refreshedAt.timeIntervalSince1970), lifetime: TokenMint.personLifetime)
    return TokenPair(
      accessToken: Sensitive(try await mint.make(order)), accessExpiresAt: Timestamp(order.expiresAt),
      refreshToken: Sensitive(RefreshToken(session: row.id, generation: row.generation, key: key).text),
      refreshExpiresAt: Timestamp(row.expiresAt), sessionID: row.id.uuidString.lowercased(), userID: "\(row.user)",
      orgID: "\(row.organization)", role: role.rawValue)
  }

  private static func context(_ id: UUID) -> SealingContext {
    SealingContext(label: label, organizationID: .system, record: id)
  }
}
