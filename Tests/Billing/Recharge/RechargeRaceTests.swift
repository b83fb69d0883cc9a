import BillingAPI
import Foundation
import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Billing

@Suite("Recharging a wallet once when charges race")
struct RechargeRaceTests {
  @Test("200 concurrent charges across the threshold make one PaymentIntent and one top-up", arguments: [false, true])
  func race(losesAnswers: Bool) async throws {
    let provider = PaymentTwin(loses: { _, count in losesAnswers && count.isMultiple(of: 2) })
    try await RechargeBench.with(provider) { bench in
      let organization = OrganizationID.new()
      _ = try await bench.billing.grant(organization, micros: 11_000_000)
      try await bench.setRule(organization)
      try await bench.working(2) {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<200 {
            group.addTask {
              _ = try await bench.billing.chargeUntilSettled([
                ChargeBatchTests.item(organization, seconds: 6)
              ])
            }
          }
          try await group.waitForAll()
        }
        try await eventually(within: .seconds(60)) { try await bench.settled(organization) }
      }
      // 200 × $0.07 leave at most one reason to recharge: the first one brings the balance far above the threshold.
      #expect(provider.intents.count == 1)
      #expect(provider.intents.map(\.charges) == [1])
      let topUps = try await bench.billing.transfers(organization, limit: 200).transfers
      let list = try await bench.recharges(organization)
      #expect(list.map(\.state) == ["succeeded"])
      let wallet = try await bench.billing.wallet(organization)
      #expect(wallet.balance?.micros == 11_000_000 - 14_000_000 + provider.taken)
      #expect(topUps.count { $0.kind == "top_up" } <= 1)
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test("calls that use up a recharge while it is under way lead to the next one, also where no call comes after them")
  func usedUpMeanwhile() async throws {
    let here = Mutex<(bench: RechargeBench, organization: OrganizationID)?>(nil)
    let provider = PaymentTwin(
      loses: { _, _ in false },
      meanwhile: { request in
        guard case .confirmIntent = request, let (bench, organization) = here.withLock({ $0.take() }) else { return }
        // $45.50 of the $50.00 that are on their way.
        _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 3_900)])
      })
    try await RechargeBench.with(provider) { bench in
      let organization = OrganizationID.new()
      here.withLock { $0 = (bench, organization) }
      try await bench.working {
        try await bench.setRule(organization)
        try await eventually(within: .seconds(30)) {
          try await bench.recharges(organization).filter { $0.state == "succeeded" }.count == 2
        }
      }
      #expect(provider.intents.map(\.charges) == [1, 1])
      #expect(provider.taken == 95_500_000)
      #expect(try await bench.billing.wallet(organization).balance?.micros == 50_000_000)
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test(
    "a lost answer is found out by reading that intent, whether the webhook comes before, during, after or twice",
    arguments: ["before", "during", "after", "twice", "never"])
  func lostAnswer(webhook: String) async throws {
    let isUnblocked = Mutex(false)
    let here = Mutex<RechargeBench?>(nil)
    let provider = PaymentTwin(
      loses: { request, _ in
        switch request {
        case .confirmIntent: true
        case .readIntent: !isUnblocked.withLock { $0 } && webhook == "after"
        default: false
        }
      },
      meanwhile: { request in
        guard case .confirmIntent(let intent, _, _, _) = request, let bench = here.withLock({ $0 }) else { return }
        if webhook == "during" || webhook == "twice" {
          try await bench.event("payment_intent.succeeded", intent)
        }
      })
    try await RechargeBench.with(provider) { bench in
      here.withLock { $0 = bench }
      let organization = OrganizationID.new()
      try await bench.working(2) {
        try await bench.setRule(organization)
        try await eventually(within: .seconds(30)) { provider.intents.contains { $0.charges == 1 } }
        let intent = try #require(provider.intents.first?.id)
        isUnblocked.withLock { $0 = true }
        if webhook == "after" || webhook == "twice" || webhook == "before" {
          try await bench.event("payment_intent.succeeded", intent)
        }
        try await eventually(within: .seconds(30)) { try await bench.settled(organization) }
        try await bench.event("payment_intent.succeeded", intent)
      }
      #expect(provider.intents.map(\.charges) == [1])
      #expect(try await bench.recharges(organization).map(\.state) == ["succeeded"])
      #expect(try await bench.billing.wallet(organization).paid?.micros == 50_000_000)
      #expect(try await bench.billing.transfers(organization).transfers.map(\.kind) == ["top_up"])
      #expect(try await bench.news().filter { $0 == "recharge.succeeded" }.count == 1)
      #expect(try await bench.billing.violations() == [])
    }
  }

  @Test("three declines switch the rule off, the owner hears it once, and no fourth attempt is made")
  func declines() async throws {
    try await RechargeBench.with { bench in
      let (provider, organization) = (bench.provider, OrganizationID.new())
      try await bench.working {
        try await bench.setRule(organization, method: "pm_declined")
        for attempt in 1...3 {
          try await eventually(within: .seconds(30)) {
            try await bench.recharges(organization).filter { $0.state == "failed" }.count == attempt
          }
          // The wait that a decline leaves is over at once: its clock is the row, and its reminder a job.
          try await bench.billing.asAdmin("update wallet_rules set next_allowed_at = '-infinity'")
          _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 1)])
        }
        try await eventually(within: .seconds(30)) { try await bench.rule(organization).rule?.isEnabled == false }
        _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 1)])
      }
      #expect(provider.intents.count == 3 && provider.taken == 0)
      #expect(try await bench.recharges(organization).map(\.state) == ["failed", "failed", "failed"])
      #expect(try await bench.news().filter { $0 == "recharge.disabled" }.count == 1)
      let standing = try await bench.rule(organization).standing
      #expect(standing?.disabledReason == "declined" && standing?.obstacle == "disabled" && standing?.declines == 3)
    }
  }

  @Test("a decline waits an hour, then six: the wait is in the rule and a job stands by for its end")
  func backOff() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      try await bench.working {
        try await bench.setRule(organization, method: "pm_declined")
        try await eventually(within: .seconds(30)) { try await bench.settled(organization) }
      }
      let standing = try await bench.rule(organization).standing
      #expect(standing?.obstacle == "backing_off")
      let next = try #require(standing?.nextAllowedAt?.date.timeIntervalSinceNow)
      #expect((3_400...3_700).contains(next))
      let jobs = try await bench.billing.asAdmin(
        "select extract(epoch from run_at - clock_timestamp())::bigint as due from jobs where kind = 'recharge_check'")
      #expect(jobs.count == 1)
      #expect((3_400...3_700).contains(try jobs[0].get("due", as: Int64.self)))
      _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 1)])
      #expect(try await bench.recharges(organization).count == 1)
    }
  }

  @Test("the daily cap is never exceeded, also when the rule is edited while a recharge is on its way")
  func caps() async throws {
    try await RechargeBench.with { bench in
      let (provider, organization) = (bench.provider, OrganizationID.new())
      try await bench.setRule(organization, target: 50, daily: 60)
      // Wanted under a cap of $60, sent under one of $20.
      try await bench.setRule(organization, target: 50, daily: 20)
      try await bench.working {
        try await eventually(within: .seconds(30)) { try await bench.settled(organization) }
        #expect(provider.taken == 20_000_000)
        _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 3_600)])
        try await eventually(within: .seconds(30)) {
          try await bench.rule(organization).standing?.obstacle == "backing_off"
        }
      }
      #expect(provider.taken == 20_000_000)
      await #expect(throws: BillingError.rechargeRefused(.dailyCap)) {
        try await bench.topUp(organization, micros: 1_000_000)
      }
      let jobs = try await bench.billing.asAdmin("select 1 as one from jobs where kind = 'recharge_check'")
      #expect(jobs.count == 1)
    }
  }

  @Test("a provider that is away costs no attempt and no second intent")
  func away() async throws {
    try await RechargeBench.with { bench in
      let (provider, organization) = (bench.provider, OrganizationID.new())
      provider.change { $0.isAway = true }
      try await bench.setRule(organization)
      try await bench.working {
        try await eventually(within: .seconds(30)) {
          try await bench.recharges(organization).first?.state == "submitting"
        }
        provider.change { $0.isAway = false }
        try await eventually(within: .seconds(30)) { try await bench.settled(organization) }
      }
      #expect(provider.intents.map(\.charges) == [1])
    }
  }

  @Test("a frozen wallet is not recharged, and is once it thaws")
  func frozen() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      try await bench.billing.freeze(organization, true)
      try await bench.setRule(organization)
      _ = try await bench.billing.charge([ChargeBatchTests.item(organization, seconds: 60)])
      #expect(try await bench.recharges(organization).isEmpty)
      #expect(try await bench.rule(organization).standing?.obstacle == "wallet_frozen")
      #expect(try await bench.billing.wallet(organization).isFrozen == true)
      try await bench.billing.freeze(organization, false)
      #expect(try await bench.recharges(organization).map(\.state) == ["requested"])
      #expect(
        try await bench.news().filter { $0.hasPrefix("wallet.") } == ["wallet.frozen", "wallet.low", "wallet.unfrozen"])
    }
  }
}
