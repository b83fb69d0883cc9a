import BillingAPI
import Foundation
import Identifiers
import Jobs
import ServiceRuntime
import TestSupport
import Testing

@testable import Billing

@Suite("Topping up with a person there to act")
struct TopUpTests {
  @Test("a top-up is credited once for its key, and the statement names the PaymentIntent")
  func once() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let first = try await bench.topUp(organization, micros: 25_000_000, key: "k")
      let again = try await bench.topUp(organization, micros: 25_000_000, key: "k")
      #expect(first.recharge?.state == "succeeded" && again.recharge?.state == "succeeded")
      #expect(again.recharge?.id == first.recharge?.id && again.recharge?.amount == first.recharge?.amount)
      #expect(bench.provider.intents.map(\.charges) == [1])
      #expect(try await bench.billing.wallet(organization).paid?.micros == 25_000_000)
      let transfer = try #require(try await bench.billing.transfers(organization).transfers.first)
      #expect(transfer.kind == "top_up" && transfer.providerObjectID == first.recharge?.paymentIntent)
      #expect(transfer.rechargeID == first.recharge?.id)
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.topUp(organization, micros: 1_000_000, key: "k")
      }
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test("our own customer is always sent, one for each organization")
  func customer() async throws {
    try await RechargeBench.with { bench in
      let (one, other) = (OrganizationID.new(), OrganizationID.new())
      for organization in [one, other, one] { _ = try await bench.topUp(organization, micros: 1_000_000) }
      #expect(Set(bench.provider.intents.map(\.customer)) == ["cus_\(one)", "cus_\(other)"])
      let customers = bench.provider.requests.count { if case .createCustomer = $0 { true } else { false } }
      #expect(customers == 2)
    }
  }

  @Test("where the owner must act the browser's secret is in the first answer and nowhere else")
  func action() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let first = try await bench.topUp(organization, micros: 5_000_000, method: "pm_auth", key: "k")
      #expect(first.recharge?.state == "requires_action")
      #expect(first.clientSecret.reveal().hasSuffix("_secret_canary"))
      let again = try await bench.topUp(organization, micros: 5_000_000, method: "pm_auth", key: "k")
      #expect(again.recharge?.id == first.recharge?.id && again.clientSecret.reveal().isEmpty)
      let leaks = try await bench.billing.asAdmin(
        """
        select 1 as one from idempotency where position('_secret_canary'::bytea in response) > 0
        union all select 1 from outbox where position('_secret_canary'::bytea in payload) > 0
        union all select 1 from recharges where recharges::text like '%_secret_canary%'
        """)
      #expect(leaks.isEmpty)
      // The owner acts; the provider's word, heard through an event, credits.
      let intent = try #require(first.recharge?.paymentIntent)
      bench.provider.settle(intent, as: .succeeded)
      #expect(try await bench.event("payment_intent.succeeded", intent).outcome == .applied)
      #expect(try await bench.event("payment_intent.succeeded", intent).outcome == .unchanged)
      #expect(try await bench.billing.wallet(organization).paid?.micros == 5_000_000)
    }
  }

  @Test("a payment that waits for its owner makes room for a new one, and is credited if it came through after all")
  func supersedes() async throws {
    try await RechargeBench.with { bench in
      let (one, other) = (OrganizationID.new(), OrganizationID.new())
      _ = try await bench.topUp(one, micros: 5_000_000, method: "pm_auth")
      #expect(try await bench.topUp(one, micros: 6_000_000).recharge?.state == "succeeded")
      #expect(try await bench.recharges(one).map(\.state) == ["succeeded", "canceled"])

      let waiting = try await bench.topUp(other, micros: 5_000_000, method: "pm_auth")
      bench.provider.settle(try #require(waiting.recharge?.paymentIntent), as: .succeeded)
      #expect(try await bench.topUp(other, micros: 6_000_000).recharge?.state == "succeeded")
      #expect(try await bench.recharges(other).map(\.state) == ["succeeded", "succeeded"])
      #expect(try await bench.billing.wallet(other).paid?.micros == 11_000_000)
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test("one that is on its way does not make room")
  func live() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let slow = try await bench.topUp(organization, micros: 5_000_000, method: "pm_slow")
      #expect(slow.recharge?.state == "unknown" && slow.recharge?.reason == "processing")
      await #expect(throws: BillingError.rechargeLive) { try await bench.topUp(organization, micros: 6_000_000) }
    }
  }

  @Test("a refused card is told by its code, moves nothing and leaves the rule alone")
  func declined() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let answer = try await bench.topUp(organization, micros: 5_000_000, method: "pm_declined")
      #expect(answer.recharge?.state == "failed" && answer.recharge?.reason == "insufficient_funds")
      #expect(try await bench.billing.wallet(organization).balance?.micros == 0)
      try await bench.setRule(organization)
      #expect(try await bench.rule(organization).standing?.declines == 0)
    }
  }

  @Test("a day without its owner's act ends a payment")
  func expiry() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      _ = try await bench.topUp(organization, micros: 5_000_000, method: "pm_auth")
      try await bench.working {
        try await bench.billing.asAdmin("update jobs set run_at = clock_timestamp() where kind = 'recharge_expiry'")
        try await eventually(within: .seconds(30)) { try await bench.settled(organization) }
      }
      #expect(try await bench.recharges(organization).map(\.state) == ["canceled"])
    }
  }

  @Test(
    "amounts are whole cents within bounds, and a card is named as the provider names it",
    arguments: [
      (499_999, "pm_ok", "invalid_amount"), (10_000_010_000, "pm_ok", "invalid_amount"),
      (1_000_001, "pm_ok", "invalid_amount"), (-1_000_000, "pm_ok", "invalid_amount"),
      (1_000_000, "", "invalid_payment_method"), (1_000_000, "pm_/../x", "invalid_payment_method"),
      (1_000_000, "tok_visa", "invalid_payment_method"),
    ] as [(Int64, String, String)])
  func rules(micros: Int64, method: String, reason: String) async throws {
    try await RechargeBench.with { bench in
      let error = await #expect(throws: InvalidField.self) {
        try await bench.topUp(.new(), micros: micros, method: method)
      }
      #expect(error?.reason == reason)
      #expect(bench.provider.requests.isEmpty)
    }
  }

  @Test("without a provider nothing is promised")
  func notConfigured() async throws {
    try await BillingBench.with { bench in
      let without = RechargeBench(billing: bench, provider: PaymentTwin())
      await #expect(throws: BillingError.paymentsUnavailable) { try await without.topUp(.new(), micros: 1_000_000) }
      let answer = try await without.event("payment_intent.succeeded", "pi_1")
      #expect(answer.reason == "not_configured")
    }
  }
}
