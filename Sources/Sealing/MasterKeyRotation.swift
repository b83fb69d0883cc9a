internal import Foundation
internal import Identifiers
internal import Postgres

/// Replaces the master key of a service while it runs.
///
/// The problem: a data key that one replica wraps by a new master key is lost to every replica that does not have it yet.
/// So it takes three moves, each of which can be repeated and none of which can be taken too early:
///
/// 1. Every replica tells in the database which keys it can open with. Only a key that all of them have may seal.
/// 2. Data keys that another key wraps are wrapped anew, organization by organization, each in a transaction of its own that
///    changes a row only if it is still wrapped as it was read. What is sealed by the data keys stays as it is.
/// 3. A key is retired when it seals nothing and wraps nothing. Whoever makes a first data key holds the choice of the key
///    until its row is committed, so that a count of zero stays zero.
public struct MasterKeyRotation: Sendable {
  let sealer: Sealer

  public init(_ sealer: Sealer) {
    self.sealer = sealer
  }

  private var database: Database { sealer.database }

  /// Tells which keys this process can open with. Whether the sealing one is among them.
  @discardableResult public func report(as replica: String) async throws -> Bool {
    let keys = sealer.masterKeys
    return try await system { transaction in
      try await MasterKeyStore.report(replica, opens: keys.keys.keys.sorted(), in: transaction)
      try await MasterKeyStore.forgetEnded(in: transaction)
      guard let sealing = try await SealingKeyStore.current(in: transaction) else { return true }
      return keys.keys[sealing] != nil
    }
  }

  /// This process ends: it need not be waited for.
  public func leave(_ replica: String) async throws {
    try await system { try await MasterKeyStore.forget(replica, in: $0) }
  }

  public func status() async throws -> MasterKeyStatus {
    try await system { try await Self.status(in: $0) }
  }

  /// Makes `id` the key that seals. Choosing it again changes nothing. Throws ``MasterKeyRefusal`` and what Postgres throws.
  public func seal(with id: String) async throws -> MasterKeyStatus {
    try await system { transaction in
      let sealing = try await SealingKeyStore.lock(in: transaction)
      var status = try await Self.status(in: transaction)
      guard sealing != id else { return status }
      guard !status.retired.contains(id) else { throw MasterKeyRefusal.isRetired }
      let missing = status.replicas(without: id)
      guard !status.replicas.isEmpty, missing.isEmpty else { throw MasterKeyRefusal.notEverywhere(missing) }
      try await SealingKeyStore.choose(id, in: transaction)
      status.sealing = id
      return status
    }
  }

  /// Ends the use of `id` for ever. Retiring it again changes nothing. Throws ``MasterKeyRefusal`` and what Postgres throws.
  public func retire(_ id: String) async throws -> MasterKeyStatus {
    try await system { transaction in
      let sealing = try await SealingKeyStore.lock(in: transaction)
      var status = try await Self.status(in: transaction)
      guard !status.retired.contains(id) else { return status }
      guard sealing != id else { throw MasterKeyRefusal.isSealing }
      guard status.uses[id] == nil else { throw MasterKeyRefusal.inUse(status.uses[id] ?? 0) }
      guard status.keys.contains(id) else { throw MasterKeyRefusal.unknown }
      try await MasterKeyStore.retire(id, in: transaction)
      status.retired.insert(id)
      return status
    }
  }

  /// Wraps the data keys of at most `limit` organizations anew, where that is due. How many organizations it were; fewer than
  /// `limit` where nothing is left.
  ///
  /// Throws `unknownKey` where this process lacks a key, and what Postgres throws; what was wrapped before stays.
  public func rewrap(limit: Int) async throws -> Int {
    let (sealing, organizations) = try await system { transaction -> (String?, [OrganizationID]) in
      guard let sealing = try await SealingKeyStore.current(in: transaction) else { return (nil, []) }
      return (sealing, try await MasterKeyStore.organizations(besides: sealing, limit: limit, in: transaction))
    }
    guard let sealing else { return 0 }
    for organization in organizations { try await rewrap(organization, by: sealing) }
    return organizations.count
  }

  private func rewrap(_ organization: OrganizationID, by sealing: String) async throws {
    try await database.withTransaction(.tenant(organization), lane: .worker) { transaction in
      for key in try await OrganizationKeyStore.list(organization, in: transaction) where key.masterID != sealing {
        try await OrganizationKeyStore.rewrap(
          key, as: try sealer.rewrapped(key, by: sealing), in: transaction)
      }
    }
  }

  private static func status(in transaction: Transaction) async throws -> MasterKeyStatus {
    MasterKeyStatus(
      sealing: try await SealingKeyStore.current(in: transaction), uses: try await MasterKeyStore.uses(in: transaction),
      retired: try await MasterKeyStore.retired(in: transaction),
      replicas: try await MasterKeyStore.replicas(in: transaction))
  }

  private func system<Result: Sendable>(
    _ body: (Transaction) async throws -> Result
  ) async throws -> Result {
    try await database.withTransaction(.system, lane: .operator, body)
  }
}
