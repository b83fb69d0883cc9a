internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing

/// Gets new tokens for a connection: the one way to do so.
///
/// 1. A lease on the generation that is to be replaced, of 30 s, and a line in the journal, in one transaction.
/// 2. The provider is asked, for at most 8 s: less than the lease, and less than a job's transaction may lie idle.
/// 3. The new tokens are stored over that generation and no other, before anybody uses them.
///
/// A process that comes second waits for the first and takes what it stored. Where the answer is lost, the journal knows that
/// the refresh token may be used up; where the provider gives a new one each time, it is then tried once more and no oftener,
/// because a provider that sees an old one again may end the whole grant.
struct TokenRefresher: Sendable {
  /// Attempts from one generation whose outcome is not known, at a provider that rotates.
  static let unknownLimit = 2
  /// Longest wait for another process's refresh.
  static let waitLimit = Duration.seconds(15)
  static let pollInterval = Duration.milliseconds(25)

  let database: Database
  let sealer: Sealer
  let client: OAuthClient
  let revoker: GrantRevoker
  let events: EventSink

  /// Returns when the tokens are of another generation than `generation`. Throws ``TokenUnavailable``.
  func refresh(_ tokens: StoredTokens, of organization: OrganizationID) async throws {
    let end = ContinuousClock.now + Self.waitLimit
    while true {
      let lease = UUID.version7()
      switch try await take(tokens, lease: lease, organization) {
      case .taken(let sealed):
        if try await ask(sealed, tokens, lease: lease, organization) { return }
      case .exhausted: throw TokenUnavailable.needsReauth
      case .held: break
      }
      guard let current = try await current(tokens.connection, organization) else { throw TokenUnavailable.ended }
      if current.generation != tokens.generation, current.state == .active { return }
      guard current.state == .active else { throw current.state.unavailability }
      guard .now < end else { throw TokenUnavailable.provider(reason: "refresh_in_progress", retryAfter: .seconds(1)) }
      // Another process's commit cannot be waited for; its lease ends at the latest.
      try await Task.sleep(for: Self.pollInterval)
    }
  }

  private enum Taking: Sendable {
    case taken([UInt8])
    /// Another process asks, or the tokens have changed.
    case held
    /// Asking again could end the grant.
    case exhausted
  }

  private func take(_ tokens: StoredTokens, lease: UUID, _ organization: OrganizationID) async throws -> Taking {
    try await database.withTransaction(.tenant(organization), retries: 3) { transaction in
      guard
        let sealed = try await ConnectionTokenStore.lease(
          tokens.connection, generation: tokens.generation, organization: organization, token: lease, in: transaction)
      else { return .held }
      if tokens.provider.rotatesRefreshTokens {
        let unresolved = try await RefreshAttemptStore.unresolved(
          of: tokens.connection, generation: tokens.generation, organization: organization, in: transaction)
        guard unresolved < Self.unknownLimit else {
          _ = try await ConnectionStore.move(
            tokens.connection, of: organization, from: [.active], to: .needsReauth, reason: "refresh_outcome_unknown",
            in: transaction)
          try await ConnectionTokenStore.release(
            tokens.connection, organization: organization, token: lease, in: transaction)
          return .exhausted
        }
      }
      try await RefreshAttemptStore.begin(
        lease, of: tokens.connection, generation: tokens.generation, organization: organization, in: transaction)
      return .taken(sealed)
    }
  }

  /// Whether new tokens are stored. False after a race that another process won or is winning.
  private func ask(
    _ sealed: [UInt8], _ tokens: StoredTokens, lease: UUID, _ organization: OrganizationID
  ) async throws -> Bool {
    let start = ContinuousClock.now
    let keyring = try await sealer.keyring(for: organization)
    let old = try keyring.openText(
      sealed,
      ConnectionSealing.refreshToken(of: tokens.connection, generation: tokens.generation, in: organization))
    do {
      let grant = try await client.refresh(
        old, of: tokens.provider, account: tokens.accountID, organization: organization)
      if let account = grant.account, account.id != tokens.accountID {
        throw OAuthFailure.revoked("account_changed")
      }
      let isStored = try await store(grant, old: old, tokens, lease: lease, keyring, organization)
      if isStored {
        events.emit(
          IntegrationsEvents.tokenRefreshed(
            organization, tokens.connection, tokens.provider, duration: ContinuousClock.now - start))
      }
      return isStored
    } catch let failure as OAuthFailure {
      try await fail(failure, tokens, lease: lease, organization)
      switch failure {
      case .raceLost: return false
      case .revoked, .scopeLost:
        // The next look tells whether somebody else's refresh was the reason.
        return false
      case .transient(let reason, let retryAfter):
        throw TokenUnavailable.provider(reason: reason, retryAfter: retryAfter)
      case .unknown(let reason), .misconfigured(let reason), .unusable(let reason):
        throw TokenUnavailable.provider(reason: reason, retryAfter: nil)
      }
    }
  }

