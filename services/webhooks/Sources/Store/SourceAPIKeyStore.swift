internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import Sealing

/// What a source's provider is asked with.
struct SourceAPIKey: Sendable {
  var key: Sensitive<String>
  /// Twilio: the account's SID; empty for the others.
  var account: String
}

/// Every statement on `source_api_keys`. A system table: callers have found the source in their organization.
enum SourceAPIKeyStore {
  private static func context(_ source: SourceID, _ organizationID: OrganizationID) -> SealingContext {
    SealingContext(label: "source.api_key", organizationID: organizationID, record: source.uuid)
  }

  /// Gives the source a key, in place of the one it has.
  static func put(
    _ key: SourceAPIKey, of source: SourceID, _ organizationID: OrganizationID, with keyring: Keyring,
    in transaction: Transaction
  ) async throws {
    let sealed = try keyring.seal(Array(key.key.reveal().utf8), context(source, organizationID))
    _ = try await transaction.execute(
      """
      insert into source_api_keys (source_id, account, key_ct) values (\(source), \(key.account), \(sealed))
      on conflict (source_id) do update set account = excluded.account, key_ct = excluded.key_ct,
        updated_at = clock_timestamp()
      """)
  }

  /// The source's key; nil where it has none.
  static func find(
    of source: SourceID, _ organizationID: OrganizationID, with keyring: Keyring, in transaction: Transaction
  ) async throws -> SourceAPIKey? {
    guard
      let row = try await transaction.first(
        "select account, key_ct from source_api_keys where source_id = \(source)")
    else { return nil }
    let key = try keyring.open(try row.get("key_ct"), context(source, organizationID))
    return SourceAPIKey(key: Sensitive(String(decoding: key, as: UTF8.self)), account: try row.get("account"))
  }

  /// Those of `sources` that have one.
  static func known(_ sources: [SourceID], in transaction: Transaction) async throws -> Set<SourceID> {
    Set(
      try await transaction.rows("select source_id from source_api_keys where source_id = any(\(sources))").map {
        try $0.get("source_id")
      })
  }
}
