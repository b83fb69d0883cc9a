internal import Identifiers
internal import Postgres

/// Every statement on `stream_dedupe`.
enum StreamDedupeStore {
  /// Notes events, and answers those that were not noted before.
  static func claim(
    _ ids: [StreamEntry.ID], of organizationID: OrganizationID, in transaction: Transaction
  ) async throws -> Set<StreamEntry.ID> {
    Set(
      try await transaction.rows(
        """
        insert into stream_dedupe (org_id, event_id)
        select distinct \(organizationID), id from unnest(\(ids)) as id order by id
        on conflict (org_id, event_id) do nothing
        returning event_id
        """
      ).map { try $0.get("event_id") })
  }

  /// Forgets events noted longer than 7 days ago, at most `limit`. How many.
  static func prune(limit: Int, in transaction: Transaction) async throws -> Int {
    try await transaction.execute(
      """
      delete from stream_dedupe where (org_id, event_id) in (
        select org_id, event_id from stream_dedupe
        where appended_at < clock_timestamp() - interval '7 days' order by appended_at limit \(Int64(limit)))
      """)
  }
}
