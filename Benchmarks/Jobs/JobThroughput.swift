import Jobs
import Postgres

/// Claim and complete, by the worker as services run it, and by pgbench without leases.
enum JobThroughput {
  private static func script(_ batch: Int) -> String {
    """
    update bench.plain_jobs set state = 'leased', lease_token = gen_random_uuid(), lease_until = now() + interval '30 s'
      where id = any (array(select id from bench.plain_jobs where lane = 'default' and state = 'ready' and crashes = 0
        order by vtag limit \(batch) for update skip locked)) returning id \\gset j_
    delete from bench.plain_jobs where id = :j_id;
    """
  }

  /// Whoever is faster is compared with. One job at a time is update, commit, delete; many are one statement, because
  /// pgbench cannot carry a list from one statement to the next.
  static func pgbench(_ bench: BenchDatabase, _ options: BenchOptions) throws -> PGBench.Result {
    let many = """
      with taken as (
        select id from bench.plain_jobs where lane = 'default' and state = 'ready' and crashes = 0
        order by vtag limit 100 for update skip locked)
      delete from bench.plain_jobs where id = any (array(select id from taken));
      """
    let fill = """
      insert into bench.plain_jobs (id, org_id, ref, vtag, run_at, first_at, state, lane, kind)
      select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n, now(), now(), 'ready', 'default', 'bench'
      from generate_series(1, 100000) as n;
      """
    for _ in 0..<4 { _ = try bench.pgbench.runOnce("fill", script: fill) }
    let one = try bench.pgbench.run(
      "update, delete one by one", script: script(1), clients: 4, seconds: options.seconds)
    if !options.json { print("\(one)") }
    for _ in 0..<8 { _ = try bench.pgbench.runOnce("fill", script: fill) }
    var hundred = try bench.pgbench.run(
      "jobs deleted by 100", script: many, clients: 4, seconds: min(options.seconds, 3))
    hundred.perSecond *= 100
    if !options.json { print("\(hundred)") }
    return one
  }

  /// What the worker is given.
  struct Load: Sendable {
    var jobs: Int
    /// Transactions at once. A claim of jobs of twenty organizations makes small batches of each, whose commits the server
    /// takes to its disk together.
    var concurrency: Int
    var batchLimit: Int
  }

  static func run(_ bench: BenchDatabase, _ options: BenchOptions, _ load: Load, against: PGBench.Result) async throws {
    let free = try await pass(bench, load)
    options.report(BenchResult(bench: "jobs", case: "claim_complete", measurement: free, against: against))
    let held = try await bench.open(connections: 1, transactionLimit: .seconds(600)) { other in
      try await other.withTransaction(.system, lane: .operator, timeout: .seconds(600)) { snapshot in
        // The server ends what idles in a transaction; this session is to do just that.
        try await snapshot.execute("set local idle_in_transaction_session_timeout = 0")
        // A snapshot that stays: repeatable read would keep one by itself, a cursor does in any isolation.
        try await snapshot.execute("declare held cursor for select 1 from bench.jobs")
        return try await pass(bench, load)
      }
    }
    options.report(
      BenchResult(bench: "jobs", case: "claim_complete_held_snapshot", measurement: held, against: against))
  }

  private static func pass(_ bench: BenchDatabase, _ load: Load) async throws -> Measurement {
    try await bench.open(connections: load.concurrency + 2) { database in
      try await JobBenchTables.fill("jobs", count: load.jobs, of: JobBenchTables.organizations, in: database)
      let completed = Counter()
      var configuration = JobWorkerConfiguration(concurrency: load.concurrency)
      configuration.batchLimit = load.batchLimit
      let worker = JobWorker(
        database: database, handlers: [CountingHandler(completed: completed)], configuration: configuration,
        events: JobBenchTables.silent)
      let total = load.jobs / JobBenchTables.organizations.count * JobBenchTables.organizations.count
      let cpu = ResourceUse.cpuSeconds
      let started = ContinuousClock.now
      try await withWorkers([worker]) {
        worker.wake()
        while completed.value < total { try await Task.sleep(for: .milliseconds(2)) }
      }
      let took = (ContinuousClock.now - started) / .seconds(1)
      return Measurement(
        operations: total, seconds: took, latencies: Latencies(), cpuSeconds: ResourceUse.cpuSeconds - cpu)
    }
  }
}
