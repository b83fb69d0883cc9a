import Foundation
import Identifiers
import Postgres
import Resilience
import TestSupport
import Testing

@testable import Jobs

struct JobAttemptStoreTests {
  private let organization = OrganizationID.new()

  @Test("attempts that do not complete leave a row each, for their organization only")
  func history() async throws {
    try await TestDatabase.with(schema) { test in
      let handler = Handler { job, _ in
        switch job.attempt {
        case 1: throw TransientFailure(reason: "busy")
        default: throw PermanentFailure(reason: "never")
        }
      }
      try await test.enqueue([NewJob(kind: "work", organizationID: organization, ref: UUID())])
      try await running([
        test.worker([handler]) { $0.backoff = Backoff(base: .milliseconds(1), cap: .milliseconds(10)) }
      ]) {
        try await eventually { try await test.jobs() == 0 }
      }
      let id = try #require(try await test.deadLetters(organization).first?.id)
      let attempts = try await list(JobID(id), of: organization, test)
      #expect(attempts.map(\.outcome) == [.deadLettered, .retried])
      #expect(attempts.map(\.reason) == ["never", "busy"])
      #expect(attempts.map(\.attempt) == [2, 1])
      #expect(try await list(JobID(id), of: .new(), test).isEmpty)
    }
  }

  @Test("days exist ahead, old ones are dropped, and an attempt without a day is kept all the same")
  func partitions() async throws {
    try await TestDatabase.with(schema) { test in
      #expect(try await days(test) == 15)
      // Nothing is due right after the migrations, unless midnight has just passed.
      #expect(try await JobHistoryDuty().run(on: test.database).count <= 1)
      let ahead = try await days(test)
      _ = try await test.admin.withTransaction(.system) { transaction in
        try await transaction.execute(
          """
          create table works.job_attempts_20200101 partition of works.job_attempts
            for values from ('2020-01-01') to ('2020-01-02')
          """)
        try await transaction.execute(
          "insert into works.table_kinds (table_name, kind) values ('job_attempts_20200101', 'system')")
        try await transaction.execute("alter table works.job_attempts_20200101 owner to works_owner")
      }
      #expect(try await days(test) == ahead + 1)
      #expect((1...2).contains(try await JobHistoryDuty().run(on: test.database).count))
      #expect((15...16).contains(try await days(test)))
      // Beyond the days made ahead.
      _ = try await test.system {
        try await $0.execute(
          """
          insert into job_attempts (job_id, org_id, ref, ended_at, took_us, attempt, crashes, kind, outcome)
          select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now() + n * interval '1 day', 1, 1, 0, 'work',
            'retried' from generate_series(15, 40) as n
          """)
      }
      // Days whose rows lie in the default partition are left out rather than failing the duty.
      let changed = try await test.system { try await JobAttemptStore.keep(daysAhead: 60, daysKept: 30, in: $0) }
      #expect((18...22).contains(changed))
    }
  }

  @Test("the schema with its partitions follows the rules of the catalog")
  func catalog() async throws {
    try await TestDatabase.with(schema) { test in
      _ = try await test.system { try await JobAttemptStore.keep(daysAhead: 20, daysKept: 30, in: $0) }
      #expect(try await CatalogRules.violations(in: test.admin, schema: "works") == [])
    }
  }

  @Test("numbers of days that make no sense are refused", arguments: [(-1, 30), (61, 30), (14, 0)])
  func bounds(ahead: Int, kept: Int) async throws {
    try await TestDatabase.with(schema) { test in
      await #expect(throws: PostgresError.self) {
        try await test.system { _ = try await JobAttemptStore.keep(daysAhead: ahead, daysKept: kept, in: $0) }
      }
    }
  }

  private func list(_ id: JobID, of organization: OrganizationID, _ test: TestDatabase) async throws -> [JobAttempt] {
    try await test.system { try await JobAttemptStore.list(of: id, organization: organization, limit: 10, in: $0) }
  }

  private func days(_ test: TestDatabase) async throws -> Int {
    try await test.admin.withTransaction(.system) {
      try await $0.first(
        "select count(*) as count from works.table_kinds where table_name ~ '^job_attempts_[0-9]{8}$'")?.get("count")
        ?? 0
    }
  }
}
