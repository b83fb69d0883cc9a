import AnalysisAPI
import AuthAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Observability
import Postgres
import RPCAPI
import Sealing
import TestSupport
import Testing
import WebhooksAPI

@testable import Analysis

/// The analysis service on a database of its own, without sockets: handlers, worker and relay, neighbours that answer what
/// the test says, and a model that follows a script.
struct AnalysisHarness: Sendable {
  let database: Database
  let admin: Database
  let handlers: AnalysisHandlers
  let neighbours: Neighbours
  let model: ScriptedModel
  let organization = OrganizationID.new()
  let agent = AgentID.new()

  static let limits = BudgetLimits(ceiling: 10_000_000, usual: 1_000_000, houseDaily: 5_000_000)

  /// Runs `body` while worker and relay run.
  static func with(
    model: ScriptedModel = ScriptedModel(), limits: BudgetLimits = limits,
    _ body: @escaping @Sendable (AnalysisHarness) async throws -> Void
  ) async throws {
    try await TestDatabase.with(Analysis.migrations) { test in
      let neighbours = Neighbours()
      let events = EventSink.discarding()
      let sealer = try Sealer(
        service: "analysis", masterKeys: MasterKeys(MasterKeys.generate(id: "k1")), database: test.database)
      let preparer = EvaluationPreparer(webhooks: WebhooksClient(neighbours), auth: AuthClient(neighbours))
      let recorder = EvaluationRecorder(sealer: sealer, events: events)
      let submission = RequestSubmission(limits: limits, preparer: preparer, recorder: recorder)
      let relay = OutboxRelay(
        database: test.database, receivers: [StreamReceiver(client: WebhooksClient(neighbours))], events: events)
      let worker = JobWorker(
        database: test.database,
        handlers: [
          EvaluateHandler(
            model: model, preparer: preparer, submission: submission, recorder: recorder,
            wakeRelay: { relay.wake() }),
          SubmitBatchHandler(
            model: model, preparer: preparer, submission: submission, recorder: recorder,
            wakeRelay: { relay.wake() }),
          FollowBatchHandler(
            model: model, preparer: preparer, recorder: recorder, lookInterval: 0.05...0.1,
            wakeRelay: { relay.wake() }),
        ],
        events: events)
      let harness = AnalysisHarness(
        database: test.database, admin: test.admin,
        handlers: AnalysisHandlers(
          database: test.database, sealer: sealer,
          considerer: CallConsiderer(
            database: test.database, auth: AuthClient(neighbours), events: events, wakeWorker: { worker.wake() }),
          limits: limits),
        neighbours: neighbours, model: model)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await worker.run() }
        group.addTask { await relay.run() }
        try await body(harness)
        group.cancelAll()
      }
    }
  }

  func context(_ method: MethodDescription, caller: String = "operator") -> CallContext {
    CallContext(
      caller: caller, organizationID: "\(organization)", actor: "user:tester", requestID: "test",
      deadline: .now + .seconds(30), method: method)
  }

  /// Turns evaluation on for the agent, everywhere it must be.
  func enable(lane: AnalysisAPI.Lane = .immediate, limit: Int64? = nil) async throws {
    neighbours.set(enabled: true, mode: .redact)
    let rubric = try await handlers.publishRubric(
      PublishRubricRequest(
        name: "interest", criteria: [Criterion(key: "interest", question: "Was there interest?")],
        idempotencyKey: "rubric"),
      context: context(AnalysisMethods.publishRubric.description))
    _ = try await handlers.setAgentSettings(
      SetAgentSettingsRequest(
        settings: AgentSettings(
          agentID: "\(agent)", enabled: true, rubricVersionID: rubric.rubric?.id ?? "", sampleBasisPoints: 10_000,
          lane: lane, monthlyLimit: limit.map { Money(micros: $0, currency: "USD") }),
        idempotencyKey: "settings"),
      context: context(AnalysisMethods.setAgentSettings.description))
  }

  /// Tells of ended calls of the agent, and answers what was decided.
  func consider(_ calls: [CallID], seconds: Int64 = 60) async throws -> [ConsiderResult] {
    try await handlers.considerCalls(
      ConsiderCallsRequest(
        items: calls.map {
          ConsiderItem(
            orgID: "\(organization)", agentID: "\(agent)", callID: "\($0)", callVersion: 1, seconds: seconds)
        }),
      context: context(AnalysisMethods.considerCalls.description, caller: "webhooks")
    ).results
  }

  func evaluations() async throws -> [AnalysisAPI.Evaluation] {
    try await handlers.listEvaluations(
      ListEvaluationsRequest(page: PageRequest(limit: 200)),
      context: context(AnalysisMethods.listEvaluations.description)
    ).evaluations
  }

  func budget() async throws -> Budget {
    try #require(
      try await handlers.getBudget(
        GetBudgetRequest(), context: context(AnalysisMethods.getBudget.description)
      ).budget)
  }

  /// Waits until `count` evaluations have ended.
  func settled(_ count: Int) async throws -> [AnalysisAPI.Evaluation] {
    var ended: [AnalysisAPI.Evaluation] = []
    try await eventually(within: .seconds(60)) {
      ended = try await evaluations().filter { ![.selected, .submitted].contains($0.state) }
      return ended.count >= count
    }
    return ended
  }

  /// What must hold at any time: nothing is beyond a limit, and budgets are the sums of their reservations.
  func checkInvariants() async throws {
    let broken = try await admin.withTransaction(.tenant(organization), isReadOnly: true) { transaction in
      try await transaction.rows(
        """
        select 'limit' as rule from analysis.budgets where reserved_micros + spent_micros > limit_micros
        union all select 'house' from analysis.house_budgets where reserved_micros + spent_micros > limit_micros
        union all select 'reserved' from analysis.budgets b where b.agent_id = \(AgentID.zero) and b.reserved_micros <>
          (select coalesce(sum(amount_micros), 0) from analysis.reservations r
            where r.org_id = b.org_id and r.month = b.month and r.settled_micros is null)
        union all select 'spent' from analysis.budgets b where b.agent_id = \(AgentID.zero) and b.spent_micros <>
          (select coalesce(sum(settled_micros), 0) from analysis.reservations r
            where r.org_id = b.org_id and r.month = b.month)
        union all select 'cost' from analysis.evaluations e where e.cost_micros <>
          (select coalesce(sum(settled_micros), 0) from analysis.reservations r
            where r.org_id = e.org_id and r.evaluation_id = e.id)
        """)
    }
    #expect(try broken.map { try $0.get("rule", as: String.self) } == [])
  }
}
