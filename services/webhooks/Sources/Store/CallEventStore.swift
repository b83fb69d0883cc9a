internal import Identifiers
internal import Postgres

/// Every statement on `call_events`.
enum CallEventStore {
  /// Notes that a call takes an event in. False where it had been taken in before.
  static func insert(
    _ inbox: InboxRow, call: CallID, in transaction: Transaction
  ) async throws -> Bool {
    try await transaction.execute(
      """
      insert into call_events (org_id, call_id, dedupe_key, event_type, inbox_id)
      values (\(inbox.organizationID), \(call), \(inbox.dedupeKey), \(inbox.eventType), \(inbox.id))
      on conflict (org_id, call_id, dedupe_key) do nothing
      """) == 1
  }
}
