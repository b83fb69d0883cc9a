internal import Identifiers
internal import Resilience
internal import Synchronization

/// Everything that stands between a call and the network, for all accounts of all providers.
final class Protection: Sendable {
  /// Accounts that are remembered; the one that was used least recently is forgotten first.
  static let accountsLimit = 10_000
  /// An account that is not used for so long is forgotten.
  static let accountLife = Duration.seconds(3600)

  /// Leave to make one attempt.
  struct Permit: Sendable {
    fileprivate let account: CircuitBreaker.Permit
    fileprivate let provider: CircuitBreaker.Permit
  }

  /// What a report changed.
  struct Changes: Sendable, Hashable {
    var account: CircuitBreaker.Change?
    var provider: CircuitBreaker.Change?
    var hasOpenedProvider = false
  }

  private struct State: Sendable {
    var accounts: BoundedCache<ProtectionKey, AccountProtection>
    var providers: ProviderBreakers
  }

  private let configuration: OutboundConfiguration
  private let state: Mutex<State>

  init(_ configuration: OutboundConfiguration, at now: ContinuousClock.Instant) {
    self.configuration = configuration
    state = Mutex(
      State(
        accounts: BoundedCache(limit: Self.accountsLimit, life: Self.accountLife),
        providers: ProviderBreakers(configuration.breaker, at: now)))
  }

  /// What protects the account; made when first asked for.
  func account(_ key: ProtectionKey, at now: ContinuousClock.Instant) -> AccountProtection {
    state.withLock { state in
      let account = state.accounts.value(of: key, at: now) ?? AccountProtection(configuration, at: now)
      state.accounts.set(account, for: key, at: now)
      return account
    }
  }

  /// Leave to call the account now, of its breaker and of the provider's. Throws ``AccountProtection/Refusal``.
  func admit(
    _ key: ProtectionKey, _ account: AccountProtection, at now: ContinuousClock.Instant
  ) throws(AccountProtection.Refusal) -> Permit {
    // The account first: one that is refused anyway must not use up the provider's only probe.
    let permit = try account.admit(at: now)
    switch state.withLock({ $0.providers.admit(key.provider, at: now) }) {
    case .admitted(let provider):
      return Permit(account: permit, provider: provider)
    case .refused(let until):
      _ = account.record(.abandoned, of: permit, at: now)
      throw .open(until: until)
    }
  }

  /// Reports how an attempt ended.
  func record(
    _ outcome: CircuitBreaker.Outcome, of permit: Permit, _ key: ProtectionKey, _ account: AccountProtection,
    organization: OrganizationID?, at now: ContinuousClock.Instant
  ) -> Changes {
    var changes = Changes(account: account.record(outcome, of: permit.account, at: now))
    state.withLock { state in
      changes.provider = state.providers.record(outcome, of: permit.provider, provider: key.provider, at: now)
      if let change = changes.account {
        changes.hasOpenedProvider = state.providers.accountChanged(
          change, key, of: organization ?? .system, at: now)
      }
    }
    return changes
  }
}
