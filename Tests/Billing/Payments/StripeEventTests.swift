import BillingAPI
import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Billing

@Suite("Applying what Stripe's events hint at")
struct StripeEventTests {
  private static let refund = "re_1"
  private static let dispute = "du_1"

  /// Everything that may happen to one payment, as its events name it. The provider's objects stand as they end.
  private static let story = [
    "payment_intent.succeeded", "charge.refunded", "refund.created", "refund.failed", "charge.dispute.created",
    "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed",
  ]

  private static func object(_ type: String, _ intent: String) -> String {
    switch type {
    case "payment_intent.succeeded": intent
    case "charge.refunded": "ch_1"
    case "refund.created", "refund.failed": refund
    default: dispute
    }
  }

  private static func tell(_ provider: PaymentTwin, _ intent: String) {
    provider.change { state in
      state.refunds = [
        PaymentRefund(id: refund, intent: intent, amount: MicroDollars(3_000_000), status: .taken),
        PaymentRefund(id: "re_2", intent: intent, amount: MicroDollars(1_000_000), status: .failed),
      ]
      state.disputes[dispute] = PaymentDispute(
        id: dispute, intent: intent, amount: MicroDollars(7_000_000), status: .won,
        movements: [
          .init(id: "txn_1", amount: MicroDollars(-7_000_000)), .init(id: "txn_2", amount: MicroDollars(7_000_000)),
        ])
    }
  }

  @Test(
    "events in any order, each any number of times, lead to the same ledger", arguments: Array(1...12) as [UInt64])
  func anyOrder(seed: UInt64) async throws {
    try await RechargeBench.with { bench in
      var random = SeededGenerator(seed)
      let organization = OrganizationID.new()
      let topUp = try await bench.topUp(organization, micros: 10_000_000, method: "pm_auth")
      let intent = try #require(topUp.recharge?.paymentIntent)
      bench.provider.settle(intent, as: .succeeded)
      Self.tell(bench.provider, intent)
      try await bench.setRule(organization)
      let events = Self.story.flatMap { type in
        Array(repeating: type, count: .random(in: 1...3, using: &random))
      }.shuffled(using: &random)
      for type in events { try await bench.event(type, Self.object(type, intent)) }
      #expect(try await bench.billing.wallet(organization).balance?.micros == 7_000_000, "seed \(seed)")
      let kinds = try await bench.billing.transfers(organization).transfers.map(\.kind).sorted()
      #expect(kinds == ["dispute", "dispute_returned", "payment_refund", "top_up"], "seed \(seed)")
      #expect(try await bench.rule(organization).standing?.disabledReason == "dispute", "seed \(seed)")
      let news = try await bench.news()
      for once in ["recharge.succeeded", "dispute.opened", "dispute.won", "recharge.disabled"] {
        #expect(news.count { $0 == once } == 1, "seed \(seed): \(once)")
      }
      #expect(try await bench.billing.violations() == [], "seed \(seed)")
    }
  }

  @Test("one event from many at once applies once")
  func concurrent() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let topUp = try await bench.topUp(organization, micros: 10_000_000, method: "pm_auth")
      let intent = try #require(topUp.recharge?.paymentIntent)
      bench.provider.settle(intent, as: .succeeded)
      let applied = try await withThrowingTaskGroup(of: StripeEventOutcome.self) { group in
        for _ in 0..<20 { group.addTask { try await bench.event("payment_intent.succeeded", intent).outcome } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(applied.contains(.applied))
      #expect(try await bench.billing.wallet(organization).paid?.micros == 10_000_000)
      #expect(try await bench.billing.transfers(organization).transfers.count == 1)
    }
  }

