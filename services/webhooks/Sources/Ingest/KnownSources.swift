internal import Foundation
internal import Identifiers
internal import Postgres
internal import Resilience
internal import Sealing
internal import Synchronization

/// Sources that deliveries have just come for: a provider that sends many a second is looked up once a second, with its
/// secrets opened.
///
/// A change made in this process counts at once, one made in another after ``life``: so long a source that was disabled, or
/// a secret that ran out, may still be believed. What is over is forgotten with the next look-up of any source.
final class KnownSources: Sendable {
  /// How long what was read is believed.
  static let life: Duration = .seconds(1)
  /// Sources that are remembered, at most.
  private static let limit = 4_096

  /// A source with everything that a delivery is checked against.
  struct Entry: Sendable {
    var source: SourceRow
    var provider: Provider
    /// What may have signed, and the ids that stand for it, in the same order. Opened once for all deliveries of its life.
    var credentials: [SourceCredential]
    var secretIDs: [UUID]
    /// The database's time when it was read: our own clock may be wrong.
    fileprivate var time: Date
    fileprivate var readAt: ContinuousClock.Instant

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
    var sweptAt = ContinuousClock.now
    /// Counts what was forgotten: what was read before that may be old.
    var changes = 0

    mutating func remember(_ entry: Entry, for key: Key, at now: ContinuousClock.Instant) {
      if now - sweptAt >= KnownSources.life {
        entries.removeExpired(at: now)
        sweptAt = now
      }
      entries.set(entry, for: key, at: now)
    }
  }

  private let state = Mutex(State())
  /// Of many deliveries that come at once for a source that is not known, one looks it up.
  private let lookups = SingleFlight<Lookup, Entry?>()

  /// The enabled source behind a path; nil where there is none, which is not remembered. Errors: those of `Postgres` and,
  /// where a secret does not open, of `Sealing`.
  func find(
    provider: String, tokenHash: [UInt8], in database: Database, opening sealer: Sealer
  ) async throws -> Entry? {
    let key = Key(provider: provider, tokenHash: tokenHash)
    let now = ContinuousClock.now
    let (known, changes) = state.withLock { ($0.entries.value(of: key, at: now), $0.changes) }
    if let known { return known }
    let lookup = Lookup(key: key, changes: changes)
    guard let entry = try await lookups.run(lookup, { try await Self.read(key, in: database, sealer) }) else {
      return nil
    }
    state.withLock { state in
      // Counted from before it was read.
      if state.changes == changes { state.remember(entry, for: key, at: now) }
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

  private static func read(_ key: Key, in database: Database, _ sealer: Sealer) async throws -> Entry? {
    let found = try await database.withTransaction(
      .system, lane: .ingest, isReadOnly: true
    ) { transaction -> (entry: Entry, secrets: [SourceSecretRow])? in
      guard
        let (source, time) = try await SourceStore.find(
          provider: key.provider, tokenHash: key.tokenHash, in: transaction),
        let provider = Provider(rawValue: source.provider)
      else { return nil }
      let readAt = ContinuousClock.now
      let secrets = try await SourceSecretStore.live(of: source.id, in: transaction)
      let entry = Entry(
        source: source, provider: provider, credentials: [], secretIDs: [], time: time, readAt: readAt)
      return (entry, secrets)
    }
    guard var entry = found?.entry, let secrets = found?.secrets else { return nil }
    // The house's come from the settings, whatever the database has.
    guard !secrets.isEmpty, entry.source.id != PlatformSource.id else { return entry }
    let organizationID = entry.source.organizationID
    let keyring = try await sealer.keyring(for: organizationID)
    for secret in secrets {
      // Written by a newer release.
      guard let scheme = secret.record.scheme else { continue }
      let context = SealingContext(
        label: SourceSecretStore.label, organizationID: organizationID, record: secret.id)
      entry.credentials.append(SourceCredential(scheme, secret: try keyring.open(secret.sealed, context)))
      entry.secretIDs.append(secret.id)
    }
    return entry
  }
}
