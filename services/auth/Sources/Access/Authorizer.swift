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
    case .key(let key):
      return try await database.withTransaction(.tenant(organization), isReadOnly: true) {
        try await standing(of: key, in: organization, agent: agent, $0)
      }
    case .outside(let person):
      return try await database.withTransaction(.tenant(organization), isReadOnly: true) { transaction in
        var standing = try await OutsidePrincipalStore.standing(of: person, in: organization, transaction)
        standing?.hasAgent = try await has(agent, organization, transaction)
        return standing
      }
    }
  }

  private func standing(
    of key: APIKeyID, in organization: OrganizationID, agent: AgentID?, _ transaction: Transaction
  ) async throws -> Standing? {
    guard let row = try await APIKeyStore.find(key, in: organization, transaction), row.isLive,
      let state = try await OrganizationStore.find(organization, in: transaction)?.state
    else { return nil }
    return Standing(
      organization: state, role: nil, scopes: Set(row.scopes.compactMap(Permission.init)), permissionVersion: 1,
      hasAgent: try await has(agent, organization, transaction))
  }

  private func has(
    _ agent: AgentID?, _ organization: OrganizationID, _ transaction: Transaction
  ) async throws -> Bool {
    guard let agent else { return true }
    return try await !AgentStore.find([agent], of: organization, in: transaction).isEmpty
  }

  /// What the call's actor may all do. Throws `principal_missing`.
  func permissions(in organization: OrganizationID, context: CallContext) async throws -> Set<Permission> {
    guard context.caller != "operator" else { return Set(Permission.allCases) }
    guard let principal = context.actor.flatMap(Principal.init) else { throw AuthError.principalMissing }
    let standing = try await standing(of: principal, in: organization, for: .organizationRead, agent: nil)
    return Set(Permission.allCases.filter { standing?.allows($0) == true })
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
