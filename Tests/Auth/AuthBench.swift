import AuthAPI
import Calls
import Foundation
import Identifiers
import Messages
import Observability
import Postgres
import Sealing
import TestSupport

@testable import Auth

/// Auth's handlers on a fresh database, without a socket between.
struct AuthBench: Sendable {
  let handlers: AuthHandlers
  let databases: TestDatabase
  let sealer: Sealer

  static func with(_ body: (AuthBench) async throws -> Void) async throws {
    try await TestDatabase.with(Auth.migrations) { databases in
      let sealer = Sealer(
        service: "auth", masterKeys: try MasterKeys(MasterKeys.generate(id: "k1")), database: databases.database)
      try await body(
        AuthBench(
          handlers: AuthHandlers(
            database: databases.database, passwords: PasswordHasher(), sealer: sealer, events: .discarding()),
          databases: databases, sealer: sealer))
    }
  }

  /// A call for `organization`, by the operator unless said otherwise.
  func context<Request, Response>(
    _ method: Method<Request, Response>, _ organization: OrganizationID? = nil, actor: String? = nil,
    caller: String = "operator", session: String? = nil
  ) -> CallContext {
    CallContext(
      caller: caller, organizationID: organization.map { "\($0)" }, actor: actor, requestID: "test",
      deadline: .now + .seconds(30), method: method.description, sessionID: session)
  }

  func createOrganization(
    name: String = "Acme", email: String = "owner@acme.test", password: String = "", key: String = UUID().uuidString,
    actor: String? = nil
  ) async throws -> CreateOrganizationResponse {
    try await handlers.createOrganization(
      CreateOrganizationRequest(
        name: name, ownerEmail: Sensitive(email), ownerPassword: Sensitive(password), idempotencyKey: key),
      context: context(AuthMethods.createOrganization, actor: actor))
  }

  /// The id of a new organization.
  func organization(email: String = "owner@acme.test") async throws -> OrganizationID {
    try await organizationWithOwner(email: email).0
  }

  /// The ids of a new organization and its owner.
  func organizationWithOwner(
    email: String = "owner@acme.test", password: String = ""
  ) async throws -> (OrganizationID, UserID) {
    let created = try await createOrganization(email: email, password: password)
    return (OrganizationID(created.organization?.id ?? "") ?? .system, UserID(created.ownerUserID) ?? .new())
  }

  func update(
    _ organization: OrganizationID, phiMode: PhiMode = .unspecified, status: OrganizationStatus = .unspecified,
    actor: String? = nil, caller: String = "operator"
  ) async throws {
    _ = try await handlers.updateOrganization(
      UpdateOrganizationRequest(phiMode: phiMode, status: status, idempotencyKey: UUID().uuidString),
      context: context(AuthMethods.updateOrganization, organization, actor: actor, caller: caller))
  }

  func updateAgent(
    _ organization: OrganizationID, _ agent: String, name: String? = nil, isAIManagerEnabled: Bool? = nil,
    key: String = UUID().uuidString
  ) async throws -> Agent? {
    try await handlers.updateAgent(
      UpdateAgentRequest(agentID: agent, name: name, aiManagerEnabled: isAIManagerEnabled, idempotencyKey: key),
      context: context(AuthMethods.updateAgent, organization)
    ).agent
  }

  func policies(_ references: [AgentReference]) async throws -> [AgentPolicy] {
    try await handlers.getAgentPolicies(
      GetAgentPoliciesRequest(agents: references),
      context: context(AuthMethods.getAgentPolicies, caller: "analysis")
    ).policies
  }

  func check(
    _ principal: Principal, _ permission: Permission, in organization: OrganizationID, agent: AgentID? = nil,
    atLeast version: Int64 = 0, session: String = ""
  ) async throws -> CheckResponse {
    try await handlers.check(
      CheckRequest(
        principal: "\(principal)", permission: permission.rawValue, agentID: agent.map { "\($0)" } ?? "",
        atLeastVersion: version, sessionID: session),
      context: context(AuthMethods.check, organization, caller: "integrations"))
  }

  func createAgent(
    _ organization: OrganizationID, name: String = "Front desk", provider: String = "retell",
    providerAgentID: String = "agent_1", key: String = UUID().uuidString
  ) async throws -> Agent? {
    try await handlers.createAgent(
      CreateAgentRequest(name: name, provider: provider, providerAgentID: providerAgentID, idempotencyKey: key),
      context: context(AuthMethods.createAgent, organization)
    ).agent
  }

  func agents(
    _ organization: OrganizationID, limit: UInt32 = 0, cursor: String = ""
  ) async throws -> ListAgentsResponse {
    try await handlers.listAgents(
      ListAgentsRequest(page: .init(limit: limit, cursor: cursor)),
      context: context(AuthMethods.listAgents, organization))
  }

  func resolve(_ keys: [AgentKey]) async throws -> [ResolvedAgent] {
    try await handlers.resolveAgents(
      ResolveAgentsRequest(keys: keys), context: context(AuthMethods.resolveAgents)
    ).agents
  }

  func logIn(
    _ email: String = "owner@acme.test", _ password: String = "correct horse battery", organization: String = "",
    from address: String = "192.0.2.1"
  ) async throws -> TokenPair {
    let response = try await handlers.login(
      LoginRequest(
        email: Sensitive(email), password: Sensitive(password), orgID: organization, remoteAddress: Sensitive(address)),
      context: context(AuthMethods.login, caller: "edge"))
    return response.tokens ?? TokenPair()
  }

  func refresh(_ token: Sensitive<String>) async throws -> TokenPair {
    try await handlers.refresh(
      RefreshRequest(refreshToken: token), context: context(AuthMethods.refresh, caller: "edge")
    )
    .tokens ?? TokenPair()
  }

  func verify(_ token: Sensitive<String>) async throws -> VerifyTokenResponse {
    try await handlers.verifyToken(
      VerifyTokenRequest(token: token), context: context(AuthMethods.verifyToken, caller: "edge"))
  }

  /// Makes a member by hand, as an accepted invitation would.
  func addMember(_ role: Role, to organization: OrganizationID) async throws -> UserID {
    let user = UserID.new()
    try await databases.admin.withTransaction(.system) { transaction in
      try await transaction.execute("set local search_path = auth")
      try await transaction.execute(
        "insert into users (id, email_norm) values (\(user), \("\(user)@acme.test"))")
      try await transaction.execute(
        "insert into memberships (org_id, user_id, role) values (\(organization), \(user), \(role.rawValue))")
      try await transaction.execute(
        "insert into user_organizations (user_id, org_id) values (\(user), \(organization))")
    }
    return user
  }

  /// Runs a statement as the superuser, outside every policy: what time or an attacker would do.
  func tamper(_ statement: Statement) async throws {
    try await databases.admin.withTransaction(.system) { transaction in
      try await transaction.execute("set local search_path = auth")
      try await transaction.execute(statement)
    }
  }

  /// The number in the column `count` of a statement that the superuser runs, outside every policy.
  func count(_ statement: Statement) async throws -> Int {
    try await databases.admin.withTransaction(.system) { transaction in
      try await transaction.execute("set local search_path = auth")
      return try await transaction.first(statement)?.get("count", as: Int.self) ?? -1
    }
  }
}
