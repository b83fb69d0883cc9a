import Foundation
import Identifiers
import Jobs
import Postgres
import PostgresCluster

/// How hot statements find their rows where jobs, outbox and idempotency have a million rows each.
///
/// Worker, relay and enqueuing transactions run as they are, and the server tells the plan of each statement that comes: no
/// copy of a statement that could differ from the one that runs.
enum AccessPaths {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Prints a line for each hot statement. Throws `Failure` where one of them is not as it must be.
  static func run(_ bench: BenchDatabase) async throws {
    print("Filling in 1,000,000 jobs, outbox events and answers to idempotent calls.")
    try await bench.open(connections: 2, transactionLimit: .seconds(600)) { try await fill($0) }
    let log = try await bench.notePlans()
    let large = try await bench.open(connections: 6) { database in
      try await work(database)
      return try await PlanCheck.largeTables(of: "bench", rows: 500_000, in: database)
    }
    guard large == ["jobs", "outbox", "idempotency"] else {
      throw Failure(description: "the tables were not filled: \(large.sorted())")
    }
    let verdicts = PlanCheck(hot, largeTables: large).verdicts(on: try log.plans())
    print(PlanCheck.table(verdicts))
    let violated = verdicts.filter { !$0.problems.isEmpty }
    guard violated.isEmpty else {
      throw Failure(description: "\(violated.count) statements are not as they must be")
    }
  }

  private static let hot = [
    HotStatement("jobs: enqueue", has: "insert into jobs", uses: "jobs_org_id_kind_ref_key"),
    HotStatement("jobs: claim", has: "full_tenants as materialized", uses: "jobs_lane_vtag_idx"),
    HotStatement("jobs: claim, suspects", has: "full_tenants as materialized", uses: "jobs_lane_vtag_suspect_idx"),
    HotStatement("jobs: complete", has: "delete from jobs using unnest", uses: "jobs_pkey"),
    HotStatement("jobs: fail", has: "attempts = attempts + 1, last_reason = $2", uses: "jobs_pkey"),
    HotStatement("jobs: bury", has: "delete from jobs where id = $1", uses: "jobs_pkey"),
    HotStatement("jobs: extend leases", has: "returning jobs.id, jobs.lease_token", uses: "jobs_pkey"),
    HotStatement("jobs: promote", has: "vtag = greatest(vtag, coalesce(", uses: "jobs_run_at_idx"),
    HotStatement("jobs: ended leases", has: "lane from jobs where state = 'leased'", uses: "jobs_lease_until_idx"),
    HotStatement("outbox: append", has: "insert into outbox", uses: "outbox_event_key"),
    HotStatement("outbox: claim", has: "update outbox set lease_token = $1", uses: "outbox_receiver_run_at_idx"),
    HotStatement("outbox: done", has: "delete from outbox where id = any", uses: "outbox_pkey"),
    HotStatement("outbox: retry", has: "as failed (event_id, delay_us, reason)", uses: "outbox_pkey"),
    HotStatement(
      "outbox: ended leases", has: "lease_token is not null and lease_until <", uses: "outbox_lease_until_idx"),
    HotStatement("idempotency: lookup", has: "from idempotency where org_id = $1", uses: "idempotency_pkey"),
    HotStatement("idempotency: keep", has: "insert into idempotency", uses: "idempotency_pkey"),
  ]

  // MARK: Filling

