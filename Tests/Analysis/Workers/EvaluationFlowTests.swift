import AnalysisAPI
import Foundation
import Identifiers
import Postgres
import RPCAPI
import TestSupport
import Testing

@testable import Analysis

@Suite("From an ended call to its evaluation")
struct EvaluationFlowTests {
  private func calls(_ count: Int) -> [CallID] { (0..<count).map { _ in .new() } }

  @Test("without anybody asking for it, a thousand calls send nothing")
  func optIn() async throws {
    try await AnalysisHarness.with { harness in
      for _ in 0..<2 {
        let results = try await harness.consider(calls(500))
        #expect(results.allSatisfy { $0.outcome == .skipped && $0.reason == "not_enabled" })
      }
      #expect(harness.model.prompts.isEmpty)
      let evaluations = try await harness.evaluations()
      #expect(evaluations.count == 200)
      #expect(evaluations.allSatisfy { $0.state == .skipped && $0.cost?.micros == 0 })
    }
  }

  @Test("an enabled call is redacted, evaluated once, paid from the budget, and told")
  func immediate() async throws {
    try await AnalysisHarness.with { harness in
      try await harness.enable()
      _ = try await harness.handlers.putHotLeadRule(
        PutHotLeadRuleRequest(
          rule: HotLeadRule(outcomes: ["booked"], minimumScores: ["interest": 70]), idempotencyKey: "rule"),
        context: harness.context(AnalysisMethods.putHotLeadRule.description))
      let call = CallID.new()
      #expect(try await harness.consider([call])[0].outcome == .selected)
      // Told again, as a relay may.
      _ = try await harness.consider([call])
      let evaluation = try #require(try await harness.settled(1).first)
      #expect(evaluation.state == .done)
      #expect(evaluation.outcome == "booked")
      #expect(evaluation.scores.map(\.supported) == [true])
      #expect(evaluation.cost?.micros == 100)
      #expect(harness.model.prompts.count == 1)
      #expect(try !#require(harness.model.prompts.first).transcript.contains("555-010-1234"))
      #expect(try await harness.budget().spent?.micros == 100)
      #expect(try await harness.budget().reserved?.micros == 0)
      try await eventually(within: .seconds(60)) {
        Set(harness.neighbours.news.map(\.kind)) == ["evaluation.done", "hot_lead.found"]
      }
      let leads = try await harness.handlers.listHotLeads(
        ListHotLeadsRequest(), context: harness.context(AnalysisMethods.listHotLeads.description))
      #expect(leads.leads.map(\.callID) == ["\(call)"])
      try await harness.checkInvariants()
    }
  }

  @Test("the words of a call and of its evaluation lie nowhere in plain")
  func sealed() async throws {
    try await AnalysisHarness.with { harness in
      try await harness.enable()
      _ = try await harness.consider(calls(1))
      _ = try await harness.settled(1)
      let rows = try await harness.admin.withTransaction(.tenant(harness.organization), isReadOnly: true) {
        try await $0.rows("select row_to_json(e)::text as text from analysis.evaluations e")
      }
      let text = try rows.map { try $0.get("text", as: String.self) }.joined()
      #expect(!text.contains("Tuesday"))
    }
  }

