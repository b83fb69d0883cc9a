internal import Identifiers
internal import Postgres

/// Every statement on `outside_objects`.
enum OutsideObjectStore {
  /// What a call is called in an account.
  static func find(
    _ call: CallID, in account: String, of provider: ConnectedProvider, organization: OrganizationID,
    in transaction: Transaction
  ) async throws -> String? {
    try await transaction.first(
      """
      select outside_id from outside_objects
       where org_id = \(organization) and provider = \(provider.rawValue) and account_id = \(account)
         and object = 'call' and subject_id = \(call)
      """
    ).map { try $0.get("outside_id") }
  }

  /// Notes what a call is called in an account and which version is there.
  static func put(
    _ call: CallID, as outsideID: String, version: Int64, in account: String, of provider: ConnectedProvider,
    organization: OrganizationID, in transaction: Transaction
  ) async throws {
    try await transaction.execute(
      """
      insert into outside_objects (org_id, provider, account_id, object, subject_id, outside_id, synced_version)
      values (\(organization), \(provider.rawValue), \(account), 'call', \(call), \(outsideID), \(version))
          on conflict (org_id, provider, account_id, object, subject_id) do update
         set outside_id = excluded.outside_id,
             synced_version = greatest(outside_objects.synced_version, excluded.synced_version),
             updated_at = clock_timestamp()
      """)
  }
}