  private func store(
    _ grant: TokenGrant, old: Sensitive<String>, _ tokens: StoredTokens, lease: UUID, _ keyring: Keyring,
    _ organization: OrganizationID
  ) async throws -> Bool {
    let new = try NewTokens(
      grant, refresh: grant.refreshToken ?? old, of: tokens.connection, generation: tokens.generation + 1,
      organization: organization, keyring)
    let isStored = try await database.withTransaction(.tenant(organization), retries: 3) { transaction in
      let isStored = try await ConnectionTokenStore.replace(
        new, of: tokens.connection, over: tokens.generation, organization: organization, in: transaction)
      if isStored {
        let isSaved = try await ConnectionStore.move(
          tokens.connection, of: organization, from: [.needsReauth], to: .active, in: transaction)
        if isSaved {
          try await ResumeSyncsHandler.schedule(tokens.connection, organization: organization, in: transaction)
        }
        if let instance = grant.account?.instanceURL {
          try await ConnectionStore.setInstance(
            instance, of: tokens.connection, organization: organization, in: transaction)
        }
        try await TokenRefreshHandler.schedule(new.timing, organization: organization, in: transaction)
      }
      try await RefreshAttemptStore.end(
        lease, outcome: isStored ? .refreshed : .late, reason: nil, organization: organization, in: transaction)
      return isStored
    }
    if !isStored, try await current(tokens.connection, organization)?.state == .disabled {
      // It was ended while the provider was asked: what came too late is given back and never kept.
      await revoker.revoke(
        grant.refreshToken ?? grant.accessToken, of: tokens.provider, account: tokens.accountID,
        organization: organization)
    }
    return isStored
  }

  private func fail(
    _ failure: OAuthFailure, _ tokens: StoredTokens, lease: UUID, _ organization: OrganizationID
  ) async throws {
    let outcome = failure.outcome
    events.emit(
      IntegrationsEvents.refreshFailed(
        organization, tokens.connection, tokens.provider, outcome: outcome.rawValue, reason: failure.reason))
    try await database.withTransaction(.tenant(organization), retries: 3) { transaction in
      try await RefreshAttemptStore.end(
        lease, outcome: outcome, reason: failure.reason, organization: organization, in: transaction)
      let generation = try await ConnectionTokenStore.lock(
        tokens.connection, organization: organization, in: transaction)
      if generation == tokens.generation, outcome == .revoked || outcome == .scopeLost {
        _ = try await ConnectionStore.move(
          tokens.connection, of: organization, from: [.active], to: .needsReauth, reason: failure.reason,
          in: transaction)
      }
      try await ConnectionTokenStore.release(
        tokens.connection, organization: organization, token: lease, in: transaction)
    }
  }

  private func current(_ connection: ConnectionID, _ organization: OrganizationID) async throws -> StoredTokens? {
    try await database.withTransaction(.tenant(organization), isReadOnly: true) {
      try await ConnectionTokenStore.find(connection, of: organization, in: $0)
    }
  }
}

extension OAuthFailure {
  fileprivate var outcome: RefreshOutcome {
    switch self {
    case .transient, .raceLost, .misconfigured, .unusable: .transient
    case .unknown: .unknown
    case .revoked: .revoked
    case .scopeLost: .scopeLost
    }
  }
}

extension ConnectionState {
  /// Why a connection in this state gives no token.
  var unavailability: TokenUnavailable {
    switch self {
    case .pendingConfirmation: .pending
    case .active, .disabled: .ended
    case .needsReauth: .needsReauth
    }
  }
}

extension NewTokens {
  /// Seals a grant as `generation` of a connection.
  init(
    _ grant: TokenGrant, refresh: Sensitive<String>, of connection: ConnectionID, generation: Int64,
    organization: OrganizationID, _ keyring: Keyring
  ) throws {
    var random = SystemRandomNumberGenerator()
    sealedAccess = try keyring.seal(
      grant.accessToken,
      ConnectionSealing.accessToken(of: connection, generation: generation, in: organization))
    sealedRefresh = try keyring.seal(
      refresh, ConnectionSealing.refreshToken(of: connection, generation: generation, in: organization))
    timing = RefreshTiming(lifeSeconds: grant.lifeSeconds, using: &random)
  }
}
