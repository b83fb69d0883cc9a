internal import Foundation
internal import Identifiers
internal import Postgres
internal import Resilience
internal import Synchronization

/// Sources that deliveries have just come for: a provider that sends many a second is looked up once a second.
///
/// A change made in this process counts at once, one made in another after ``life``: so long a source that was disabled, or
/// a secret that ran out, may still be believed.
final class KnownSources: Sendable {
  /// How long what was read is believed.
  static let life: Duration = .seconds(1)
  /// Sources that are remembered, at most.
  private static let limit = 4_096

  /// A source with everything that a delivery is checked against.
  struct Entry: Sendable {
    var source: SourceRow
    var provider: Provider
    var secrets: [SourceSecretRow]
    /// The database's time when it was read: our own clock may be wrong.
    fileprivate var time: Date
    fileprivate var readAt: ContinuousClock.Instant

    init(source: SourceRow, provider: Provider, secrets: [SourceSecretRow], time: Date, readAt: ContinuousClock.Instant)
    {
      self.source = source
      self.provider = provider
      self.secrets = secrets
      self.time = time
      self.readAt = readAt
    }

    /// The database's time, by how long ago it was asked.
    func now(at instant: ContinuousClock.Instant) -> Date {
      time.addingTimeInterval((instant - readAt) / .seconds(1))
    }
  }

  private struct Key: Hashable, Sendable {
    var provider: String
    var tokenHash: [UInt8]
  }

  /// Nobody joins one that began before a change.
  private struct Lookup: Hashable, Sendable {
    var key: Key
    var changes: Int
  }

  private struct State: Sendable {
    var entries = BoundedCache<Key, Entry>(limit: KnownSources.limit, life: KnownSources.life)
    /// Counts what was forgotten: what was read before that may be old.
    var changes = 0
  }

  private let state = Mutex(State())
  /// Of many deliveries that come at once for a source that is not known, one looks it up.
  private let lookups = SingleFlight<Lookup, Entry?>()

  /// The enabled source behind a path; nil where there is none, which is not remembered.
  func find(
    provider: String, tokenHash: [UInt8], in database: Database
  ) async throws -> Entry? {
    let key = Key(provider: provider, tokenHash: tokenHash)
    let now = ContinuousClock.now
    let (known, changes) = state.withLock { ($0.entries.value(of: key, at: now), $0.changes) }
    if let known { return known }
    let lookup = Lookup(key: key, changes: changes)
    guard let entry = try await lookups.run(lookup, { try await Self.read(key, in: database) }) else { return nil }
    state.withLock { state in
      // Counted from before it was read.
      if state.changes == changes { state.entries.set(entry, for: key, at: now) }
    }
    return entry
  }

  /// After a commit that changed sources or their secrets.
  func forgetAll() {
    state.withLock { state in
      state.entries.removeAll()
      state.changes += 1
    }
  }

  private static func read(_ key: Key, in database: Database) async throws -> Entry? {
    try await database.withTransaction(.system, lane: .ingest, isReadOnly: true) { transaction -> Entry? in
      guard
        let (source, time) = try await SourceStore.find(
          provider: key.provider, tokenHash: key.tokenHash, in: transaction),
        let provider = Provider(rawValue: source.provider)
      else { return nil }
      let readAt = ContinuousClock.now
      let secrets = try await SourceSecretStore.live(of: source.id, in: transaction)
      return Entry(source: source, provider: provider, secrets: secrets, time: time, readAt: readAt)
    }
  }
}
