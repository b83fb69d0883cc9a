internal import Identifiers
internal import IntegrationsAPI
internal import Jobs
internal import Observability
internal import Postgres

/// Takes ended calls and makes syncs of them, one for each customer system that the call's agent is connected to.
///
/// Every item is checked, and a bad one refused alone; each organization's calls are written in one transaction with their
/// jobs, and those of one that fails are given back as FAILED.
struct SyncEnqueuer: Sendable {
  /// Items of one request.
  static let itemsLimit = 500

  let database: Database
  let wakeSyncs: @Sendable () -> Void

  private struct Ended: Sendable {
    var place: Int
    var agent: AgentID?
    var call: CallID
    var version: Int64
  }

  private typealias Decision = (outcome: SyncOutcome, reason: String)

  /// One result an item, in their order. Throws `too_many_items`.
  func enqueue(_ items: [SyncItem]) async throws -> [SyncResult] {
    guard items.count <= Self.itemsLimit else { throw IntegrationsError.tooManyItems(most: Self.itemsLimit) }
    var results = items.map { SyncResult(orgID: $0.orgID, callID: $0.callID) }
    var groups: [OrganizationID: [Ended]] = [:]
    for (place, item) in items.enumerated() {
      if let refusal = Self.refusal(of: item) {
        results[place].outcome = .refused
        results[place].reason = refusal
      } else if let organization = OrganizationID(item.orgID), let call = CallID(item.callID) {
        groups[organization, default: []].append(
          Ended(place: place, agent: AgentID(item.agentID), call: call, version: item.callVersion))
      }
    }
    for (organization, calls) in groups.sorted(by: { $0.key.description < $1.key.description }) {
      for (call, decision) in zip(calls, await decide(calls, of: organization)) {
        results[call.place].outcome = decision.outcome
        results[call.place].reason = decision.reason
      }
    }
    wakeSyncs()
    return results
  }

  private static func refusal(of item: SyncItem) -> String? {
    guard OrganizationID(item.orgID) != nil else { return "invalid_org_id" }
    guard CallID(item.callID) != nil else { return "invalid_call_id" }
    guard item.agentID.isEmpty || AgentID(item.agentID) != nil else { return "invalid_agent_id" }
    return item.callVersion > 0 ? nil : "invalid_call_version"
  }

  private func decide(_ calls: [Ended], of organization: OrganizationID) async -> [Decision] {
    do {
      return try await database.withTransaction(
        .tenant(organization, actor: "service:webhooks", requestID: "enqueue_sync"), retries: 3
      ) { transaction in
        try await write(calls, of: organization, in: transaction)
      }
    } catch {
      // The caller sends them again; what failed is in the database's own events.
      return calls.map { _ in (.failed, "database_unavailable") }
    }
  }

  private func write(
    _ calls: [Ended], of organization: OrganizationID, in transaction: Transaction
  ) async throws -> [Decision] {
    let systems = try await ConnectionStore.customerSystems(
      of: Array(Set(calls.compactMap(\.agent))), organization: organization, in: transaction)
    var wanted: [SyncStore.Wanted] = []
    var decisions: [Decision] = []
    for call in calls {
      guard let agent = call.agent else {
        decisions.append((.skipped, "agent_unknown"))
        continue
      }
      let connected = systems[agent] ?? []
      decisions.append(connected.isEmpty ? (.skipped, "not_connected") : (.enqueued, ""))
      wanted += connected.map {
        SyncStore.Wanted(
          connection: $0.id, provider: $0.provider, agent: agent, call: call.call, version: call.version)
      }
    }
    let due = try await SyncStore.want(Self.newest(wanted), of: organization, in: transaction)
    try await SyncCallHandler.schedule(due, organization: organization, in: transaction)
    return decisions
  }

  /// One for each connection and call: a statement may change a row only once.
  private static func newest(_ wanted: [SyncStore.Wanted]) -> [SyncStore.Wanted] {
    struct Key: Hashable {
      var connection: ConnectionID
      var call: CallID
    }
    var newest: [Key: SyncStore.Wanted] = [:]
    for item in wanted {
      let key = Key(connection: item.connection, call: item.call)
      if newest[key].map({ $0.version < item.version }) ?? true { newest[key] = item }
    }
    return Array(newest.values)
  }
}