  private static func fill(_ database: Database) async throws {
    try await JobBenchTables.fill("jobs", count: 800_000, of: JobBenchTables.organizations, in: database)
    let rest: [Statement] = [
      // Jobs of the other two states: due later, and held by others.
      """
      insert into bench.jobs (id, org_id, ref, vtag, run_at, first_at, state, lane, kind, lease_token, lease_until)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n, clock_timestamp() + n * interval '1 minute',
        clock_timestamp(), case when n % 2 = 0 then 'scheduled' else 'leased' end, 'other', 'other',
        case when n % 2 = 1 then gen_random_uuid() end,
        case when n % 2 = 1 then clock_timestamp() + interval '1 hour' end
      from generate_series(1, 200000) as n
      """,
      // Events that wait: most for their time, some under leases of others.
      """
      insert into bench.outbox (id, org_id, receiver, kind, subject, version, payload, run_at, lease_token, lease_until)
      select gen_random_uuid(), gen_random_uuid(), 'bench', 'old', gen_random_uuid(), 1, ''::bytea,
        clock_timestamp() + n * interval '1 minute', case when n % 10 = 0 then gen_random_uuid() end,
        case when n % 10 = 0 then clock_timestamp() + interval '1 hour' end
      from generate_series(1, 1000000) as n
      """,
      """
      insert into bench.idempotency (org_id, principal, method, key, request_hash, response, expires_at)
      select gen_random_uuid(), 'user', 'bench', n::text, '\\x00'::bytea, ''::bytea, clock_timestamp() + interval '1 day'
      from generate_series(1, 1000000) as n
      """,
      "analyze bench.jobs", "analyze bench.outbox", "analyze bench.idempotency",
    ]
    for statement in rest {
      try await database.withTransaction(.system, timeout: .seconds(600)) { _ = try await $0.execute(statement) }
    }
  }

  // MARK: Working

  private static func work(_ database: Database) async throws {
    let completed = Counter()
    var configuration = JobWorkerConfiguration(concurrency: 4)
    configuration.batchLimit = 100
    configuration.heartbeat = .milliseconds(50)
    let worker = JobWorker(
      database: database,
      handlers: [
        CountingHandler(completed: completed), FailingHandler(kind: "failing", isFinal: false),
        FailingHandler(kind: "poison", isFinal: true), SlowHandler(),
      ], configuration: configuration, events: JobBenchTables.silent)
    let delivered = Counter()
    let relay = OutboxRelay(
      database: database, receivers: [PickyReceiver(delivered: delivered)], events: JobBenchTables.silent)
    try await withWorkers([worker, relay]) {
      worker.wake()
      for round in 0..<20 {
        try await database.withTransaction(.system) { transaction in
          try await JobStore.enqueue(
            JobBenchTables.organizations.flatMap { organization in
              (round < 2 ? ["bench", "failing", "poison", "slow"] : ["bench"]).map {
                NewJob(kind: $0, organizationID: organization, ref: UUID())
              }
            }, in: transaction)
          try await OutboxStore.append(
            JobBenchTables.organizations.map {
              NewOutboxEvent(
                receiver: "bench", kind: round % 2 == 0 ? "taken" : "refused", organizationID: $0, subject: UUID(),
                version: 1, payload: [])
            }, in: transaction)
        }
        relay.wake()
        try await database.withTransaction(.system) { transaction in
          _ = try await IdempotencyStore.perform(
            organizationID: JobBenchTables.organizations[0], principal: "user", method: "bench", key: "new \(round)",
            requestHash: [0], in: transaction, effect: { [] })
        }
      }
      while completed.value < 5000 || delivered.value < 200 { try await Task.sleep(for: .milliseconds(5)) }
    }
  }
}

/// Fails, for good or for now.
private struct FailingHandler: JobHandler {
  let kind: JobKind
  let isFinal: Bool

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    if isFinal { throw PermanentFailure(reason: "bench") }
    throw TransientFailure(reason: "bench")
  }
}

/// Runs for longer than a heartbeat.
private struct SlowHandler: JobHandler {
  let kind: JobKind = "slow"

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    _ = try await transaction.execute("select pg_sleep(0.2)")
  }
}

/// Takes half of what it is brought.
private struct PickyReceiver: OutboxReceiver {
  let name = "bench"
  let delivered: Counter

  func deliver(_ events: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    for event in events where event.kind == "taken" {
      results[event.id] = .done
      delivered.add()
    }
    return results
  }
}
