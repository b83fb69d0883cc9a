internal import Identifiers
internal import Postgres

/// Every statement on `charge_sweeps`, a system table: whose calls are swept when.
enum ChargeSweepStore {
  /// An organization whose turn it is.
  struct Turn: Sendable, Hashable {
    var organization: OrganizationID
    /// How far the turn before came; nil where that was to the end.
    var cursor: CallID?
  }

  /// Puts in the organizations that have a source and are not there.
  static func register(in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      insert into charge_sweeps (org_id)
      select distinct org_id from sources
       where not exists (select from charge_sweeps where charge_sweeps.org_id = sources.org_id)
          on conflict (org_id) do nothing
      """)
  }

  /// Takes the organization that has waited longest, where that is `age` or more. Its next turn counts from now, whatever
  /// becomes of this one: one that fails keeps none of the others waiting.
  static func take(after age: Duration, in transaction: Transaction) async throws -> Turn? {
    try await transaction.first(
      """
      update charge_sweeps set swept_at = clock_timestamp()
       where org_id = (
         select org_id from charge_sweeps
          where swept_at <= clock_timestamp() - \(age.components.seconds) * interval '1 second'
          order by swept_at limit 1 for update skip locked)
      returning org_id, cursor
      """
    ).map { Turn(organization: try $0.get("org_id"), cursor: try $0.get("cursor")) }
  }

  /// Notes where the next turn goes on.
  static func put(_ cursor: CallID?, of organization: OrganizationID, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      "update charge_sweeps set cursor = \(cursor) where org_id = \(organization)")
  }
}
