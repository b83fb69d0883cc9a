import BillingAPI
import Calls
import Foundation
import Identifiers
import Messages
import RPCAPI
import TestSupport
import Testing

@testable import Billing

@Suite("What an organization sees of its wallet")
struct WalletTests {
  @Test("an organization that never had money has zero, and no rows are made for it")
  func unknownOrganization() async throws {
    try await BillingBench.with { bench in
      let wallet = try await bench.wallet(.new())
      #expect(wallet.balance == Money(micros: 0, currency: "USD"))
      #expect(wallet.paid?.micros == 0 && wallet.promo?.micros == 0)
      #expect(try await bench.transfers(.new()).transfers.isEmpty)
      #expect(try await bench.asAdmin("select 1 as one from accounts").isEmpty)
    }
  }

  @Test("credit is spent before paid money, and the list tells each step")
  func promoThenPaid() async throws {
    try await BillingBench.with { bench in
      let (organization, first, second) = (OrganizationID.new(), CallID.new(), CallID.new())
      let granted = try await bench.grant(organization, micros: 1_000_000)
      #expect(granted.balance?.micros == 1_000_000)
      _ = try await bench.charge([ChargeBatchTests.item(organization, first, seconds: 60)])
      _ = try await bench.charge([ChargeBatchTests.item(organization, second, seconds: 60)])
      _ = try await bench.charge([ChargeBatchTests.item(organization, second, version: 2, seconds: 90)])
      let wallet = try await bench.wallet(organization)
      #expect(wallet.promo?.micros == 0)
      #expect(wallet.paid?.micros == -750_000)
      #expect(wallet.balance?.micros == -750_000)
      let list = try await bench.transfers(organization)
      #expect(list.transfers.map(\.kind) == ["adjust", "charge", "charge", "promo"])
      #expect(list.transfers.map { $0.amount?.micros } == [-350_000, -700_000, -700_000, 1_000_000])
      #expect(list.transfers.map { $0.balanceAfter?.micros } == [-750_000, -400_000, 300_000, 1_000_000])
      #expect(list.transfers.map(\.callID) == ["\(second)", "\(second)", "\(first)", ""])
      #expect(list.transfers.last?.id == granted.transferID)
      #expect(list.page?.nextCursor == "")
      #expect(try await bench.violations() == [])
    }
  }

  @Test("pages follow each other without gap or overlap, also while money moves")
  func pages() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      for micros in 1...7 { _ = try await bench.grant(organization, micros: Int64(micros)) }
      var seen: [Int64] = []
      var cursor = ""
      repeat {
        let page = try await bench.transfers(organization, limit: 3, cursor: cursor)
        seen += page.transfers.compactMap { $0.amount?.micros }
        cursor = page.page?.nextCursor ?? ""
        _ = try await bench.grant(organization, micros: 100)
      } while !cursor.isEmpty
      #expect(seen == [7, 6, 5, 4, 3, 2, 1])
    }
  }

  @Test("a cursor that no list gave is refused", arguments: ["x", "\0", UUID().uuidString])
  func badCursor(cursor: String) async throws {
    try await BillingBench.with { bench in
      let error = await #expect(throws: (any Error).self) { try await bench.transfers(.new(), cursor: cursor) }
      let refusal = (error as? RPCError) ?? (error as? any RPCErrorConvertible)?.rpcError
      #expect(refusal?.code == .invalidArgument && refusal?.reason == "bad_cursor")
    }
  }

  @Test("one organization sees nothing of another")
  func isolation() async throws {
    try await BillingBench.with { bench in
      let (mine, theirs, call) = (OrganizationID.new(), OrganizationID.new(), CallID.new())
      _ = try await bench.grant(theirs, micros: 5_000_000)
      _ = try await bench.charge([ChargeBatchTests.item(theirs, call, seconds: 93)])
      let cursor = try await bench.transfers(theirs, limit: 1).page?.nextCursor ?? ""
      #expect(!cursor.isEmpty)
      #expect(try await bench.wallet(mine).balance?.micros == 0)
      #expect(try await bench.transfers(mine).transfers.isEmpty)
      await #expect(throws: BillingError.badCursor) { try await bench.transfers(mine, cursor: cursor) }
      await #expect(throws: BillingError.chargeNotFound) { try await bench.storedCharge(call, of: mine) }
      // The same call id is another call there.
      let results = try await bench.charge([ChargeBatchTests.item(mine, call, seconds: 60)])
      #expect(results[0].outcome == .charged)
      #expect(try await bench.storedCharge(call, of: mine).amount?.micros == 700_000)
      #expect(try await bench.storedCharge(call, of: theirs).amount?.micros == 1_085_000)
    }
  }

  @Test("a charge tells what was paid, for how long, at which rate")
  func storedCharge() async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, version: 3, seconds: 93)])
      let charge = try await bench.storedCharge(call, of: organization)
      #expect(charge.callID == "\(call)")
      #expect(charge.seconds == 93)
      #expect(charge.amount == Money(micros: 1_085_000, currency: "USD"))
      #expect(charge.rateID == "01900000-0000-7000-8000-000000000070")
      #expect(charge.callVersion == 3)
      #expect(abs(charge.chargedAt?.date.timeIntervalSinceNow ?? .infinity) < 60)
    }
  }

  @Test("methods of an organization refuse a call without one", arguments: [nil, "", "acme"] as [String?])
  func withoutOrganization(organization: String?) async throws {
    try await BillingBench.with { bench in
      var context = bench.context(BillingMethods.getWallet)
      context.organizationID = organization
      let error = await #expect(throws: (any Error).self) {
        try await bench.handlers.getWallet(GetWalletRequest(), context: context)
      }
      let refusal = (error as? RPCError) ?? (error as? any RPCErrorConvertible)?.rpcError
      #expect(refusal?.code == .unauthenticated)
    }
  }
}
