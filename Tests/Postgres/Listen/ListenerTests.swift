import Glibc
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("Listening")
struct ListenerTests {
  /// What a listener told, in order.
  private final class Told: Sendable {
    private let events = Mutex<[Listener.Event]>([])

    var all: [Listener.Event] { events.withLock { $0 } }
    var listened: Int { all.count { $0 == .listening } }
    var notices: [String] {
      all.compactMap { if case .notice(let notice) = $0 { "\(notice.channel) \(notice.payload)" } else { nil } }
    }
    func add(_ event: Listener.Event) { events.withLock { $0.append(event) } }
  }

  private func listening(
    to configuration: DatabaseConfiguration, keepAlive: Duration = .seconds(15), _ body: (Told) async throws -> Void
  ) async throws {
    let told = Told()
    let listener = try Listener(
      configuration: configuration, channels: ["news", "other_news"], keepAlive: keepAlive, onEvent: told.add)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await listener.run() }
      defer { group.cancelAll() }
      try await eventually("it listens") { told.listened == 1 }
      try await body(told)
    }
  }

  private func notify(_ database: Database, _ channel: String, _ payload: String) async throws {
    try await database.withTransaction(.system) { try await $0.execute("select pg_notify(\(channel), \(payload))") }
  }

  @Test("notices of its channels are heard once, in order, and those of a transaction that was undone are not")
  func notices() async throws {
    struct Undone: Error {}
    try await TestDatabase.with(TestSchema.set) { test in
      try await listening(to: test.configuration) { told in
        try await notify(test.database, "news", "1")
        try await notify(test.database, "unheard", "2")
        _ = try? await test.database.withTransaction(.system) {
          try await $0.execute("select pg_notify('news', '3')")
          throw Undone()
        }
        try await notify(test.database, "other_news", "4")
        try await eventually("the last has come") { told.notices.last == "other_news 4" }
        #expect(told.notices == ["news 1", "other_news 4"])
      }
    }
  }

  @Test("a connection that is ended is made again, and that notices may have been missed is told before the next one")
  func ended() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await listening(to: test.configuration) { told in
        for round in 2...4 {
          try await test.admin.withTransaction(.system) {
            try await $0.execute(
              "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' or query = 'select 1'")
          }
          try await eventually("it listens again") { told.listened == round }
          try await notify(test.database, "news", "\(round)")
          try await eventually("the notice has come") { told.notices.last == "news \(round)" }
        }
        let kinds = told.all.map { event in
          switch event {
          case .listening: "listening"
          case .lost: "lost"
          case .notice: "notice"
          }
        }
        let again = ["lost", "listening", "notice"]
        #expect(kinds == ["listening"] + again + again + again)
      }
    }
  }

  @Test("a server that is stopped and started again, and one that hangs, are heard again")
  func restarted() async throws {
    try await OwnCluster.with(TestSchema.set) { own in
      try await listening(to: own.login, keepAlive: .milliseconds(200)) { told in
        try await own.cluster.stop(.immediate)
        try await eventually(within: .seconds(30), "attempts fail") {
          told.all.count { if case .lost = $0 { true } else { false } } >= 3
        }
        try await own.cluster.start()
        try await eventually(within: .seconds(60), "it listens again") { told.listened == 2 }

        let before = told.all.count
        try await own.paused {
          try await eventually(within: .seconds(60), "the silence is noticed") { told.all.count > before }
        }
        try await eventually(within: .seconds(60), "it listens again") { told.listened == 3 }
        try await Database.withDatabase(configuration: own.login, logger: .silent) { database in
          try await notify(database, "news", "back")
          try await eventually("the notice has come") { told.notices == ["news back"] }
        }
      }
    }
  }

  @Test("names that are not plain, none and too many are refused")
  func channels() throws {
    let configuration = DatabaseConfiguration(host: "h", database: "d", user: "u", password: "p")
    for channels in [[], ["a\"; drop table t; --"], ["Upper"], (0...Listener.maximumChannels).map { "c\($0)" }] {
      #expect(throws: PostgresError.self) {
        try Listener(configuration: configuration, channels: channels, onEvent: { _ in })
      }
    }
  }
}
