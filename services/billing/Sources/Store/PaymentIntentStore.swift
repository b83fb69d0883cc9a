internal import Identifiers
internal import Postgres

/// Every statement on `payment_intents`, a system table.
enum PaymentIntentStore {
  /// Whose money it brings; nil where we did not make it.
  static func owner(
    of intent: String, in transaction: Transaction
  ) async throws -> (organization: OrganizationID, recharge: RechargeID)? {
    let row = try await transaction.first(
      "select org_id, recharge_id from payment_intents where payment_intent = \(intent)")
    guard let row else { return nil }
    return (try row.get("org_id", as: OrganizationID.self), try row.get("recharge_id", as: RechargeID.self))
  }

  static func insert(
    _ intent: String, recharge: RechargeID, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into payment_intents (payment_intent, org_id, recharge_id)
      values (\(intent), \(organization), \(recharge))
      """)
  }
}
