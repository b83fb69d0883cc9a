internal import Identifiers
internal import Postgres

/// Every statement on `charge_adjustments`, counting them apart.
enum ChargeAdjustmentStore {
  static func insert(_ adjustments: [AdjustmentDraft], organization: OrganizationID) -> LedgerStatement? {
    guard !adjustments.isEmpty else { return nil }
    return LedgerStatement(
      """
      insert into charge_adjustments (org_id, call_id, n, transfer_id, old_seconds, new_seconds)
      select \(organization), new.call_id, new.n, new.transfer_id, new.old_seconds, new.new_seconds
        from unnest(
               \(adjustments.map(\.callID))::uuid[], \(adjustments.map(\.n))::bigint[],
               \(adjustments.map(\.transferID))::uuid[], \(adjustments.map(\.oldSeconds))::bigint[],
               \(adjustments.map(\.newSeconds))::bigint[]
             ) as new (call_id, n, transfer_id, old_seconds, new_seconds)
      """, rows: adjustments.count)
  }
}