  @Test("many calls at once never cost more than the limit, and what is left over is refused")
  func budget() async throws {
    try await AnalysisHarness.with { harness in
      try await harness.enable()
      let worst = try #require(
        EvaluationCost.worstCase(promptBytes: 2_000, maximumOutput: 2_048, model: "claude-haiku-5-5", lane: .immediate))
      _ = try await harness.handlers.setBudget(
        SetBudgetRequest(monthlyLimit: Money(micros: worst * 2, currency: "USD"), idempotencyKey: "b"),
        context: harness.context(AnalysisMethods.setBudget.description))
      _ = try await harness.consider(calls(60))
      let evaluations = try await harness.settled(60)
      #expect(evaluations.contains { $0.state == .done })
      #expect(evaluations.contains { $0.failure == "budget_exhausted" })
      let budget = try await harness.budget()
      #expect(try #require(budget.spent).micros <= worst * 2)
      #expect(evaluations.compactMap(\.cost?.micros).reduce(0, +) == budget.spent?.micros)
      try await harness.checkInvariants()
    }
  }

  @Test("an agent's own limit stops it while the organization has money left")
  func agentLimit() async throws {
    try await AnalysisHarness.with { harness in
      try await harness.enable(limit: 1)
      _ = try await harness.consider(calls(1))
      #expect(try await harness.settled(1).first?.failure == "budget_exhausted")
      #expect(harness.model.prompts.isEmpty)
      try await harness.checkInvariants()
    }
  }

  @Test("a lost answer counts as spent in full, and after two the call is given up")
  func lostAnswers() async throws {
    let model = ScriptedModel(answer: { _ in throw ModelFailure.outcomeUnknown })
    try await AnalysisHarness.with(model: model) { harness in
      try await harness.enable()
      _ = try await harness.consider(calls(1))
      let evaluation = try #require(try await harness.settled(1).first)
      #expect(evaluation.failure == "no_answer")
      #expect(model.prompts.count == 2)
      #expect(try #require(evaluation.cost).micros > 100)
      #expect(try await harness.budget().spent?.micros == evaluation.cost?.micros)
      try await harness.checkInvariants()
    }
  }

  @Test(
    "an answer that is no verdict was paid for and ends the evaluation",
    arguments: [("refusal", EvaluationState.failed, "refused"), ("max_tokens", .invalid, "")])
  func badAnswers(_ stop: String, _ state: EvaluationState, _ failure: String) async throws {
    let model = ScriptedModel(answer: { _ in
      var answer = ScriptedModel.verdict()
      answer.stopReason = stop
      return answer
    })
    try await AnalysisHarness.with(model: model) { harness in
      try await harness.enable()
      _ = try await harness.consider(calls(1))
      let evaluation = try #require(try await harness.settled(1).first)
      #expect(evaluation.state == state)
      #expect(evaluation.failure == failure)
      #expect(evaluation.cost?.micros == 100)
      try await harness.checkInvariants()
    }
  }

  @Test("what is switched to no_send before it is marked as submitted is not sent")
  func noSend() async throws {
    try await AnalysisHarness.with { harness in
      try await harness.enable()
      // Asked when the call is considered and when it is prepared; the third question is that of the submission.
      harness.neighbours.set(.noSend, afterQuestions: 2)
      _ = try await harness.consider(calls(1))
      #expect(try await harness.settled(1).first?.state == .canceled)
      #expect(harness.model.prompts.isEmpty)
      #expect(try await harness.budget().reserved?.micros == 0)
    }
  }

  @Test("a batch is sent once, each member taken for itself, and what was not answered is tried alone")
  func batch() async throws {
    let model = ScriptedModel(result: { _, place in [0: .rejected, 1: .unanswered][place] })
    try await AnalysisHarness.with(model: model) { harness in
      try await harness.enable(lane: .batch)
      _ = try await harness.consider(calls(5))
      try await harness.hurry()
      let evaluations = try await harness.settled(5)
      #expect(evaluations.count { $0.state == .done } == 4)
      #expect(evaluations.count { $0.failure == "rejected" } == 1)
      #expect(model.batches.count == 1)
      #expect(model.prompts.count == 6)
      // Four tokens' worth at half price three times, and once at the whole.
      #expect(try await harness.budget().spent?.micros == 50 * 3 + 100)
      try await harness.checkInvariants()
    }
  }

  @Test("a batch whose answer was lost is found again and not sent twice")
  func lostBatch() async throws {
    let model = ScriptedModel(loseBatchAnswers: true)
    try await AnalysisHarness.with(model: model) { harness in
      try await harness.enable(lane: .batch)
      _ = try await harness.consider(calls(3))
      try await harness.hurry()
      let evaluations = try await harness.settled(3)
      #expect(evaluations.allSatisfy { $0.state == .done })
      #expect(model.batches.count == 1)
      try await harness.checkInvariants()
    }
  }

  @Test("one bad item is refused alone, and too many are refused whole")
  func items() async throws {
    try await AnalysisHarness.with { harness in
      let context = harness.context(AnalysisMethods.considerCalls.description, caller: "webhooks")
      var items = [
        ConsiderItem(
          orgID: "\(harness.organization)", agentID: "\(harness.agent)", callID: "\(CallID.new())", callVersion: 1)
      ]
      items.append(ConsiderItem(orgID: "x", callID: "\(CallID.new())"))
      items.append(ConsiderItem(orgID: "\(harness.organization)", callID: "x"))
      items.append(
        ConsiderItem(orgID: "\(harness.organization)", callID: "\(CallID.new())", seconds: .max))
      let results = try await harness.handlers.considerCalls(
        ConsiderCallsRequest(items: items), context: context
      ).results
      #expect(results.map(\.outcome) == [.skipped, .refused, .refused, .refused])
      await #expect(throws: AnalysisError.tooManyItems) {
        try await harness.handlers.considerCalls(
          ConsiderCallsRequest(items: Array(repeating: items[0], count: 501)), context: context)
      }
    }
  }
}

extension AnalysisHarness {
  /// Makes every waiting job due, as time would.
  func hurry() async throws {
    try await eventually(within: .seconds(60)) {
      _ = try await admin.withTransaction(.system) {
        try await $0.execute("update analysis.jobs set run_at = clock_timestamp() where state = 'scheduled'")
      }
      return try await !evaluations().contains { [.selected, .submitted].contains($0.state) }
    }
  }
}
