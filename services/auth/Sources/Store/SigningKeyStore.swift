internal import Foundation
internal import Postgres

/// Every statement on `signing_keys`.
enum SigningKeyStore {
  /// Stores a key where its state is free; there is one key of each state.
  static func insert(_ key: SigningKeyRow, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into signing_keys (kid, record_id, public_key, private_sealed, state)
      select \(key.id), \(key.record), \(key.publicKey), \(key.sealed), \(key.state.rawValue)
       where not exists (select from signing_keys where state = \(key.state.rawValue))
          on conflict do nothing
      """)
  }

  /// The keys that tokens are verified with, at most three.
  static func published(in transaction: Transaction) async throws -> [SigningKeyRow] {
    try await transaction.rows(
      "select kid, record_id, public_key, private_sealed, state from signing_keys where state <> 'retired'"
    ).map(SigningKeyRow.init)
  }

  /// Moves each key one state on, where the current one is older than `age` and the next one was published for at least
  /// `publication`. Whether it did; the place of the next key is free then.
  static func advance(age: Duration, publication: Duration, in transaction: Transaction) async throws -> Bool {
    let due = try await transaction.first(
      """
      select from signing_keys c join signing_keys n on n.state = 'next'
       where c.state = 'current'
         and c.changed_at <= clock_timestamp() - \(age.components.seconds) * interval '1 second'
         and n.changed_at <= clock_timestamp() - \(publication.components.seconds) * interval '1 second'
         for update
      """)
    guard due != nil else { return false }
    for statement in advances { try await transaction.execute(statement) }
    return true
  }

  private static let advances: [Statement] = [
    "delete from signing_keys where state = 'retired'",
    "update signing_keys set state = 'retired', changed_at = clock_timestamp() where state = 'previous'",
    "update signing_keys set state = 'previous', changed_at = clock_timestamp() where state = 'current'",
    "update signing_keys set state = 'current', changed_at = clock_timestamp() where state = 'next'",
  ]
}

struct SigningKeyRow: Sendable, Hashable {
  enum State: String, Sendable, Hashable {
    case next, current, previous, retired
  }

  var id: String
  /// What the private part is sealed for.
  var record: UUID
  var publicKey: [UInt8]
  var sealed: [UInt8]
  var state: State
}

extension SigningKeyRow {
  fileprivate init(_ row: Row) throws {
    guard let state = State(rawValue: try row.get("state")) else { throw PostgresError(.decoding) }
    self.init(
      id: try row.get("kid"), record: try row.get("record_id"), publicKey: try row.get("public_key"),
      sealed: try row.get("private_sealed"), state: state)
  }
}
