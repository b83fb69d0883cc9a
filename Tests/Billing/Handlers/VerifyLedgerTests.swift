import BillingAPI
import Calls
import Identifiers
import Observability
import Postgres
import RPCAPI
import TestSupport
import Testing

@testable import Billing

@Suite("Checking every ledger")
struct VerifyLedgerTests {
  @Test("all organizations are checked, page by page, and damage is named")
  func pages() async throws {
    try await BillingBench.with { bench in
      let organizations = (0..<5).map { _ in OrganizationID.new() }
      for organization in organizations {
        _ = try await bench.charge([ChargeBatchTests.item(organization, seconds: 60)])
      }
      #expect(try await bench.verify(limit: 2) == [])
      let damaged = organizations[3]
      try await bench.asAdmin("alter table accounts disable trigger all")
      try await bench.asAdmin(
        "update accounts set balance_micros = balance_micros + 1 where org_id = \(damaged) and kind = 'revenue'")
      let found = try await bench.verify(limit: 2)
      #expect(Set(found.map(\.orgID)) == ["\(damaged)"])
      #expect(found.map(\.invariant).contains("organization_sums_to_zero"))
      let one = try await bench.verify(damaged)
      #expect(Set(one.map(\.invariant)) == Set(found.map(\.invariant)))
      #expect(try await bench.verify(organizations[0]) == [])
    }
  }

  @Test("the daily check reaches every organization, the longest unchecked first, and none again before a day is over")
  func daily() async throws {
    try await BillingBench.with { bench in
      for _ in 0..<3 { _ = try await bench.charge([ChargeBatchTests.item(.new(), seconds: 60)]) }
      let duty = LedgerVerification(events: .discarding())
      #expect(try await duty.run(on: bench.databases.database).count == 3)
      #expect(try await duty.run(on: bench.databases.database).count == 0)
      try await bench.asAdmin("update organizations set verified_at = verified_at - interval '25 hours'")
      #expect(try await duty.run(on: bench.databases.database).count == 3)
    }
  }
}
