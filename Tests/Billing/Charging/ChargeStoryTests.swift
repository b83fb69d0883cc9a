import BillingAPI
import Foundation
import Identifiers
import TestSupport
import Testing

@testable import Billing

@Suite("A call's whole story, in every order")
struct ChargeStoryTests {
  /// What may happen around one call.
  enum Step: CaseIterable, Sendable {
    case charge, refund, correction, dispute, disputeWon
  }

  private static func permutations(_ steps: [Step]) -> [[Step]] {
    guard let first = steps.first else { return [[]] }
    return permutations(Array(steps.dropFirst())).flatMap { rest in
      (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
    }
  }

  @Test("charge, full refund, a shorter duration, a dispute opened and won: in every order, with replays")
  func everyOrder() async throws {
    let orders = Self.permutations(Step.allCases)
    #expect(orders.count == 120)
    try await RechargeBench.with { bench in
      for order in orders { try await Self.live(order, on: bench) }
      #expect(try await bench.billing.violations() == [])
    }
  }

  private static func live(_ order: [Step], on bench: RechargeBench) async throws {
    let (organization, call) = (OrganizationID.new(), CallID.new())
    let intent = try await bench.topUp(organization, micros: 5_000_000).recharge?.paymentIntent ?? ""
    let name = "\(organization)".replacing("-", with: "")
    var hasRefunded = false
    // Each step twice, one after the other and once more at the end.
    for step in order.flatMap({ [$0, $0] }) + order {
      switch step {
      case .charge: _ = try await bench.billing.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      case .correction:
        var item = ChargeBatchTests.item(organization, call, version: 2, seconds: 30)
        item.mayLower = true
        _ = try await bench.billing.charge([item])
      case .refund:
        do {
          _ = try await bench.billing.refund(organization, call, key: "full")
          hasRefunded = true
        } catch BillingError.chargeNotFound {
        } catch BillingError.refundExceedsCharge {}
      case .dispute: try await tell(bench, name, intent, isWon: false)
      case .disputeWon: try await tell(bench, name, intent, isWon: true)
      }
      let charge = try await stored(call, organization, bench)
      #expect((charge?.paid.micros ?? 0) >= 0, "\(order)")
    }
    let charge = try await stored(call, organization, bench)
    #expect(hasRefunded && charge?.paid == .zero, "\(order): refunded whole, so nothing is paid")
    #expect(try await bench.billing.wallet(organization).balance?.micros == 5_000_000, "\(order)")
    let kinds = try await bench.billing.transfers(organization, limit: 200).transfers.map(\.kind)
    for kind in ["top_up", "charge", "refund", "dispute", "dispute_returned"] {
      #expect(kinds.count { $0 == kind } == 1, "\(order): \(kind)")
    }
  }

  private static func tell(_ bench: RechargeBench, _ name: String, _ intent: String, isWon: Bool) async throws {
    let taken = PaymentDispute.Movement(id: "txn_\(name)_1", amount: MicroDollars(-5_000_000))
    let returned = PaymentDispute.Movement(id: "txn_\(name)_2", amount: MicroDollars(5_000_000))
    bench.provider.change { state in
      // What is won stays won, whatever an older event says.
      let wasWon = state.disputes["du_\(name)"]?.status == .won
      state.disputes["du_\(name)"] = PaymentDispute(
        id: "du_\(name)", intent: intent, amount: MicroDollars(5_000_000), status: isWon || wasWon ? .won : .open,
        movements: isWon || wasWon ? [taken, returned] : [taken])
    }
    try await bench.event(isWon ? "charge.dispute.closed" : "charge.dispute.created", "du_\(name)")
  }

  private static func stored(
    _ call: CallID, _ organization: OrganizationID, _ bench: RechargeBench
  ) async throws -> CallCharge? {
    try await bench.database.withTransaction(.tenant(organization)) {
      try await CallChargeStore.charges(of: [call], organization: organization, in: $0).first
    }
  }
}
