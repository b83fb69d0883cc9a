import BillingAPI
import Identifiers
import ServiceRuntime
import TestSupport
import Testing

@testable import Billing

@Suite("Setting when a wallet recharges itself")
struct RechargeRuleHandlerTests {
  @Test("a preview says what would be charged now and stores nothing")
  func preview() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let answer = try await bench.setRule(organization, isPreview: true)
      #expect(answer.standing?.chargesNow == true && answer.standing?.amount?.micros == 50_000_000)
      #expect(try await bench.rule(organization).rule == nil)
      #expect(try await bench.recharges(organization).isEmpty)
    }
  }

  @Test("a rule that asks for a recharge now begins one at once; another organization sees nothing of it")
  func begins() async throws {
    try await RechargeBench.with { bench in
      let organization = OrganizationID.new()
      let answer = try await bench.setRule(organization)
      #expect(answer.standing?.chargesNow == true)
      #expect(try await bench.recharges(organization).map(\.state) == ["requested"])
      #expect(try await bench.rule(organization).standing?.obstacle == "recharge_live")
      #expect(try await bench.rule(.new()).rule == nil)
      #expect(try await bench.recharges(.new()).isEmpty)
    }
  }

  @Test(
    "amounts are whole cents, each within its bounds and in their order",
    arguments: [
      ("invalid_threshold", -1, 50, 500, 5_000), ("invalid_target", 10, 10, 500, 5_000),
      ("invalid_target", 10, 20_001, 500, 5_000), ("invalid_daily_cap", 10, 50, 0, 5_000),
      ("invalid_monthly_cap", 10, 50, 500, 499),
    ] as [(String, Int64, Int64, Int64, Int64)])
  func rules(reason: String, threshold: Int64, target: Int64, daily: Int64, monthly: Int64) async throws {
    try await RechargeBench.with { bench in
      let error = await #expect(throws: InvalidField.self) {
        try await bench.setRule(.new(), threshold: threshold, target: target, daily: daily, monthly: monthly)
      }
      #expect(error?.reason == reason)
    }
  }

  @Test("a closed organization's wallet recharges itself no more; what its calls cost is charged, and others go on")
  func closedOrganization() async throws {
    try await RechargeBench.with { bench in
      let (closed, other) = (OrganizationID.new(), OrganizationID.new())
      for organization in [closed, other] {
        _ = try await bench.billing.grant(organization, micros: 11_000_000)
        try await bench.setRule(organization)
      }
      for _ in 0..<2 {
        _ = try await bench.billing.handlers.noteClosedOrganizations(
          NoteClosedOrganizationsRequest(orgIDs: ["\(closed)", "\(OrganizationID.new())"]),
          context: bench.billing.context(BillingMethods.noteClosedOrganizations))
      }
      let rule = try await bench.rule(closed)
      #expect(rule.rule?.isEnabled == false && rule.standing?.disabledReason == "organization_closed")
      try await bench.working {
        for organization in [closed, other] {
          let charged = try await bench.billing.chargeUntilSettled([
            ChargeBatchTests.item(organization, seconds: 600)
          ])
          #expect(charged.map(\.outcome) == [.charged])
        }
        try await eventually(within: .seconds(60)) { try await bench.recharges(other).map(\.state) == ["succeeded"] }
      }
      #expect(try await bench.recharges(closed).isEmpty)
      #expect(bench.provider.intents.count == 1)
    }
  }
}
