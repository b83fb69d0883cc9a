internal import Foundation
internal import Identifiers
internal import Postgres

/// A data key as it is stored: wrapped by a master key.
struct WrappedKey: Sendable {
  var organizationID: OrganizationID
  var id: UUID
  var wrapped: [UInt8]
  var masterID: String
  var isActive: Bool
}

/// Every statement on `org_keys`.
enum OrganizationKeyStore {
  /// The keys of an organization that still open something, at most 100.
  static func list(_ organizationID: OrganizationID, in transaction: Transaction) async throws -> [WrappedKey] {
    try await transaction.rows(
      """
      select dek_id, wrapped_dek, kek_id, state = 'active' as is_active
      from org_keys where org_id = \(organizationID) and state in ('active', 'decrypt_only')
      order by created_at desc limit 100
      """
    ).map { row in
      WrappedKey(
        organizationID: organizationID, id: try row.get("dek_id"), wrapped: try row.get("wrapped_dek"),
        masterID: try row.get("kek_id"), isActive: try row.get("is_active"))
    }
  }

  /// Stores `key` as another master key wraps it, unless somebody else has done so meanwhile.
  static func rewrap(_ key: WrappedKey, as wrapped: WrappedKey, in transaction: Transaction) async throws {
    try await transaction.execute(
      """
      update org_keys set wrapped_dek = \(wrapped.wrapped), kek_id = \(wrapped.masterID)
       where org_id = \(key.organizationID) and dek_id = \(key.id) and kek_id = \(key.masterID)
      """)
  }

  /// Stores the organization's first key; another replica's key that came first stays.
  static func insertFirst(_ key: WrappedKey, in transaction: Transaction) async throws {
    _ = try await transaction.execute(
      """
      insert into org_keys (org_id, dek_id, wrapped_dek, kek_id, state)
      values (\(key.organizationID), \(key.id), \(key.wrapped), \(key.masterID), 'active')
      on conflict (org_id) where state = 'active' do nothing
      """)
  }
}
