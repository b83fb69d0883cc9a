internal import AnalysisAPI
internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres

/// Looks at batches of ended calls and selects or skips each.
///
/// 1. Every item is checked; a bad one is refused alone.
/// 2. auth is asked once about all agents.
/// 3. Each organization's calls are written in one transaction with their jobs; one that fails is given back as FAILED.
struct CallConsiderer: Sendable {
  /// Items of one request.
  static let itemsLimit = 500
  /// How long calls of the batch lane gather before they are sent.
  static let gatherTime: Duration = .seconds(60)

  let database: Database
  let auth: AuthClient
  let events: EventSink
  let wakeWorker: @Sendable () -> Void

  /// One result an item, in their order. Throws `too_many_items`, and what auth throws.
  func consider(_ items: [ConsiderItem]) async throws -> [ConsiderResult] {
    guard items.count <= Self.itemsLimit else { throw AnalysisError.tooManyItems }
    var results = items.map { ConsiderResult(orgID: $0.orgID, callID: $0.callID) }
    var groups: [OrganizationID: [(place: Int, call: CallSelection.Candidate)]] = [:]
    for (place, item) in items.enumerated() {
      switch Self.candidate(item) {
      case .success((let organization, let call)): groups[organization, default: []].append((place, call))
      case .failure(let refusal):
        results[place].outcome = .refused
        results[place].reason = refusal.reason
      }
    }
    let policies = try await policies(
      of: groups.flatMap { organization, calls in
        calls.compactMap { $0.call.agentID.map { agent in (organization, agent) } }
      })
    for (organization, calls) in groups.sorted(by: { $0.key.description < $1.key.description }) {
      let decided = await decide(calls.map(\.call), of: organization, policies: policies[organization] ?? [:])
      for (place, decision) in zip(calls.map(\.place), decided) {
        results[place].outcome = decision.outcome
        results[place].reason = decision.reason
      }
    }
    wakeWorker()
    return results
  }

  private struct Refusal: Error {
    var reason: String
  }

  private static func candidate(
    _ item: ConsiderItem
  ) -> Result<(OrganizationID, CallSelection.Candidate), Refusal> {
    guard let organization = OrganizationID(item.orgID) else { return .failure(Refusal(reason: "invalid_org_id")) }
    guard let call = CallID(item.callID) else { return .failure(Refusal(reason: "invalid_call_id")) }
    guard item.agentID.isEmpty || AgentID(item.agentID) != nil else {
      return .failure(Refusal(reason: "invalid_agent_id"))
    }
    if let seconds = item.seconds, !(0...172_800).contains(seconds) {
      return .failure(Refusal(reason: "seconds_out_of_range"))
    }
    return .success(
      (organization, CallSelection.Candidate(callID: call, agentID: AgentID(item.agentID), seconds: item.seconds)))
  }

  private func policies(
    of agents: [(OrganizationID, AgentID)]
  ) async throws -> [OrganizationID: [AgentID: CallSelection.Policy]] {
    guard !agents.isEmpty else { return [:] }
    let pairs = Set(agents.map { AgentReference(orgID: "\($0.0)", agentID: "\($0.1)") })
    let answer = try await auth.getAgentPolicies(GetAgentPoliciesRequest(agents: Array(pairs)))
    var policies: [OrganizationID: [AgentID: CallSelection.Policy]] = [:]
    for policy in answer.policies {
      guard let organization = OrganizationID(policy.agent?.orgID ?? ""),
        let agent = AgentID(policy.agent?.agentID ?? "")
      else { continue }
      policies[organization, default: [:]][agent] = CallSelection.Policy(policy)
    }
    return policies
  }

  private func decide(
    _ calls: [CallSelection.Candidate], of organization: OrganizationID, policies: [AgentID: CallSelection.Policy]
  ) async -> [(outcome: ConsiderOutcome, reason: String)] {
    do {
      return try await database.withTransaction(
        .tenant(organization, actor: "service:webhooks", requestID: "consider"), retries: 3
      ) { transaction in
        try await write(calls, of: organization, policies: policies, in: transaction)
      }
    } catch {
      events.emit(AnalysisEvents.considerationFailed(organization, calls: calls.count))
      return calls.map { _ in (.failed, "database_unavailable") }
    }
  }

  private func write(
    _ calls: [CallSelection.Candidate], of organization: OrganizationID, policies: [AgentID: CallSelection.Policy],
    in transaction: Transaction
  ) async throws -> [(outcome: ConsiderOutcome, reason: String)] {
    let settings = try await AgentSettingsStore.find(
      Array(Set(calls.compactMap(\.agentID))), of: organization, in: transaction)
    var new: [EvaluationStore.New] = []
    var decided: [(outcome: ConsiderOutcome, reason: String)] = []
    for call in calls {
      let setting = call.agentID.flatMap { settings[$0] }
      let decision = CallSelection.decide(call, policy: call.agentID.flatMap { policies[$0] }, settings: setting)
      let reason: SkipReason? = if case .skipped(let reason) = decision { reason } else { nil }
      decided.append(reason.map { (.skipped, $0.rawValue) } ?? (.selected, ""))
      // A call whose agent is not known yet comes again when it is: it must not have a row by then.
      if reason == .agentUnknown { continue }
      new.append(
        EvaluationStore.New(
          callID: call.callID, agentID: call.agentID, rubricVersionID: setting?.rubricVersionID ?? .zero,
          skipReason: reason, lane: setting?.lane ?? .batch, seconds: call.seconds))
    }
    let selected = try await EvaluationStore.insert(new, of: organization, in: transaction)
    let immediate = new.filter { $0.lane == .immediate }.compactMap { selected[$0.callID] }
    var jobs = immediate.map { NewJob(kind: .evaluate, organizationID: organization, ref: $0.uuid) }
    if selected.count > immediate.count {
      jobs.append(
        NewJob(
          kind: .submitBatch, organizationID: organization, ref: organization.uuid, delay: Self.gatherTime))
    }
    if !jobs.isEmpty { try await JobStore.enqueue(jobs, in: transaction) }
    return decided
  }
}

extension JobKind {
  /// Evaluates one call at once.
  static let evaluate = JobKind(rawValue: "evaluate")
  /// Sends what waits in an organization's batch lane.
  static let submitBatch = JobKind(rawValue: "submit_batch")
  /// Looks after a batch that was sent.
  static let followBatch = JobKind(rawValue: "follow_batch")
}
