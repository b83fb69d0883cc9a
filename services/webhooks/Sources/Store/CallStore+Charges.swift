internal import Foundation
internal import Identifiers
internal import Postgres

// What is known of the charges of calls.

extension CallStore {
  /// Calls with ids behind `cursor`, nil for any, that are over, of known length, and not found to be charged for all of it, in the order
  /// of their ids.
  static func unconfirmed(
    _ organization: OrganizationID, after cursor: CallID?, limit: Int, in transaction: Transaction
  ) async throws -> [UnconfirmedCall] {
    try await transaction.rows(
      """
      select id, provider, provider_call_id, started_at, ended_at, received_at, seconds, version,
             exists (
               select from outbox
                where outbox.org_id = calls.org_id and receiver = \(BillingReceiver.name) and kind = 'call.ended'
                  and subject = calls.id) as is_waiting
        from calls
       where org_id = \(organization) and seconds is not null
         and id > coalesce(\(cursor), '00000000-0000-0000-0000-000000000000'::uuid)
         and (confirmed_seconds is null or confirmed_seconds < seconds) and state_rank >= \(CallState.ended.rawValue)
       order by id limit \(Int64(limit))
      """
    ).map { row in
      UnconfirmedCall(
        id: try row.get("id"), provider: try row.get("provider"), providerCallID: try row.get("provider_call_id"),
        startedAt: try row.get("started_at"), endedAt: try row.get("ended_at"),
        receivedAt: try row.get("received_at"), seconds: try row.get("seconds"), version: try row.get("version"),
        isWaiting: try row.get("is_waiting"))
    }
  }

  /// Notes that calls were found to be charged for the seconds that they had when they were read.
  ///
  /// A call that somebody is changing at this moment is left for the next time: nobody waits for a note.
  static func confirm(
    _ calls: [UnconfirmedCall], of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    _ = try await transaction.execute(
      """
      with found as (
        select * from unnest(\(calls.map(\.id)), \(calls.map(\.seconds))) as found (call_id, paid)
      ), free as (
        select id from calls where org_id = \(organization) and id in (select call_id from found)
        for update skip locked
      )
      update calls set confirmed_seconds = paid from found
       where org_id = \(organization) and id = call_id and id in (select id from free)
      """)
  }
}
