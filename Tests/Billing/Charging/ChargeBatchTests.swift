import BillingAPI
import Foundation
import Identifiers
import Messages
import Testing

@testable import Billing

@Suite("One ChargeCalls request, before any database")
struct ChargeBatchTests {
  static func item(
    _ organization: OrganizationID = .new(), _ call: CallID = .new(), version: Int64 = 1, seconds: Int64 = 60
  ) -> ChargeItem {
    ChargeItem(
      orgID: "\(organization)", callID: "\(call)", callVersion: version, seconds: seconds,
      pricedAt: Timestamp(Date()))
  }

  @Test("a bad item is refused alone, with its reason", arguments: BadChargeItem.all)
  func badItems(_ expected: BadChargeItem) {
    var bad = Self.item()
    expected.spoil(&bad)
    let good = Self.item()
    let batch = ChargeBatch([bad, good])
    #expect(batch.results[0].outcome == .refused)
    #expect(batch.results[0].reason == expected.reason)
    #expect(batch.groups.map(\.0.description) == [good.orgID])
  }

  @Test("organizations and calls are worked off in one order, whatever order they came in")
  func orders() {
    let organizations = [OrganizationID.new(), .new(), .new()]
    let calls = [CallID.new(), .new(), .new()]
    let items = organizations.flatMap { organization in
      calls.flatMap { call in (1...3).map { Self.item(organization, call, version: $0) } }
    }
    let straight = ChargeBatch(items).groups
    let shuffled = ChargeBatch(items.shuffled()).groups
    #expect(straight.map(\.0) == shuffled.map(\.0))
    for (one, other) in zip(straight, shuffled) {
      #expect(one.1.map(\.callID) == other.1.map(\.callID))
      #expect(one.1.map(\.version) == [3, 2, 1, 3, 2, 1, 3, 2, 1])
      #expect(other.1.map(\.version) == [3, 2, 1, 3, 2, 1, 3, 2, 1])
    }
  }

  @Test("answers stay small whatever is sent as an id")
  func longIDs() {
    var item = Self.item()
    item.callID = String(repeating: "x", count: 100_000)
    #expect(ChargeBatch([item]).results[0].callID.count == 36)
  }

  @Test("what was not attempted is given back as failed")
  func notAttempted() {
    var batch = ChargeBatch([Self.item(), Self.item()])
    let (_, first) = batch.groups[0]
    batch.settle(first, .databaseAway("database_unavailable"))
    #expect(batch.isDatabaseAway)
    #expect(batch.results.allSatisfy { $0.outcome == .failed && !$0.reason.isEmpty })
    #expect(batch.summary(duration: .zero).failed == 2)
  }
}

/// An item that is refused, and why.
struct BadChargeItem: Sendable, CustomTestStringConvertible {
  var reason: String
  var spoil: @Sendable (inout ChargeItem) -> Void

  init(_ reason: String, spoil: @escaping @Sendable (inout ChargeItem) -> Void) {
    self.reason = reason
    self.spoil = spoil
  }

  var testDescription: String { reason }

  static let all: [BadChargeItem] = [
    BadChargeItem("invalid_org_id") { $0.orgID = "" },
    BadChargeItem("invalid_org_id") { $0.orgID = zeroID },
    BadChargeItem("invalid_org_id") { $0.orgID = "\0\0" },
    BadChargeItem("invalid_call_id") { $0.callID = "call_1" },
    BadChargeItem("invalid_call_id") { $0.callID = zeroID },
    BadChargeItem("invalid_call_version") { $0.callVersion = 0 },
    BadChargeItem("invalid_call_version") { $0.callVersion = .min },
    BadChargeItem("seconds_out_of_range") { $0.seconds = -1 },
    BadChargeItem("seconds_out_of_range") { $0.seconds = 172_801 },
    BadChargeItem("seconds_out_of_range") { $0.seconds = .max },
    BadChargeItem("invalid_priced_at") { $0.pricedAt = nil },
    BadChargeItem("invalid_priced_at") { $0.pricedAt = Timestamp(seconds: -1) },
    BadChargeItem("invalid_priced_at") { $0.pricedAt = Timestamp(seconds: .max, nanoseconds: .max) },
  ]
}

private let zeroID = "00000000-0000-0000-0000-000000000000"
