internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

/// Decides about access by what the database says at this moment.
struct Authorizer: Sendable {
  let database: Database

  /// How `principal` stands in `organization`; nil where they never belonged to it or it does not exist.
  func standing(
    of principal: Principal, in organization: OrganizationID, for permission: Permission, agent: AgentID?
  ) async throws -> Standing? {
    switch principal {
    case .user(let user):
      let rows = try await database.read(
        .tenant(organization),
        MembershipStore.standing(of: user, in: organization, for: permission, agent: agent))
      return try rows.first.map(Standing.init(membership:))
    case .key, .outside:
      return nil
    }
  }

  /// Passes where the call's actor may. The operator may, by the credential that its connection proved.
  ///
  /// Throws `principal_missing`, `permission_denied`.
  func require(
    _ permission: Permission, in organization: OrganizationID, agent: AgentID? = nil, context: CallContext
  ) async throws {
    guard context.caller != "operator" else { return }
    guard let principal = context.actor.flatMap(Principal.init) else { throw AuthError.principalMissing }
    let standing = try await standing(of: principal, in: organization, for: permission, agent: agent)
    guard standing?.allows(permission) == true else { throw AuthError.permissionDenied }
  }
}
