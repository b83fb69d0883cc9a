import BillingAPI
import Foundation
import Postgres
import Simulator
import TestSupport
import Testing

@testable import CLI

/// Processes and Postgres die at random while calls of all providers arrive and everything is switched on: they are charged,
/// brought to HubSpot and evaluated, and the wallet recharges itself.
@Suite(.serialized) struct CrashOfAllTests {
  private static let calls = 300
  private static let callsOfAProvider = Int64(calls / 3)
  /// So that a part of the calls only can be evaluated.
  private static let budgetMicros: Int64 = 15_000
  /// Of 60 s.
  private static let priceMicros: Int64 = 700_000

  @Test(
    "kill -9 of any process at random: each call of every provider is recorded, charged, brought to HubSpot once, evaluated at most once",
    .timeLimit(.minutes(6)))
  func randomKills() async throws {
    let seed = RandomKiller.seed(from: "CRASH_OF_ALL_TEST_SEED")
    try await JourneySystem.with(hasSimulator: true) { journey in
      let organization = try await BusyOrganization.make(in: journey, budgetMicros: Self.budgetMicros)
      // What HubSpot takes of one account is less than so many calls need in so short a time.
      try await journey.simulator(
        "POST", "hubspot/settings", ["requests_per_ten_seconds": 1_000_000, "searches_per_second": 1_000_000])
      try await journey.simulator(
        "POST", "hubspot/records/contacts",
        ["properties": ["email": "zoe@example.test", "phone": .string(SampleCall.caller)]])
      let now = unixMilliseconds()
      let calls = try (0..<Self.calls).map { number in
        try SampleCall(number, at: organization.lines[number % 3], seed: seed, endedAtMilliseconds: now)
      }
      let killer = RandomKiller(
        victims: ServiceName.built.map(\.rawValue) + ["postgres"], mostKills: 14, pauseMilliseconds: 500...1_100,
        seed: seed)
      let sender = WebhookSender(client: journey.http, now: unixMilliseconds)
      let (_, killed) = try await killer.run(on: journey) {
        try await PatientDelivery(calls: Self.calls, callsPerSecond: 20).run(events: { calls[$0].events.count }) {
          await sender.send(calls[$0].events[$1]).attempts.last?.status.map(UInt.init)
        }
      }
      #expect(Set(killed) == Set(killer.victims))
      try await journey.system.awaitReadiness(within: .seconds(60))
      try await settle(journey)
      try await checkCalls(journey, organization)
      try await checkCustomerSystem(journey)
      try await checkEvaluations(journey)
      try await checkMoney(journey, organization)
    }
  }

  // MARK: The end state

  /// Something was still to be done when nobody was patient any more.
  private struct NeverSettled: Error {
    var left: [String: Int64]
  }

  /// Waits until nothing is on its way anywhere. One look sees all schemas at one moment, and whoever hands something on has
  /// committed it there before it is gone here: what nobody has in hand is done.
  private func settle(_ journey: JourneySystem) async throws {
    var left: [String: Int64] = [:]
    let isDone = try await poll(every: .milliseconds(100), within: .seconds(120)) {
      left = (try? await unfinished(journey)) ?? ["postgres": 1]
      return left.isEmpty ? true : nil
    }
    guard isDone != true else { return }
    throw NeverSettled(left: left)
  }

  /// How much is still to be done, by where it lies. What is due by the clock alone, as tokens that get old, is left out.
  private func unfinished(_ journey: JourneySystem) async throws -> [String: Int64] {
    let look: Statement = """
      select place, number from (
        select 'webhooks.jobs' as place, count(*) as number from webhooks.jobs
        union all select 'webhooks.outbox ' || receiver, count(*) from webhooks.outbox group by receiver
        union all select 'billing.jobs ' || kind, count(*) from billing.jobs group by kind
        union all select 'billing.outbox', count(*) from billing.outbox
        union all select 'analysis.jobs', count(*) from analysis.jobs
        union all select 'analysis.outbox', count(*) from analysis.outbox
        union all select 'integrations.jobs', count(*) from integrations.jobs where kind in ('sync_call', 'resume_syncs')
        union all select 'integrations.outbox', count(*) from integrations.outbox
      ) as places where number > 0
      """
    return try await journey.admin.withTransaction(.system) { transaction in
      var left: [String: Int64] = [:]
      for row in try await transaction.rows(look) { left[try row.get("place")] = try row.get("number") }
      return left
    }
  }

