import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Billing

@Suite("The schema of billing")
struct SchemaTests {
  @Test("every table keeps the rules of tenancy")
  func catalogRules() async throws {
    try await TestDatabase.with(Billing.migrations) { databases in
      let violations = try await CatalogRules.violations(in: databases.admin, schema: "billing")
      #expect(violations == [])
    }
  }

  @Test("the list of migrations names every file of the folder")
  func migrationsAreComplete() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "services/billing/migrations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    let own = try #require(Billing.migrations.components.last)
    let listed = own.files.map { file in
      let number = String(file.number)
      return String(repeating: "0", count: 4 - number.count) + number + "_\(file.name).sql"
    }
    #expect(listed == files)
  }

  @Test(
    "what was posted cannot be changed, not even by the superuser",
    arguments: [
      "update transfers set seq = seq + 1", "delete from transfers", "update postings set amount_micros = 1",
      "delete from postings", "truncate postings cascade", "update rates set micros_per_minute = 1",
      "delete from rates", "delete from charge_adjustments",
    ] as [Statement])
  func immutable(statement: Statement) async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      let error = await #expect(throws: PostgresError.self) { try await bench.asAdmin(statement) }
      #expect(error?.constraint == "immutable")
      let refused = await #expect(throws: PostgresError.self) {
        try await bench.databases.database.withTransaction(.tenant(organization)) { try await $0.execute(statement) }
      }
      #expect(refused?.code == .insufficientPrivilege)
    }
  }

  @Test("a transfer whose postings do not sum to zero cannot be committed")
  func unbalanced() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      _ = try await bench.grant(organization, micros: 1)
      let error = await #expect(throws: PostgresError.self) {
        try await bench.databases.database.withTransaction(.tenant(organization)) { transaction in
          let transfer = TransferID.new()
          try await transaction.execute(
            """
            insert into transfers (org_id, id, seq, kind, inputs, wallet_balance_after_micros)
            values (\(organization), \(transfer), 2, 'promo', '{}', 1)
            """)
          try await transaction.execute(
            """
            insert into postings (org_id, transfer_id, n, account_id, amount_micros, account_seq, balance_after_micros)
            select \(organization), \(transfer), row_number() over (order by id), id, 1, 2, 2
              from accounts where kind in ('wallet_promo', 'promo_expense')
            """)
        }
      }
      #expect(error?.constraint == "transfer_must_balance")
      #expect(try await bench.violations() == [])
    }
  }

  @Test("every invariant finds what breaks it")
  func invariantsSeeDamage() async throws {
    let damage: [(String, Statement)] = [
      ("account_balance_is_the_sum_of_its_postings", "update accounts set balance_micros = balance_micros + 1"),
      ("account_balance_is_the_last_balance_after", "update accounts set balance_micros = balance_micros + 1"),
      ("account_seq_is_gapless", "update accounts set seq = seq + 1"),
      ("organization_sums_to_zero", "update accounts set balance_micros = 5 where kind = 'revenue'"),
      ("charge_amount_is_what_the_wallet_paid", "update call_charges set amount_micros = amount_micros + 1"),
      ("charge_amount_is_what_the_wallet_paid", "delete from call_charges where seconds = 60"),
      ("charge_amount_is_the_price_of_its_seconds", "update call_charges set amount_micros = amount_micros + 1"),
      ("adjustments_lead_to_the_seconds_paid_for", "update call_charges set seconds = seconds + 1"),
      ("transfer_seq_is_gapless", "update transfers set seq = seq + 10 where kind = 'charge'"),
      ("wallet_balance_after_is_the_running_sum", "update transfers set wallet_balance_after_micros = 1"),
      ("transfer_postings_sum_to_zero", "update postings set amount_micros = amount_micros - 1 where n = 1"),
      ("balance_after_is_the_running_sum", "update postings set balance_after_micros = balance_after_micros + 1"),
      ("adjustments_and_their_transfers_match", "delete from charge_adjustments"),
      ("call_is_charged_at_most_once", "update transfers set kind = 'charge' where kind = 'adjust'"),
      ("refunds_are_what_was_given_back", "update call_charges set refunded_micros = refunded_micros + 1"),
      ("organization_has_five_accounts", "delete from accounts where kind = 'promo_expense'"),
      ("promo_is_not_below_zero", "update accounts set balance_micros = -1 where kind = 'wallet_promo'"),
    ]
    #expect(Set(damage.map(\.0)) == Set(LedgerInvariants.all.map(\.name)))
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      _ = try await bench.charge([ChargeBatchTests.item(organization, .new(), seconds: 60)])
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, version: 2, seconds: 90)])
      for (name, statement) in damage {
        let invariant = try #require(LedgerInvariants.all.first { $0.name == name })
        let found = try await undone(in: bench.databases.admin) { transaction in
          try await transaction.execute("set local search_path = billing")
          // Triggers and foreign keys are off: damage like this comes from a broken disk, not from a statement.
          try await transaction.execute("set local session_replication_role = replica")
          try await transaction.execute("drop index if exists transfers_one_charge_idx")
          try await transaction.execute("alter table accounts drop constraint if exists promo_not_below_zero")
          try await transaction.execute(statement)
          return try await transaction.rows(invariant.violations).count
        }
        #expect(found > 0, "\(name)")
      }
      #expect(try await bench.violations() == [])
    }
  }

  /// What `body` answers, with its transaction rolled back.
  private func undone(in database: Database, _ body: (Transaction) async throws -> Int) async throws -> Int {
    struct Undo: Error { var answer: Int }
    do {
      try await database.withTransaction(.system) { throw Undo(answer: try await body($0)) }
      return 0
    } catch let undo as Undo {
      return undo.answer
    }
  }
}
