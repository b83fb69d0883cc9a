internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `organizations`, a system table.
enum OrganizationStore {
  /// Notes that the organization has accounts.
  static func open(_ organization: OrganizationID, in transaction: Transaction) async throws {
    try await transaction.execute(
      "insert into organizations (org_id) values (\(organization)) on conflict (org_id) do nothing")
  }

  /// At most `limit` organizations after `last`, in the order of their ids.
  static func list(
    after last: OrganizationID?, limit: Int, in transaction: Transaction
  ) async throws -> [OrganizationID] {
    let rows = try await transaction.rows(
      """
      select org_id from organizations
       where \(last) is null or org_id > \(last)
       order by org_id
       limit \(limit)
      """)
    return try rows.map { try $0.get("org_id", as: OrganizationID.self) }
  }

  /// At most `limit` organizations whose ledgers were last checked more than `age` ago, the longest ago first.
  static func unverified(
    for age: Duration, limit: Int, in transaction: Transaction
  ) async throws -> [OrganizationID] {
    let rows = try await transaction.rows(
      """
      select org_id from organizations
       where verified_at < clock_timestamp() - \(age.components.seconds) * interval '1 second'
       order by verified_at
       limit \(limit)
      """)
    return try rows.map { try $0.get("org_id", as: OrganizationID.self) }
  }

  static func verified(
    _ organization: OrganizationID, violations: Int, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      update organizations set verified_at = clock_timestamp(), violations = \(violations)
       where org_id = \(organization)
      """)
  }
}
