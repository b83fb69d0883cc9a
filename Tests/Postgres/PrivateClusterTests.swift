import Foundation
import Glibc
import Postgres
import PostgresCluster
import TestSupport
import Testing

@Suite("Private cluster", .serialized)
struct PrivateClusterTests {
  /// A folder of the test's own, removed afterwards with the cluster that it asked for.
  private func with(_ suffix: String = "", _ body: (String) async throws -> Void) async throws {
    let root = "/tmp/swbcluster-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let directory = root + suffix
    let result: Result<Void, any Error>
    do { result = .success(try await body(directory)) } catch { result = .failure(error) }
    try await PrivateCluster.find(in: directory)?.destroy()
    try? FileManager.default.removeItem(atPath: root)
    try result.get()
  }

  private func start(_ directory: String) async throws -> PrivateCluster {
    var configuration = PrivateCluster.Configuration(directory: directory)
    configuration.durability = .off
    return try await PrivateCluster.start(configuration)
  }

  private func ask(_ cluster: PrivateCluster, _ statement: Statement) async throws -> Row {
    try await Database.withDatabase(configuration: cluster.connection, logger: .silent) { database in
      try #require(try await database.withTransaction(.system) { try await $0.first(statement) })
    }
  }

  @Test("a cluster starts once, is found again, stops, and starts with what it had")
  func life() async throws {
    try await with { directory in
      #expect(try await PrivateCluster.find(in: directory) == nil)
      let cluster = try await start(directory)
      let process = try #require(cluster.processID)
      let again = try await start(directory)
      #expect(again.processID == process && again.location == cluster.location)
      #expect(try await PrivateCluster.find(in: directory)?.connection == cluster.connection)

      let settings = try await ask(
        cluster,
        """
        select current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
          current_setting('max_connections') as connections, inet_server_addr() is null as local,
          (select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open_doors
        """)
      #expect(try settings.get("addresses") == "")
      #expect(try settings.get("encoding") == "UTF8")
      #expect(try settings.get("connections") == "200")
      #expect(try settings.get("local") == true)
      #expect(try settings.get("open_doors") == 0)

      try await DatabaseAdministration(admin: cluster.connection).createDatabase("kept")
      for mode in [PrivateCluster.StopMode.fast, .smart, .immediate] {
        try await cluster.stop(mode)
        #expect(cluster.processID == nil)
        try await cluster.stop(mode)
        try await cluster.start()
        #expect(try await DatabaseAdministration(admin: cluster.connection).databaseExists("kept"))
      }
      try await cluster.restart()
      #expect(cluster.processID != process)
    }
  }

