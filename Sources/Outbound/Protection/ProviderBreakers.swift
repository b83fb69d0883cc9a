internal import Identifiers
internal import Resilience

/// Whether a provider as a whole is left alone.
///
/// One tenant's account can fail for a reason of its own - a suspended portal, an instance in maintenance - and must not stop
/// the others. Only when three accounts of three organizations stand open at once is it the provider that fails. Then all
/// its accounts wait, and one call of any of them probes.
struct ProviderBreakers: Sendable {
  /// Accounts, each of another organization, whose open breakers open the provider's.
  static let accountsToOpen = 3

  private struct Entry: Sendable {
    var breaker: CircuitBreaker
    /// Organizations whose calls opened the breakers that stand open.
    var open: [ProtectionKey: OrganizationID] = [:]
  }

  private let configuration: CircuitBreaker.Configuration
  private let origin: ContinuousClock.Instant
  private var entries: [Provider: Entry] = [:]

  init(_ configuration: CircuitBreaker.Configuration, at now: ContinuousClock.Instant) {
    // The provider's breaker counts accounts and not calls: its own rates never open it.
    var counting = configuration
    counting.minimumCalls = .max
    self.configuration = counting
    origin = now
  }

  mutating func admit(_ provider: Provider, at now: ContinuousClock.Instant) -> CircuitBreaker.Admission {
    var entry = entries[provider] ?? Entry(breaker: makeBreaker())
    defer { entries[provider] = entry }
    return entry.breaker.admit(at: now)
  }

  mutating func record(
    _ outcome: CircuitBreaker.Outcome, of permit: CircuitBreaker.Permit, provider: Provider,
    at now: ContinuousClock.Instant
  ) -> CircuitBreaker.Change? {
    entries[provider]?.breaker.record(outcome, of: permit, at: now)
  }

  /// An account's breaker opened or closed. Answers whether the provider's opened with it.
  mutating func accountChanged(
    _ change: CircuitBreaker.Change, _ key: ProtectionKey, of organization: OrganizationID,
    at now: ContinuousClock.Instant
  ) -> Bool {
    var entry = entries[key.provider] ?? Entry(breaker: makeBreaker())
    defer { entries[key.provider] = entry }
    guard case .opened = change else {
      entry.open[key] = nil
      return false
    }
    entry.open[key] = organization
    guard !entry.breaker.isOpen, Set(entry.open.values).count >= Self.accountsToOpen else { return false }
    entry.breaker.trip(at: now)
    // From here on the provider's own probes decide; accounts that still fail count anew.
    entry.open = [:]
    return true
  }

  private func makeBreaker() -> CircuitBreaker {
    CircuitBreaker(configuration: configuration, at: origin)
  }
}
