import Glibc
import Postgres
import PostgresCluster
import Synchronization
import TestSupport
import Testing

@Suite("Adversity under load")
struct AdversityTests {
  private func code<Value>(_ body: () async throws -> Value) async -> PostgresError.Code? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? PostgresError)?.code ?? .other
    }
  }

  @Test("ten connections and five thousand callers: each is served or refused as documented, and then all is well")
  func fiveThousand() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      var configuration = test.configuration
      configuration.laneSizes = [.rpc: 10]
      configuration.acquireTimeout = .seconds(2)
      configuration.maximumWaiters = 1000
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        let start = ContinuousClock.now
        let codes = await withTaskGroup(of: PostgresError.Code?.self) { group in
          for _ in 0..<5000 {
            group.addTask {
              await code {
                try await database.withTransaction(.system) { try await $0.execute("select pg_sleep(0.02)") }
              }
            }
          }
          return await group.reduce(into: [PostgresError.Code?: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(ContinuousClock.now - start < .seconds(25), "bounded")
        #expect(Set(codes.keys).isSubset(of: [nil, .poolExhausted]), "\(codes)")
        #expect(codes[nil, default: 0] >= 10)
        let load = database.load(of: .rpc)
        #expect(load.leased == 0 && load.waiters == 0 && load.connections <= 10)
        try await database.ping()
      }
    }
  }

  @Test(
    "with connections ended at random, what was confirmed is there once, and what was refused is not there",
    arguments: [UInt64.random(in: .min ... .max)])
  func resets(seed: UInt64) async throws {
    print("seed \(seed)")
    try await TestDatabase.with(TestSchema.set) { test in
      let ledger = Ledger()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          var random = SeededGenerator(seed)
          for _ in 0..<40 {
            let part = Double.random(in: 0...1, using: &random)
            try await test.admin.withTransaction(.system) {
              try await $0.execute(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where usename = 'sample' and datname = current_database() and random() < \(String(part))::float8
                """)
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 1...30, using: &random)))
          }
          ledger.isOver.store(true, ordering: .relaxed)
        }
        for worker in 0..<8 {
          group.addTask {
            var number = 0
            while !ledger.isOver.load(ordering: .relaxed) {
              let name = "\(worker)-\(number)"
              number += 1
              let code = await code {
                try await test.database.withTransaction(.system) {
                  try await $0.execute("insert into counters values (\(name), 1)")
                }
              }
              ledger.results.withLock { $0[name] = .some(code) }
            }
          }
        }
        try await group.waitForAll()
      }
      let kept = Set(try await test.counters())
      let told = ledger.results.withLock { $0 }
      for (name, code) in told {
        switch code {
        case nil: #expect(kept.contains(name), "\(name) was confirmed")
        case .connectionLost: break
        case .connectionFailed, .poolExhausted: #expect(!kept.contains(name), "\(name) never began")
        default: Issue.record("\(name) ended with \(String(describing: code))")
        }
      }
      #expect(kept.isSubset(of: told.keys))
      try await test.database.ping()
    }
  }
}

/// What each caller was told.
private final class Ledger: Sendable {
  let isOver = Atomic(false)
  let results = Mutex([String: PostgresError.Code?]())
}
