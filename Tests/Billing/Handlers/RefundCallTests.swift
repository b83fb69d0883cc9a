import BillingAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import RPCAPI
import ServiceRuntime
import TestSupport
import Testing

@testable import Billing

@Suite("Refunding calls on Postgres")
struct RefundCallTests {
  @Test("a refund is given once for each key, and the statement says why")
  func once() async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.grant(organization, micros: 200_000)
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      let first = try await bench.refund(organization, call, micros: 600_000, key: "r")
      let again = try await bench.refund(organization, call, micros: 600_000, key: "r")
      #expect(first == again)
      #expect(first.refunded?.micros == 600_000 && first.remaining?.micros == 100_000)
      let wallet = try await bench.wallet(organization)
      #expect(wallet.paid?.micros == 0 && wallet.promo?.micros == 100_000)
      let transfer = try #require(try await bench.transfers(organization).transfers.first)
      #expect(transfer.kind == "refund" && transfer.reason == "sorry" && transfer.callID == "\(call)")
      await #expect(throws: BillingError.refundExceedsCharge) {
        try await bench.refund(organization, call, micros: 100_001)
      }
      #expect(try await bench.refund(organization, call).refunded?.micros == 100_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("another organization's call, and one that was never charged, has nothing to refund")
  func unknown() async throws {
    try await BillingBench.with { bench in
      let (mine, theirs, call) = (OrganizationID.new(), OrganizationID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(theirs, call, seconds: 60)])
      await #expect(throws: BillingError.chargeNotFound) { try await bench.refund(mine, call) }
      await #expect(throws: BillingError.chargeNotFound) { try await bench.refund(theirs, .new()) }
    }
  }

  @Test("the method is the operator's alone")
  func callers() {
    #expect(BillingMethods.refundCall.description.callers == ["operator"])
    #expect(BillingMethods.setRate.description.callers == ["operator"])
    #expect(BillingMethods.freeze.description.callers == ["operator"])
  }

  @Test("many refunds at once never give back more than the call cost")
  func concurrent() async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      let given = try await withThrowingTaskGroup(of: Int64.self) { group in
        for _ in 0..<16 {
          group.addTask {
            do {
              return try await bench.refund(organization, call, micros: 90_000).refunded?.micros ?? 0
            } catch BillingError.refundExceedsCharge {
              return 0
            }
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(given == 630_000)
      #expect(try await bench.wallet(organization).balance?.micros == -70_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("a charge is explained by its rate, its steps and their lines")
  func explained() async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.grant(organization, micros: 500_000)
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, version: 2, seconds: 90)])
      _ = try await bench.refund(organization, call, micros: 50_000)
      let answer = try await bench.handlers.explainCharge(
        ExplainChargeRequest(callID: "\(call)"), context: bench.context(BillingMethods.explainCharge, organization))
      #expect(answer.seconds == 90 && answer.amount?.micros == 1_050_000)
      #expect(answer.refunded?.micros == 50_000 && answer.paid?.micros == 1_000_000)
      #expect(answer.price?.microsPerMinute == 700_000 && answer.price?.rounding == .up)
      #expect(answer.steps.map { $0.transfer?.kind } == ["charge", "adjust", "refund"])
      #expect(answer.steps.map(\.seconds) == [60, 90, nil])
      #expect(answer.steps[0].postings.map(\.account) == ["wallet_promo", "wallet_paid", "revenue"])
      #expect(answer.steps[0].postings.map { $0.amount?.micros } == [-500_000, -200_000, 700_000])
      await #expect(throws: BillingError.chargeNotFound) {
        try await bench.handlers.explainCharge(
          ExplainChargeRequest(callID: "\(call)"), context: bench.context(BillingMethods.explainCharge, .new()))
      }
    }
  }
}
