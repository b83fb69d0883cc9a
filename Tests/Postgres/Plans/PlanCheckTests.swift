import Foundation
import Postgres
import TestSupport
import Testing

@testable import PostgresCluster

@Suite struct PlanCheckTests {
  private let schema = MigrationSet(
    service: "plans",
    components: [
      PostgresMigrations.component,
      MigrationComponent(
        name: "plans",
        files: [
          MigrationFile(
            number: 1, name: "create_visits",
            sql: Array(
              """
              create table visits (id bigint primary key, visitor bigint not null, note text not null);
              select declare_system_table('visits');
              select grant_to_service('visits', 'select, insert, update');
              insert into visits select n, n, 'note' from generate_series(1, 20000) as n;
              """.utf8))
        ]),
    ])

  private let byVisitor = HotStatement(
    "visits of a visitor", has: "from visits\n where visitor =", uses: "visits_visitor")
  private let byKey = HotStatement("note of a visit", has: "update visits set note", uses: "visits_pkey")
  private let insert = HotStatement("new visit", has: "insert into visits", uses: "visits_pkey")

  @Test("a statement without its index is found, and is in order once it has the index")
  func missingIndex() async throws {
    try await TestDatabase.with(schema) { test in
      try await analyze(test)
      let without = try await verdicts(test)
      #expect(without.map(\.name) == [byVisitor.name, byKey.name, insert.name])
      #expect(
        without[0].problems == ["reads visits from end to end", "ran 7 times without visits_visitor"])
      #expect(without[1].problems == [])
      #expect(without[1].indexes == ["visits_pkey"])
      #expect(without[2].problems == [])

      try await test.admin.withTransaction(.system) {
        _ = try await $0.execute("create index visits_visitor_idx on plans.visits (visitor)")
      }
      let with = try await verdicts(test)
      #expect(with.map(\.problems) == [[], [], []])
      #expect(with[0].indexes == ["visits_visitor_idx"])
      #expect(with[0].runs == 7)
    }
  }

  @Test("a listed statement that never runs is a violation, and so is an unlisted one that reads a large table whole")
  func unlisted() async throws {
    try await TestDatabase.with(schema) { test in
      try await analyze(test)
      let plans = try await test.withPlans { test, log in
        _ = try await test.database.read(.system, "select count(*) from visits where note = 'x'")
        return try log.plans()
      }
      let found = try await check(test).verdicts(on: plans)
      #expect(
        found.prefix(3).map(\.problems.last) == [
          "never ran", "never ran", "never ran",
        ])
      #expect(found.dropFirst(3).map(\.problems) == [["reads visits from end to end"]])
      // Small tables may be read whole.
      let small = PlanCheck([], largeTables: []).verdicts(on: plans)
      #expect(small == [])
    }
  }

  @Test("plans are read from between other lines of a log, and what is no plan is passed over")
  func reading() {
    let log = """
      2026-11-25 10:00:00.000 UTC [7] LOG:  checkpoint starting: time
      2026-11-25 10:00:00.001 UTC [8] LOG:  duration: 0.010 ms  plan:
      \t{
      \t  "Query Text": "delete from a\\n  where id = $1",
      \t  "Plan": {"Node Type": "ModifyTable", "Relation Name": "a", "Plans": [
      \t    {"Node Type": "Bitmap Heap Scan", "Relation Name": "a", "Plans": [
      \t      {"Node Type": "Bitmap Index Scan", "Index Name": "a_pkey"}]},
      \t    {"Node Type": "Seq Scan", "Relation Name": "b"}]}
      \t}
      2026-11-25 10:00:00.002 UTC [8] LOG:  duration: 0.010 ms  plan:
      \tnothing
      2026-11-25 10:00:00.003 UTC [9] LOG:  duration: 0.010 ms  plan:
      \t{"Query Text": "insert", "Plan": {"Node Type": "ModifyTable", "Conflict Arbiter Indexes": ["c_pkey"]}}
      """
    let plans = PlanLog.plans(in: log)
    #expect(plans.map(\.text) == ["delete from a where id = $1", "insert"])
    #expect(plans.map(\.indexes) == [["a_pkey"], ["c_pkey"]])
    #expect(plans.map(\.sequentialScans) == [["b"], []])
  }

  private func analyze(_ test: TestDatabase) async throws {
    try await test.admin.withTransaction(.system) { _ = try await $0.execute("analyze plans.visits") }
  }

  private func check(_ test: TestDatabase) async throws -> PlanCheck {
    let large = try await PlanCheck.largeTables(of: "plans", rows: 10_000, in: test.admin)
    #expect(large == ["visits"])
    return PlanCheck([byVisitor, byKey, insert], largeTables: large)
  }

  /// Often enough that the server turns to a plan for all parameters.
  private func verdicts(_ test: TestDatabase) async throws -> [PlanCheck.Verdict] {
    let plans = try await test.withPlans { test, log in
      try await test.database.withTransaction(.system) { transaction in
        for number in 1...7 {
          _ = try await transaction.rows("select id from visits where visitor = \(number)")
          _ = try await transaction.execute("update visits set note = 'seen' where id = \(number)")
        }
        _ = try await transaction.execute(
          "insert into visits (id, visitor, note) values (1, 1, '') on conflict (id) do nothing")
      }
      return try log.plans()
    }
    return try await check(test).verdicts(on: plans)
  }
}
