internal import AuthAPI
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

/// Reads what may be done with calls of agents, of many organizations at once.
struct AgentPolicyReader: Sendable {
  /// References of one request.
  static let referencesLimit = 500

  let database: Database

  /// One policy for each reference to an organization that exists, in the order of the request.
  ///
  /// Each organization is asked in a transaction of its own, and nothing is kept: whoever asks is about to send something
  /// out. Throws `too_many_items`.
  func read(_ references: [AgentReference]) async throws -> [AgentPolicy] {
    guard references.count <= Self.referencesLimit else {
      throw InvalidField("agents", reason: "too_many_items", rule: "At most \(Self.referencesLimit).")
    }
    var wanted: [OrganizationID: Set<AgentID>] = [:]
    for reference in references {
      guard let organization = OrganizationID(reference.orgID) else { continue }
      wanted[organization, default: []].formUnion(AgentID(reference.agentID).map { [$0] } ?? [])
    }
    var organizations: [OrganizationID: (OrganizationRow, [AgentID: AgentRow])] = [:]
    for (organization, agents) in wanted {
      try await database.withTransaction(.tenant(organization), isReadOnly: true) { transaction in
        guard let row = try await OrganizationStore.find(organization, in: transaction) else { return }
        let found =
          agents.isEmpty ? [] : try await AgentStore.find(Array(agents), of: organization, in: transaction)
        organizations[organization] = (row, Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) }))
      }
    }
    return references.compactMap { reference in
      guard let id = OrganizationID(reference.orgID), let (organization, agents) = organizations[id] else { return nil }
      let agent = AgentID(reference.agentID).flatMap { agents[$0] }
      return AgentPolicy(
        agent: reference, orgStatus: organization.state.message, phiMode: organization.privacyMode.message,
        agentKnown: agent != nil, aiManagerEnabled: agent?.isAIManagerEnabled ?? false, agentName: agent?.name ?? "",
        agentProvider: agent?.provider ?? "", providerAgentID: agent?.providerAgentID ?? "")
    }
  }
}
