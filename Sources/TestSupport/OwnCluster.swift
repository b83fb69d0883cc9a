import Foundation
import Glibc
import Postgres
import PostgresCluster
import TestSupport

/// A cluster of one test's own, which it may kill, pause and fill.
struct OwnCluster: Sendable {
  let cluster: PrivateCluster
  /// The log-in of the sample schema, in a database with that schema.
  let login: DatabaseConfiguration
  /// The superuser, in the same database.
  let admin: DatabaseConfiguration

  private static let password = "sample-password"

  /// Runs `body` with a durable cluster, so that what was confirmed must survive its end; it is removed afterwards.
  static func with(tcpPort: Int? = nil, _ body: (OwnCluster) async throws -> Void) async throws {
    try await TestSlots.with {
      let directory = "/tmp/swbown-\(getpid())-\(UInt32.random(in: .min ... .max))"
      var configuration = PrivateCluster.Configuration(directory: directory)
      configuration.tcpPort = tcpPort
      let result: Result<Void, any Error>
      do {
        let cluster = try await PrivateCluster.start(configuration)
        try await DatabaseAdministration(admin: cluster.connection).createDatabase("sample")
        let admin = cluster.connection.with(database: "sample")
        _ = try await Migrator(admin: admin, logger: .silent).migrate(TestSchema.set, loginPassword: password)
        let login = admin.with(user: "sample", password: .init(password))
        result = .success(try await body(OwnCluster(cluster: cluster, login: login, admin: admin)))
      } catch {
        result = .failure(error)
      }
      try await PrivateCluster.find(in: directory)?.destroy()
      try? FileManager.default.removeItem(atPath: directory)
      try result.get()
    }
  }

  /// The server's process and its children.
  func processes() throws -> [Int32] {
    guard let server = cluster.processID else { return [] }
    let children = try String(contentsOfFile: "/proc/\(server)/task/\(server)/children", encoding: .utf8)
    return [server] + children.split(separator: " ").compactMap { Int32($0) }
  }

  /// Sends `signal` to the server and its children.
  func signal(_ signal: Int32) throws {
    for process in try processes() { kill(process, signal) }
  }

  /// The names in the sample schema's `counters`.
  func counters() async throws -> [String] {
    try await Database.withDatabase(configuration: admin, logger: .silent) { database in
      try await database.withTransaction(.system) {
        try await $0.rows("select name from sample.counters").map { try $0.get("name", as: String.self) }
      }
    }
  }

  /// A port on which nobody listens at the moment.
  static func freePort() -> Int {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(file) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(file, $0, length)
        _ = getsockname(file, $0, &length)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