  private func expect(_ journey: JourneySystem, _ numbers: [(Statement, Int64)]) async throws {
    for (statement, expected) in numbers {
      #expect(try await journey.number(statement) == expected, "\(statement)")
    }
  }

  // MARK: What must be true

  private func checkCalls(_ journey: JourneySystem, _ organization: BusyOrganization) async throws {
    let calls = Int64(Self.calls)
    let events = organization.lines.reduce(0) { $0 + SampleCall.distinctEvents(of: $1.provider) }
    try await expect(
      journey,
      [
        ("select count(*) as number from webhooks.calls", calls),
        (
          """
          select count(*) as number from webhooks.calls
           where state in ('ended', 'analyzed') and seconds = 60 and agent_id is not null
          """, calls
        ),
        ("select count(*) as number from webhooks.calls where state = 'analyzed' and provider = 'retell'", calls / 3),
        // Beside Stripe's, which are nobody's.
        (
          """
          select count(*) as number from webhooks.inbox join webhooks.sources on sources.id = source_id
           where provider <> 'stripe'
          """, calls / 3 * Int64(events)
        ),
        (
          """
          select count(*) as number from webhooks.inbox_dedupe join webhooks.sources on sources.id = source_id
           where provider <> 'stripe'
          """, calls / 3 * Int64(events)
        ),
        ("select sum(version)::bigint as number from webhooks.calls", calls / 3 * Int64(events)),
        (
          """
          select (select count(*) from webhooks.dead_letters) + (select count(*) from billing.dead_letters)
               + (select count(*) from integrations.dead_letters) + (select count(*) from analysis.dead_letters)
               + (select count(*) from auth.dead_letters) as number
          """, 0
        ),
      ])
  }

  private func checkCustomerSystem(_ journey: JourneySystem) async throws {
    let calls = Int64(Self.calls)
    try await expect(
      journey,
      [
        ("select count(*) as number from integrations.syncs where state = 'done'", calls),
        ("select count(distinct call_id) as number from integrations.syncs", calls),
        ("select count(*) as number from integrations.outside_objects", calls),
        ("select count(distinct outside_id) as number from integrations.outside_objects", calls),
      ])
    let ids = try await journey.admin.withTransaction(.system) { transaction in
      try await transaction.rows("select id::text as id from webhooks.calls").map {
        try $0.get("id", as: String.self)
      }
    }
    let brought = try await journey.simulated("hubspot/calls").compactMap {
      $0["properties"]?["switchboard_call_id"]?.text
    }
    #expect(brought.count == Self.calls)
    #expect(Set(brought) == Set(ids))
    // All come from the number of the one contact that there is.
    let linked = try await journey.simulated("hubspot/associations").compactMap { $0["from"]?.text }
      .filter { $0.hasPrefix("calls/") }
    #expect(Set(linked).count == Self.calls)
  }

