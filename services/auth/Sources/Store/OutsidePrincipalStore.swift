internal import Foundation
internal import Identifiers
internal import Postgres

/// Every statement on `outside_principals`.
enum OutsidePrincipalStore {
  /// The person of that subject, made with the issuer's role where there is none.
  static func findOrInsert(
    _ subjectHash: [UInt8], of issuer: OutsideIssuerRow, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> OutsidePrincipalRow {
    try await transaction.execute(
      """
      insert into outside_principals (org_id, id, issuer_id, subject_sha256, role)
      values (\(organization), \(OutsidePrincipalID.new()), \(issuer.id), \(subjectHash), \(issuer.defaultRole))
          on conflict (org_id, issuer_id, subject_sha256) do nothing
      """)
    // A statement of its own: only a new snapshot shows a row that another transaction made a moment ago.
    let row = try await transaction.first(
      """
      select id, case when status = 'active' then role end as role, perm_version from outside_principals
       where org_id = \(organization) and issuer_id = \(issuer.id) and subject_sha256 = \(subjectHash)
      """)
    guard let row else { throw PostgresError(.rowMissing) }
    return try OutsidePrincipalRow(row)
  }

  /// How such a person stands in the organization, apart from agents; nil for one that is not there or whose issuer is not
  /// taken any more.
  static func standing(
    of principal: OutsidePrincipalID, in organization: OrganizationID, _ transaction: Transaction
  ) async throws -> Standing? {
    let row = try await transaction.first(
      """
      select case when p.status = 'active' then p.role end as role, p.perm_version, o.status
        from outside_principals p
        join outside_issuers i on i.org_id = p.org_id and i.id = p.issuer_id and i.is_enabled
        join organizations o on o.org_id = p.org_id
       where p.org_id = \(organization) and p.id = \(principal)
      """)
    return try row.map {
      Standing(
        organization: OrganizationState(rawValue: try $0.get("status")) ?? .closed,
        role: try $0.get("role", as: String?.self).flatMap(Role.init), permissionVersion: try $0.get("perm_version"))
    }
  }
}

struct OutsidePrincipalRow: Sendable, Hashable {
  var id: OutsidePrincipalID
  /// Nil: taken out.
  var role: Role?
  var permissionVersion: Int64

  fileprivate init(_ row: Row) throws {
    id = try row.get("id")
    role = try row.get("role", as: String?.self).flatMap(Role.init)
    permissionVersion = try row.get("perm_version")
  }
}
