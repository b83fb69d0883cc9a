internal import Identifiers
internal import Postgres

/// Every statement on `organization_states`, a system table, but for the question that `SourceStore` asks beside its own.
enum OrganizationStateStore {
  /// An organization as auth told of it.
  struct Noted: Sendable, Hashable {
    var organization: OrganizationID
    var isClosed: Bool
    var version: Int64
  }

  /// Writes what is newer than what is there.
  static func note(_ noted: Noted, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      insert into organization_states (org_id, is_closed, version)
      values (\(noted.organization), \(noted.isClosed), \(noted.version))
          on conflict (org_id) do update
         set is_closed = excluded.is_closed, version = excluded.version, noted_at = clock_timestamp()
       where organization_states.version < excluded.version
      """)
  }
}
