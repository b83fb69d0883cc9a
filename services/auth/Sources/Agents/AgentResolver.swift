internal import AuthAPI
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

/// Finds the agents behind provider ids, of many organizations at once.
struct AgentResolver: Sendable {
  /// Keys of one request.
  static let keysLimit = 500

  let database: Database

  /// The agents that exist, in the order in which their keys were first sent. A key that can be nobody's has no answer.
  ///
  /// Each organization is asked in a transaction of its own. Throws `too_many_items`.
  func resolve(_ keys: [AgentKey]) async throws -> [ResolvedAgent] {
    guard keys.count <= Self.keysLimit else { throw AuthError.tooManyItems }
    let lookup = AgentLookup(keys)
    var found: [AgentKey: AgentRow] = [:]
    for (organization, wanted) in lookup.groups {
      let rows = try await database.withTransaction(.tenant(organization), isReadOnly: true) {
        try await AgentStore.find(wanted, of: organization, in: $0)
      }
      for key in wanted { found[key.sent] = rows[key.pair] }
    }
    return lookup.keys.compactMap { key in
      found[key].map { ResolvedAgent(key: key, agentID: "\($0.id)", aiManagerEnabled: $0.isAIManagerEnabled) }
    }
  }
}

/// The keys of one request, each once, sorted by organization.
struct AgentLookup: Sendable {
  struct Pair: Sendable, Hashable {
    var provider: String
    var providerAgentID: String
  }

  struct Wanted: Sendable, Hashable {
    /// As it was sent, and as it is answered.
    var sent: AgentKey
    var pair: Pair
  }

  /// Every distinct key that somebody could have, in order of appearance.
  private(set) var keys: [AgentKey] = []
  private(set) var groups: [OrganizationID: [Wanted]] = [:]

  init(_ sent: [AgentKey]) {
    var seen: Set<AgentKey> = []
    for key in sent where seen.insert(key).inserted {
      // Not a UUID, no provider of ours, or text that no row can hold: nobody's key.
      guard let organization = OrganizationID(key.orgID), Provider(rawValue: key.provider) != nil,
        TextRule.allows(key.providerAgentID, limit: NewAgent.providerAgentIDLimit)
      else { continue }
      keys.append(key)
      groups[organization, default: []].append(
        Wanted(sent: key, pair: Pair(provider: key.provider, providerAgentID: key.providerAgentID)))
    }
  }
}
