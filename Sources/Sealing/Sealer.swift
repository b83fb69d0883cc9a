internal import Foundation
public import Identifiers
public import Postgres
internal import Resilience
internal import Synchronization

/// Gives every organization its keyring, making the first data key where there is none.
///
/// Keyrings are kept for five minutes, at most 1,000 of them; a key is wiped when the last keyring that holds it goes.
public final class Sealer: Sendable {
  private static let lifetime: Duration = .seconds(300)
  private static let capacity = 1_000

  private let service: String
  let database: Database
  private let currentKeys: Mutex<MasterKeys>
  /// Of many who ask for the same organization at once, one reads.
  private let loads = SingleFlight<OrganizationID, Keyring>()
  private let cache = Mutex<[OrganizationID: (keyring: Keyring, until: ContinuousClock.Instant)]>([:])

  /// `service` is part of what sealed bytes are bound to: one service's rows do not open in another.
  public init(service: String, masterKeys: MasterKeys, database: Database) {
    self.service = service
    currentKeys = Mutex(masterKeys)
    self.database = database
  }

  /// The keys that wrap data keys. What is replaced holds from the next data key on that is not known yet.
  public var masterKeys: MasterKeys {
    get { currentKeys.withLock { $0 } }
    set { currentKeys.withLock { $0 = newValue } }
  }

  /// The keyring of an organization.
  ///
  /// It reads on the operator lane, in a transaction of its own: callers may hold a connection of another lane, and a
  /// key made in a transaction that rolls back must never be used. Errors: `unknownKey`, and those of `Postgres`.
  public func keyring(for organizationID: OrganizationID) async throws -> Keyring {
    if let known = cached(organizationID) { return known }
    return try await loads.run(organizationID) {
      let keyring = try await self.database.withTransaction(.tenant(organizationID), lane: .operator) { transaction in
        try await self.load(organizationID, in: transaction)
      }
      self.remember(keyring)
      return keyring
    }
  }

  private func cached(_ organizationID: OrganizationID) -> Keyring? {
    cache.withLock { entries in
      guard let entry = entries[organizationID], entry.until > .now else { return nil }
      return entry.keyring
    }
  }

  private func remember(_ keyring: Keyring) {
    cache.withLock { entries in
      if entries.count >= Self.capacity {
        let now = ContinuousClock.now
        entries = entries.filter { $0.value.until > now }
        if entries.count >= Self.capacity, let oldest = entries.min(by: { $0.value.until < $1.value.until }) {
          entries[oldest.key] = nil
        }
      }
      entries[keyring.organizationID] = (keyring, .now + Self.lifetime)
    }
  }

  private func load(_ organizationID: OrganizationID, in transaction: Transaction) async throws -> Keyring {
    var stored = try await OrganizationKeyStore.list(organizationID, in: transaction)
    if !stored.contains(where: \.isActive) {
      let masterID = try await SealingKeyStore.current(orFirst: masterKeys.firstID, in: transaction)
      try await OrganizationKeyStore.insertFirst(
        try wrap(randomBytes(32), id: .version7(), for: organizationID, under: masterID, isActive: true),
        in: transaction)
      stored = try await OrganizationKeyStore.list(organizationID, in: transaction)
    }
    var keys: [UUID: SecretKey] = [:]
    for entry in stored { keys[entry.id] = try masterKeys.open(entry, of: service) }
    guard let active = stored.first(where: \.isActive) else {
      throw SealingError(.unknownKey, "The organization has no active data key.")
    }
    return Keyring(service: service, organizationID: organizationID, activeID: active.id, keys: keys)
  }

  /// The same data key, wrapped by another master key. Errors: `unknownKey`, `notAuthentic`, `malformed`.
  func rewrapped(_ entry: WrappedKey, by masterID: String) throws(SealingError) -> WrappedKey {
    var key = try masterKeys.unwrap(entry, of: service)
    defer { wipe(&key) }
    return try wrap(
      key, id: entry.id, for: entry.organizationID, under: masterID, isActive: entry.isActive)
  }

  private func wrap(
    _ key: [UInt8], id: UUID, for organizationID: OrganizationID, under masterID: String, isActive: Bool
  ) throws(SealingError) -> WrappedKey {
    guard let master = masterKeys.keys[masterID] else {
      throw MasterKeys.missing(masterID, of: service)
    }
    let context = SealingContext(label: "org_key|\(masterID)", organizationID: organizationID, record: id)
    let wrapped = try Envelope.seal(
      key, keyID: id, key: master, authenticating: context.authenticatedData(service: service))
    return WrappedKey(
      organizationID: organizationID, id: id, wrapped: wrapped, masterID: masterID, isActive: isActive)
  }
}
