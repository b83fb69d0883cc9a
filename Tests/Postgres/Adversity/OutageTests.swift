import Foundation
import Glibc
import Postgres
import PostgresCluster
import Synchronization
import TestSupport
import Testing

@Suite("Outages of the server under load", .serialized)
struct OutageTests {
  /// Eight writers who each write one row after another and keep what they were told, while `outage` goes on.
  private func load(
    _ own: OwnCluster, timeout: Duration, _ outage: (Database, WriteLedger) async throws -> Void
  ) async throws -> WriteLedger {
    var configuration = own.login
    configuration.acquireTimeout = .seconds(2)
    configuration.connectTimeout = .seconds(2)
    let ledger = WriteLedger()
    try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<8 {
          group.addTask { await ledger.write("\(writer)", to: database, timeout: timeout) }
        }
        defer { ledger.end() }
        try await eventually(within: .seconds(30), "writes are confirmed") { ledger.confirmed.count > 100 }
        try await outage(database, ledger)
        // By itself: the same pool, nobody told it anything.
        let count = ledger.confirmed.count
        try await eventually(within: .seconds(60), "writes are confirmed again") {
          ledger.confirmed.count > count + 100
        }
        ledger.end()
        try await group.waitForAll()
      }
      try await database.ping()
    }
    return ledger
  }

  private func check(_ ledger: WriteLedger, _ own: OwnCluster, limit: Duration) async throws {
    let kept = try await Database.withDatabase(configuration: own.admin, logger: .silent) { admin in
      try await admin.withTransaction(.system) {
        try await $0.rows("select name from sample.counters").map { try $0.get("name", as: String.self) }
      }
    }
    ledger.check(kept)
    #expect(ledger.longest < limit, "the longest write took \(ledger.longest)")
  }

  @Test("a server that is killed: what was confirmed is there once, callers are told in time, and writing goes on")
  func killed() async throws {
    try await OwnCluster.with(TestSchema.set) { own in
      let ledger = try await load(own, timeout: .seconds(3)) { _, ledger in
        for _ in 0..<2 {
          try await own.cluster.stop(.immediate)
          let refused = ledger.refused
          try await eventually(within: .seconds(30), "writers are refused") { ledger.refused > refused + 8 }
          let confirmed = ledger.confirmed.count
          try await own.cluster.start()
          try await eventually(within: .seconds(60), "writes are confirmed") { ledger.confirmed.count > confirmed }
        }
      }
      #expect(
        ledger.codes.isSubset(of: [.connectionLost, .connectionFailed, .poolExhausted, .deadlineExceeded]),
        "\(ledger.codes)")
      try await check(ledger, own, limit: .seconds(15))
    }
  }

  @Test("a backend that is killed takes all others along: the server recovers, and so do we")
  func crashed() async throws {
    try await OwnCluster.with(TestSchema.set) { own in
      let ledger = try await load(own, timeout: .seconds(3)) { database, ledger in
        let row = try await database.withTransaction(.system) { try await $0.first("select pg_backend_pid() as pid") }
        kill(try #require(row).get("pid", as: Int32.self), SIGKILL)
        try await eventually(within: .seconds(30), "a writer notices") { ledger.refused > 0 }
      }
      #expect(
        ledger.codes.isSubset(of: [.connectionLost, .connectionFailed, .poolExhausted, .deadlineExceeded]),
        "\(ledger.codes)")
      try await check(ledger, own, limit: .seconds(15))
    }
  }

  @Test("a server that stands still for twenty seconds: callers are told in time, and writing goes on")
  func paused() async throws {
    try await OwnCluster.with(TestSchema.set) { own in
      let ledger = try await load(own, timeout: .seconds(2)) { _, ledger in
        // The clock is what is tested here: the server stands still for this long.
        try await own.paused {
          // What was under way when it stopped has been answered.
          try await Task.sleep(for: .seconds(4))
          let confirmed = ledger.confirmed.count
          try await Task.sleep(for: .seconds(16))
          #expect(ledger.confirmed.count == confirmed, "nothing was confirmed meanwhile")
        }
        #expect(ledger.refused > 8, "writers came back meanwhile")
      }
      #expect(
        ledger.codes.isSubset(of: [.connectionLost, .connectionFailed, .poolExhausted, .deadlineExceeded]),
        "\(ledger.codes)")
      try await check(ledger, own, limit: .seconds(15))
    }
  }
}

/// What each writer was told about each row.
final class WriteLedger: Sendable {
  private struct State {
    var told: [String: PostgresError.Code?] = [:]
    var confirmed: Set<String> = []
    var longest: Duration = .zero
    var isOver = false
  }

  private let state = Mutex(State())

  var confirmed: Set<String> { state.withLock { $0.confirmed } }
  var refused: Int { state.withLock { $0.told.count - $0.confirmed.count } }
  var codes: Set<PostgresError.Code> { state.withLock { Set($0.told.values.compactMap { $0 }) } }
  var longest: Duration { state.withLock { $0.longest } }

  func end() { state.withLock { $0.isOver = true } }

  /// Writes rows named for `writer` until the end.
  func write(_ writer: String, to database: Database, timeout: Duration) async {
    for number in 0... {
      if state.withLock({ $0.isOver }) { return }
      let name = "\(writer)-\(number)"
      let start = ContinuousClock.now
      let code: PostgresError.Code?
      do {
        try await database.withTransaction(.system, timeout: timeout) {
          try await $0.execute("insert into counters values (\(name), 1)")
        }
        code = nil
      } catch {
        code = (error as? PostgresError)?.code ?? .other
      }
      state.withLock { state in
        state.told[name] = .some(code)
        if code == nil { state.confirmed.insert(name) }
        state.longest = max(state.longest, .now - start)
      }
    }
  }

  /// What was confirmed is among `kept`, and what surely never happened is not. The table's key makes twice impossible.
  func check(_ kept: [String]) {
    let kept = Set(kept)
    let told = state.withLock { $0.told }
    #expect(kept.isSubset(of: told.keys))
    for (name, code) in told {
      switch code {
      case nil: #expect(kept.contains(name), "\(name) was confirmed")
      // At a commit the outcome is unknown.
      case .connectionLost: break
      default: #expect(!kept.contains(name), "\(name) was refused with \(String(describing: code))")
      }
    }
  }
}
