internal import Identifiers
internal import Postgres

/// Every statement on `stripe_customers`, a system table.
enum StripeCustomerStore {
  static func find(_ organization: OrganizationID, in transaction: Transaction) async throws -> String? {
    try await transaction.first("select customer_id from stripe_customers where org_id = \(organization)")?
      .get("customer_id", as: String.self)
  }

  /// The first customer stays: two that were made at once are the provider's same one, by its idempotency key.
  static func insert(
    _ customer: String, of organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into stripe_customers (org_id, customer_id) values (\(organization), \(customer))
          on conflict (org_id) do nothing
      """)
  }
}