  private func checkEvaluations(_ journey: JourneySystem) async throws {
    let evaluated = Self.callsOfAProvider * 2
    try await expect(
      journey,
      [
        ("select count(*) as number from analysis.evaluations", Int64(Self.calls)),
        (
          """
          select count(*) as number from (
            select from analysis.evaluations group by org_id, call_id, rubric_version_id having count(*) > 1) as doubled
          """, 0
        ),
        ("select count(*) as number from analysis.evaluations where state = 'skipped'", Self.callsOfAProvider),
        (
          """
          select count(*) as number from analysis.evaluations
           where state = 'done' or (state = 'failed' and failure in ('budget_exhausted', 'no_answer'))
          """, evaluated
        ),
        ("select count(*) - count(distinct call_id) as number from analysis.hot_leads", 0),
        ("select count(*) as number from analysis.reservations where outcome = 'open'", 0),
        ("select sum(reserved_micros)::bigint as number from analysis.budgets", 0),
        (
          """
          select ((select sum(spent_micros) from analysis.budgets)
                  - (select sum(settled_micros) from analysis.reservations))::bigint as number
          """, 0
        ),
        (
          """
          select ((select sum(spent_micros) from analysis.house_budgets)
                  - (select sum(settled_micros) from analysis.reservations))::bigint as number
          """, 0
        ),
      ])
    let (spent, limit, sent, done, refused) = (
      try await journey.number("select sum(spent_micros)::bigint as number from analysis.budgets"),
      try await journey.number("select sum(limit_micros)::bigint as number from analysis.budgets"),
      try await journey.number("select count(*) as number from analysis.reservations where outcome <> 'unsent'"),
      try await journey.number("select count(*) as number from analysis.evaluations where state = 'done'"),
      try await journey.number(
        "select count(*) as number from analysis.evaluations where failure = 'budget_exhausted'")
    )
    print("crash test: \(done) evaluated, \(refused) beyond the budget, \(spent) of \(limit) micro-dollars spent")
    #expect(limit == Self.budgetMicros)
    #expect(spent <= limit)
    #expect(done > 0 && refused > 0)
    // What the provider worked on was written down before, and cost no more than what is counted.
    let answers = try await journey.simulated("anthropic/messages").compactMap { $0["answer"] }
    #expect(Int64(answers.count) <= sent)
    let cost = answers.reduce(Int64(0)) { total, answer in
      #expect(answer["model"]?.text == "claude-haiku-5-5")
      let (input, output) = (answer["usage"]?["input_tokens"]?.integer, answer["usage"]?["output_tokens"]?.integer)
      // Micro-dollars for a million tokens: 100,000 of the prompt's, 500,000 of the answer's.
      return total + ((input ?? 0) * 100_000 + (output ?? 0) * 500_000 + 999_999) / 1_000_000
    }
    #expect(cost <= spent)
  }

  private func checkMoney(_ journey: JourneySystem, _ organization: BusyOrganization) async throws {
    let calls = Int64(Self.calls)
    try await expect(
      journey,
      [
        ("select count(*) as number from billing.call_charges", calls),
        ("select sum(amount_micros)::bigint as number from billing.call_charges", calls * Self.priceMicros),
        ("select count(*) as number from billing.transfers where kind = 'charge'", calls),
        ("select count(distinct ref_id) as number from billing.transfers where kind = 'charge'", calls),
        (
          """
          select count(*) as number from billing.call_charges
           where not exists (
             select from webhooks.calls where calls.org_id = call_charges.org_id and calls.id = call_charges.call_id)
          """, 0
        ),
        ("select sum(amount_micros)::bigint as number from billing.postings", 0),
        (
          """
          select count(*) as number from (
            select from billing.postings group by org_id, transfer_id having sum(amount_micros) <> 0) as unbalanced
          """, 0
        ),
        (
          "select count(*) as number from billing.recharges where state not in ('succeeded', 'canceled')", 0
        ),
      ])
    let verified = await JourneySystem.command(["ledger", "verify", "--data", journey.system.folder.path])
    #expect(verified.code == 0, "\(verified.text)")

    let intents = try await journey.simulated("stripe/payment_intents")
    let taken = intents.filter { $0["status"]?.text == "succeeded" }
    let received = taken.reduce(Int64(0)) { $0 + ($1["amount_received"]?.integer ?? 0) * 10_000 }
    let credited = try await journey.number(
      """
      select coalesce(sum(amount_micros), 0)::bigint as number
        from billing.postings join billing.transfers using (org_id)
       where transfers.id = postings.transfer_id and kind = 'top_up' and amount_micros > 0
      """)
    print("crash test: \(taken.count) recharges, \(received) micro-dollars")
    #expect(taken.count >= 3)
    #expect(received == credited)
    #expect(try await journey.simulated("stripe/customers").count == 1)
    try await expect(
      journey,
      [
        ("select count(*) as number from billing.recharges where state = 'succeeded'", Int64(taken.count)),
        ("select count(*) as number from billing.transfers where kind = 'top_up'", Int64(taken.count)),
        ("select count(*) as number from billing.payment_intents", Int64(intents.count)),
      ])
    let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: organization.options)
    let balance = try required(wallet.balance?.micros)
    #expect(balance == BusyOrganization.creditMicros + credited - calls * Self.priceMicros)
    #expect(balance >= BusyOrganization.thresholdMicros)
  }
}
