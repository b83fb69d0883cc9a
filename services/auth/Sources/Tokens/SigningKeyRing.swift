internal import Foundation
internal import Identifiers
internal import Postgres
internal import Sealing
internal import Synchronization
internal import Tokens

/// The keys of access tokens, opened: the current one signs, all that are not retired verify.
///
/// Read again after a minute, so that every replica signs with the same key soon after it changed; the key that comes next is
/// published long before it signs.
final class SigningKeyRing: Sendable {
  static let lifetime: Duration = .seconds(60)
  static let label = "signing_key.private"

  /// What is known at one moment.
  struct Snapshot: Sendable {
    var currentID: String
    var current: Ed25519.PrivateKey
    var published: VerificationKeys
  }

  private let database: Database
  private let sealer: Sealer
  private let known = Mutex<(snapshot: Snapshot, until: ContinuousClock.Instant)?>(nil)

  init(database: Database, sealer: Sealer) {
    self.database = database
    self.sealer = sealer
  }

  /// The keys, from the last minute or from the database. The first call of all makes the first two keys.
  func snapshot() async throws -> Snapshot {
    if let entry = known.withLock({ $0 }), entry.until > .now { return entry.snapshot }
    let keyring = try await sealer.keyring(for: .system)
    let rows = try await database.withTransaction(.system) { transaction in
      for state in [SigningKeyRow.State.current, .next] {
        try await SigningKeyStore.insert(try Self.make(state, keyring), in: transaction)
      }
      return try await SigningKeyStore.published(in: transaction)
    }
    guard let current = rows.first(where: { $0.state == .current }) else { throw PostgresError(.rowMissing) }
    let snapshot = Snapshot(
      currentID: current.id,
      current: try Ed25519.PrivateKey(try keyring.open(current.sealed, Self.context(current.record))),
      published: VerificationKeys(
        Dictionary(uniqueKeysWithValues: rows.map { ($0.id, PublicKey.ed25519($0.publicKey)) })))
    known.withLock { $0 = (snapshot, .now + Self.lifetime) }
    return snapshot
  }

  /// Forgets what is known, so that the next call reads.
  func forget() { known.withLock { $0 = nil } }

  /// A new key, sealed.
  static func make(_ state: SigningKeyRow.State, _ keyring: Keyring) throws -> SigningKeyRow {
    let key = try Ed25519.PrivateKey()
    let record = UUID.version7()
    return SigningKeyRow(
      id: record.uuidString.lowercased(), record: record, publicKey: key.publicKey,
      sealed: try keyring.seal(key.reveal(), context(record)), state: state)
  }

  private static func context(_ record: UUID) -> SealingContext {
    SealingContext(label: label, organizationID: .system, record: record)
  }
}