  @Test("a refund that failed gives the money back, and one that failed unheard moves nothing")
  func failedRefund() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let intent = try #require(try await bench.topUp(organization, micros: 10_000_000).recharge?.paymentIntent)
      func refunds(_ status: PaymentRefund.Status) {
        bench.provider.change {
          $0.refunds = [PaymentRefund(id: "re_1", intent: intent, amount: MicroDollars(4_000_000), status: status)]
        }
      }
      refunds(.failed)
      #expect(try await bench.event("refund.failed", "re_1").outcome == .unchanged)
      refunds(.taken)
      #expect(try await bench.event("refund.created", "re_1").outcome == .applied)
      #expect(try await bench.billing.wallet(organization).paid?.micros == 6_000_000)
      refunds(.failed)
      for _ in 0..<2 { try await bench.event("refund.failed", "re_1") }
      #expect(try await bench.billing.wallet(organization).paid?.micros == 10_000_000)
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test("an inquiry moves no money and leaves the rule on; a lost dispute keeps the money away")
  func disputes() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let intent = try #require(try await bench.topUp(organization, micros: 20_000_000).recharge?.paymentIntent)
      try await bench.setRule(organization)
      func dispute(_ status: PaymentDispute.Status, _ movements: [PaymentDispute.Movement]) {
        bench.provider.change {
          $0.disputes["du_1"] = PaymentDispute(
            id: "du_1", intent: intent, amount: MicroDollars(20_000_000), status: status, movements: movements)
        }
      }
      dispute(.inquiry, [])
      #expect(try await bench.event("charge.dispute.created", "du_1").outcome == .unchanged)
      #expect(try await bench.rule(organization).rule?.isEnabled == true)
      let taken = PaymentDispute.Movement(id: "txn_1", amount: MicroDollars(-20_000_000))
      dispute(.open, [taken])
      try await bench.event("charge.dispute.funds_withdrawn", "du_1")
      dispute(.lost, [taken])
      try await bench.event("charge.dispute.closed", "du_1")
      let wallet = try await bench.billing.wallet(organization)
      #expect(wallet.balance?.micros == 0 && wallet.isOverdrawn == false)
      #expect(try await bench.rule(organization).standing?.disabledReason == "dispute")
      _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 60)])
      #expect(try await bench.billing.wallet(organization).isOverdrawn == true)
      #expect(try await bench.recharges(organization).count == 1)
      #expect(try await bench.news().contains("dispute.lost"))
    }
  }

  @Test("what is not ours is ignored, whoever signed it, and nothing is asked for it")
  func notOurs() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let intent = try #require(
        try await bench.topUp(organization, micros: 5_000_000, method: "pm_auth").recharge?.paymentIntent)
      let asked = bench.provider.requests.count
      #expect(try await bench.event("payment_intent.succeeded", intent, livemode: true).reason == "other_mode")
      #expect(try await bench.event("payment_intent.succeeded", intent, account: "acct_1").reason == "other_account")
      #expect(try await bench.event("invoice.paid", "in_1").reason == "unknown_type")
      #expect(try await bench.event("payment_intent.succeeded", "../v1/x").reason == "unknown_type")
      #expect(try await bench.event("payment_intent.succeeded", "pi_theirs").reason == "unknown_payment")
      #expect(bench.provider.requests.count == asked)
      #expect(try await bench.event("charge.dispute.created", "du_theirs").reason == "unknown_object")
      // The event claims success; the provider, asked, says otherwise.
      #expect(try await bench.event("payment_intent.succeeded", intent).outcome == .unchanged)
      #expect(try await bench.billing.wallet(organization).paid?.micros == 0)
    }
  }

  @Test("while the provider cannot be read the event is to be sent again")
  func away() async throws {
    try await RechargeBench.with { bench in
      let intent = try #require(
        try await bench.topUp(.new(), micros: 5_000_000, method: "pm_auth").recharge?.paymentIntent)
      bench.provider.change { $0.isAway = true }
      await #expect(throws: BillingError.paymentsUnavailable) {
        try await bench.event("payment_intent.succeeded", intent)
      }
    }
  }

  @Test("what no webhook told of is found in Stripe's own events, once; what is not ours is left alone")
  func reconciled() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let topUp = try await bench.topUp(organization, micros: 10_000_000, method: "pm_auth")
      let intent = try #require(topUp.recharge?.paymentIntent)
      bench.provider.settle(intent, as: .succeeded)
      Self.tell(bench.provider, intent)
      bench.provider.change { state in
        state.events = Self.story.enumerated().map {
          PaymentEvent(
            id: "evt_\($0.offset)", type: $0.element, objectID: Self.object($0.element, intent), isLive: false)
        }
        state.events.append(
          PaymentEvent(id: "evt_live", type: "payment_intent.succeeded", objectID: intent, isLive: true))
        state.events.append(
          PaymentEvent(id: "evt_other", type: "payment_intent.succeeded", objectID: "pi_somebodys", isLive: false))
      }
      let applier = StripeEventApplier(database: bench.database, events: .discarding(), provider: bench.provider)
      let duty = StripeReconciliation(
        reconciler: StripeReconciler(provider: bench.provider, applier: applier, events: .discarding()))
      bench.provider.change { $0.isAway = true }
      await #expect(throws: BillingError.paymentsUnavailable) { try await duty.run(on: bench.database) }
      bench.provider.change { $0.isAway = false }
      #expect(try await duty.run(on: bench.database).count >= 3)
      #expect(try await bench.billing.wallet(organization).balance?.micros == 7_000_000)
      #expect(try await duty.run(on: bench.database).count == 0)
      #expect(try await bench.billing.wallet(organization).balance?.micros == 7_000_000)
      let since = bench.provider.requests.compactMap { request in
        if case .listEvents(let since, nil) = request { since } else { nil }
      }
      // Each look goes on an hour before the one that saw all began.
      #expect(since.count == 2 && since[0] <= since[1])
      let again = try await bench.billing.handlers.reconcileStripe(
        ReconcileStripeRequest(), context: bench.billing.context(BillingMethods.reconcileStripe))
      #expect(again.listed == Int64(Self.story.count + 2) && again.applied == 0 && again.failed == 0)
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test("the kinds of events that are asked for are those that are understood, as many as one list may have")
  func types() {
    #expect(StripeEventTopic.types.count <= 20)
    for type in StripeEventTopic.types {
      let topics = ["pi_1", "re_1", "ch_1", "du_1"].compactMap { StripeEventTopic(type: type, objectID: $0) }
      #expect(topics.count == 1, "\(type)")
    }
  }

  @Test("a list of events is read as hints alone, and asked for page by page")
  func listed() {
    let request = PaymentRequest.listEvents(since: Date(timeIntervalSince1970: 1_800_000_000.5), after: "evt_9")
    let form = StripeForm(request)
    #expect(form.idempotencyKey == nil)
    #expect(form.query.contains { $0.name == "created[gte]" && $0.value.reveal() == "1800000000" })
    #expect(form.query.contains { $0.name == "types[14]" })
    #expect(form.query.contains { $0.name == "starting_after" && $0.value.reveal() == "evt_9" })
    let body = """
      {"object":"list","has_more":true,"data":[{"id":"evt_1","object":"event","type":"payment_intent.succeeded",
      "created":1800000001,"livemode":false,"data":{"object":{"id":"pi_1","amount":99}}}]}
      """
    let event = PaymentEvent(id: "evt_1", type: "payment_intent.succeeded", objectID: "pi_1", isLive: false)
    #expect(
      StripeAnswer.read(request, status: 200, body: Array(body.utf8)) == .events([event], hasMore: true))
    #expect(StripeAnswer.read(request, status: 200, body: Array("{}".utf8)) == .unknown(reason: "answer_unreadable"))
  }
}