  @Test("the password is in a file that only its owner can read, and no other password is taken")
  func password() async throws {
    try await with { directory in
      let cluster = try await start(directory)
      let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/superuser.password")
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      var configuration = cluster.connection.with(password: "wrong")
      configuration.acquireTimeout = .seconds(2)
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        let error = await #expect(throws: PostgresError.self) { try await database.ping() }
        #expect(error?.code == .connectionFailed)
      }
    }
  }

  @Test("a folder that exists, is empty and closed to others does", arguments: ["", "/in/a/closed/folder"])
  func closedFolder(suffix: String) async throws {
    try await with(suffix) { directory in
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      #expect(chmod(directory, 0o700) == 0)
      let cluster = try await start(directory)
      _ = try await ask(cluster, "select 1 as one")
      // Root's server belongs to somebody else, who cannot enter.
      #expect(cluster.location.hasPrefix(directory) == (geteuid() != 0))
      #expect(try await start(directory).processID == cluster.processID)
    }
  }

  @Test(
    "a folder whose socket would have too long or too strange a path does",
    arguments: [String(repeating: "a", count: 120), "it's, \"so\" ä"])
  func strangePath(name: String) async throws {
    try await with("/" + name) { directory in
      let cluster = try await start(directory)
      #expect(!cluster.location.hasPrefix(directory))
      #expect((cluster.location + "/.s.PGSQL.5432").utf8.count <= 100)
      _ = try await ask(cluster, "select 1 as one")
      #expect(try await start(directory).location == cluster.location)
    }
  }

  @Test("a process file whose number belongs to another program by now does not stop the start")
  func staleProcessFile() async throws {
    try await with { directory in
      let cluster = try await start(directory)
      let file = cluster.location + "/data/postmaster.pid"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try await cluster.stop(.immediate)
      // A process of the server's user: for root any process would do, for others only their own.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      try ([Substring("\(getpid())")] + lines.dropFirst()).joined(separator: "\n")
        .write(toFile: file, atomically: true, encoding: .utf8)
      #expect(cluster.processID == nil)
      try await cluster.start()
      _ = try await ask(cluster, "select 1 as one")
    }
  }

  @Test("a server that was killed starts again")
  func killed() async throws {
    try await with { directory in
      let cluster = try await start(directory)
      let process = try #require(cluster.processID)
      #expect(kill(process, SIGKILL) == 0)
      try await eventually { cluster.processID == nil }
      let again = try await start(directory)
      _ = try await ask(again, "select 1 as one")
    }
  }

  @Test("two starts at once make one cluster")
  func concurrent() async throws {
    try await with { directory in
      let processes = try await withThrowingTaskGroup(of: Int32?.self) { group in
        for _ in 0..<3 { group.addTask { try await start(directory).processID } }
        return try await group.reduce(into: Set<Int32?>()) { $0.insert($1) }
      }
      #expect(processes.count == 1 && !processes.contains(nil))
    }
  }

  @Test("data that is gone is an error and not a new, empty cluster")
  func missing() async throws {
    try await with { directory in
      let cluster = try await start(directory)
      try await cluster.stop(.immediate)
      try FileManager.default.removeItem(atPath: cluster.location)
      await #expect(throws: ClusterError.dataMissing(location: cluster.location)) { _ = try await start(directory) }
    }
  }

  @Test("a server that crashes under load loses nothing that was answered, and its clients recover by themselves")
  func crash() async throws {
    try await with { directory in
      // Full durability: what counts is that a commit that was answered is there after the crash.
      let cluster = try await PrivateCluster.start(PrivateCluster.Configuration(directory: directory))
      try await DatabaseAdministration(admin: cluster.connection).createDatabase("crash", logins: [])
      let admin = cluster.connection.with(database: "crash")
      _ = try await Migrator(admin: admin, logger: .silent).migrate(TestSchema.set, loginPassword: "p")
      var configuration = admin.with(user: "sample", password: "p")
      configuration.laneSizes = [.rpc: 4]
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        let answered = try await withThrowingTaskGroup(of: [String].self) { group in
          let done = Gate()
          for worker in 0..<8 {
            group.addTask { try await insertUntil(done, worker: worker, database) }
          }
          group.addTask {
            // Also where this fails: the workers go on until they are told.
            defer { done.open() }
            for _ in 0..<2 {
              try await eventually(within: .seconds(30), "work goes on") {
                (try? await count(database)).map { $0 > 0 } ?? false
              }
              try await cluster.restart(.immediate)
            }
            return []
          }
          return try await group.reduce(into: []) { $0 += $1 }
        }
        let rows = try await database.withTransaction(.system) { try await $0.rows("select name from counters") }
        let kept = try Set(rows.map { try $0.get("name", as: String.self) })
        #expect(!answered.isEmpty)
        #expect(kept.isSuperset(of: answered))
      }
    }
  }

  private func count(_ database: Database) async throws -> Int {
    try await database.withTransaction(.system) { try await $0.rows("select from counters limit 1").count }
  }

  /// Inserts one row after another, whatever happens, and returns the names of those that were answered.
  private func insertUntil(_ done: Gate, worker: Int, _ database: Database) async throws -> [String] {
    var answered: [String] = []
    var number = 0
    while !done.isOpen {
      number += 1
      let name = "\(worker)-\(number)"
      do {
        try await database.withTransaction(.system) {
          try await $0.execute("insert into counters values (\(name), 1)")
        }
        answered.append(name)
      } catch let error as PostgresError {
        #expect([.connectionLost, .connectionFailed, .poolExhausted].contains(error.code), "\(error)")
      }
    }
    return answered
  }
}
