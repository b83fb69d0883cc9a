internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `outside_issuers`.
enum OutsideIssuerStore {
  /// The id of the issuer in that organization, or the one that it is to have: a secret is sealed for it.
  static func id(
    of issuer: String, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> UUID? {
    try await transaction.first(
      "select id from outside_issuers where org_id = \(organization) and issuer = \(issuer)"
    )?.get("id")
  }

  /// Throws `organization_not_found`.
  static func put(
    _ issuer: NewOutsideIssuer, id: UUID, sealedSecret: [UInt8]?, in organization: OrganizationID,
    _ transaction: Transaction
  ) async throws {
    let keySet: String? = if case .keySet(let text) = issuer.key { text } else { nil }
    do throws(PostgresError) {
      try await transaction.execute(
        """
        insert into outside_issuers
          (org_id, id, issuer, audience, algorithm, secret_sealed, key_set, default_role, is_enabled)
        values (\(organization), \(id), \(issuer.issuer), \(issuer.audience),
                \(sealedSecret == nil ? "key_set" : "hs256"), \(sealedSecret as [UInt8]?), \(keySet as String?),
                \(issuer.defaultRole.rawValue), \(issuer.isEnabled))
            on conflict (org_id, issuer) do update
           set audience = excluded.audience, algorithm = excluded.algorithm, secret_sealed = excluded.secret_sealed,
               key_set = excluded.key_set, default_role = excluded.default_role, is_enabled = excluded.is_enabled,
               changed_at = clock_timestamp()
        """)
    } catch {
      throw error.code == .foreignKeyViolation ? AuthError.organizationNotFound : error as any Error
    }
  }

  /// With the state of the organization.
  static func find(
    _ issuer: String, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> OutsideIssuerRow? {
    try await transaction.first(
      """
      select i.id, i.issuer, i.audience, i.secret_sealed, i.key_set, i.default_role, i.is_enabled, o.status
        from outside_issuers i join organizations o on o.org_id = i.org_id
       where i.org_id = \(organization) and i.issuer = \(issuer)
      """
    ).map(OutsideIssuerRow.init)
  }
}

struct OutsideIssuerRow: Sendable {
  var id: UUID
  var issuer: String
  var audience: String
  var sealedSecret: [UInt8]?
  var keySet: String?
  var defaultRole: String
  var isEnabled: Bool
  /// Of the organization.
  var state: OrganizationState

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    issuer = try row.get("issuer")
    audience = try row.get("audience")
    sealedSecret = try row.get("secret_sealed")
    keySet = try row.get("key_set")
    defaultRole = try row.get("default_role")
    isEnabled = try row.get("is_enabled")
    state = OrganizationState(rawValue: try row.get("status")) ?? .closed
  }
}
