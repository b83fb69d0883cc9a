import BillingAPI
import Calls
import Foundation
import Identifiers
import Messages
import Postgres
import PostgresCluster
import TestSupport
import Testing

@testable import Billing

/// Every statement that charges a call or tells of charges finds its rows by an index.
///
/// The set is small unless `SWITCHBOARD_PLAN_ROWS` says how many rows each table gets; with 1,000,000 it takes minutes.
@Suite struct HotStatementTests {
  private static let hot = [
    HotStatement("accounts lock", has: "select id, kind, seq, balance_micros from accounts", uses: "accounts_"),
    HotStatement("charges read", has: "as promo_micros from unnest", uses: "call_charges_pkey"),
    HotStatement(
      "last transfer", has: "select seq from transfers where org_id = $1 order", uses: "transfers_org_id_seq"),
    HotStatement("transfer insert", has: "insert into transfers", uses: nil),
    HotStatement("posting insert", has: "insert into postings", uses: nil),
    HotStatement("accounts update", has: "update accounts set seq = moved.seq", uses: "accounts_"),
    HotStatement("charge upsert", has: "insert into call_charges", uses: "call_charges_pkey"),
    HotStatement("charged calls", has: "select call_id, seconds, call_version from unnest", uses: "call_charges_pkey"),
    HotStatement(
      "charge of a call", has: "from call_charges where org_id = $1 and call_id = $2", uses: "call_charges_pkey"),
    HotStatement("wallet", has: "select kind, balance_micros from accounts", uses: "accounts_"),
    HotStatement("statement page", has: "and transfers.seq < $", uses: "transfers_org_id_seq"),
  ]

  private static var rows: Int {
    ProcessInfo.processInfo.environment["SWITCHBOARD_PLAN_ROWS"].flatMap { Int($0) } ?? 20_000
  }

  @Test("from charge to statement, no statement reads a large table from end to end, and each uses its index")
  func chargeToStatement() async throws {
    try await TestDatabase.with(Billing.migrations) { test in
      let organization = try await fill(test, rows: Self.rows)
      let large = try await PlanCheck.largeTables(of: "billing", rows: Self.rows / 10, in: test.admin)
      #expect(large.isSuperset(of: ["transfers", "postings", "call_charges"]))
      let plans = try await test.withPlans { test, log in
        let bench = BillingBench(
          handlers: BillingHandlers(database: test.database, events: .discarding()), databases: test)
        // Often enough that each statement is prepared and its plan made for all parameters.
        for _ in 0..<12 {
          let call = CallID.new()
          for (version, seconds) in [(1, 60), (2, 75)] as [(Int64, Int64)] {
            let item = ChargeItem(
              orgID: "\(organization)", callID: "\(call)", callVersion: version, seconds: seconds,
              pricedAt: Timestamp(Date()))
            #expect(try await bench.charge([item]).map(\.outcome) == [version == 1 ? .charged : .adjusted])
          }
          #expect(try await bench.storedCharge(call, of: organization).amount?.micros == 875_000)
          let charged = try await bench.handlers.getCallCharges(
            GetCallChargesRequest(orgID: "\(organization)", callIDs: ["\(call)", "\(CallID.new())"]),
            context: bench.context(BillingMethods.getCallCharges))
          #expect(charged.charges.map(\.seconds) == [75])
          _ = try await bench.wallet(organization)
          let page = try await bench.transfers(organization, limit: 2)
          _ = try await bench.transfers(organization, limit: 2, cursor: page.page?.nextCursor ?? "")
        }
        return try log.plans()
      }
      let verdicts = PlanCheck(Self.hot, largeTables: large).verdicts(on: plans)
      print(PlanCheck.table(verdicts))
      for verdict in verdicts { #expect(verdict.problems == [], "\(verdict.name)") }
    }
  }

  /// Rows as years of charges leave them, of a thousand organizations; one of them is returned.
  private func fill(_ test: TestDatabase, rows: Int) async throws -> OrganizationID {
    try await test.fillWithYears([
      """
      insert into billing.organizations (org_id)
      select pg_temp.key('organization', n) from generate_series(0, 999) as n
      """,
      """
      insert into billing.accounts (org_id, id, kind, seq)
      select pg_temp.key('organization', n), pg_temp.key(kind, n), kind, \(rows) + 1
      from generate_series(0, 999) as n,
        unnest(array['wallet_paid', 'wallet_promo', 'revenue', 'promo_expense', 'stripe_clearing']) as kind
      """,
      """
      insert into billing.transfers (org_id, id, seq, kind, ref_id, rate_id, inputs, wallet_balance_after_micros)
      select pg_temp.key('organization', n % 1000), pg_temp.key('transfer', n), n, 'charge', pg_temp.key('call', n),
        (select id from billing.rates limit 1), '{}', 0
      from generate_series(1, \(rows)) as n
      """,
      """
      insert into billing.postings (org_id, transfer_id, n, account_id, amount_micros, account_seq, balance_after_micros)
      select pg_temp.key('organization', n % 1000), pg_temp.key('transfer', n), line, pg_temp.key(kind, n % 1000), amount,
        n, 0
      from generate_series(1, \(rows)) as n, (values (1, 'wallet_paid', -700000), (2, 'revenue', 700000))
        as lines (line, kind, amount)
      """,
      """
      insert into billing.call_charges (org_id, call_id, call_version, seconds, rate_id, amount_micros)
      select pg_temp.key('organization', n % 1000), pg_temp.key('call', n), 1, 60, (select id from billing.rates limit 1),
        700000
      from generate_series(1, \(rows)) as n
      """,
    ])
  }
}
