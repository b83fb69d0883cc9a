internal import Foundation
internal import Glibc
public import Postgres
public import PostgresCluster

/// A cluster of one test's own, which it may kill, pause and fill.
public struct OwnCluster: Sendable {
  public let cluster: PrivateCluster
  /// The service's log-in, in a database with its schema.
  public let login: DatabaseConfiguration
  /// The superuser, in the same database.
  public let admin: DatabaseConfiguration

  private static let password = "own-cluster-password"

  /// Runs `body` with a durable cluster, so that what was confirmed must survive its end; it is removed afterwards.
  public static func with(
    _ set: MigrationSet, tcpPort: Int? = nil, _ body: (OwnCluster) async throws -> Void
  ) async throws {
    try await TestSlots.with {
      let directory = "/tmp/swbown-\(getpid())-\(UInt32.random(in: .min ... .max))"
      var configuration = PrivateCluster.Configuration(directory: directory)
      configuration.tcpPort = tcpPort
      let result: Result<Void, any Error>
      do {
        let cluster = try await PrivateCluster.start(configuration)
        try await DatabaseAdministration(admin: cluster.connection).createDatabase("own")
        let admin = cluster.connection.with(database: "own")
        _ = try await Migrator(admin: admin, logger: .silent).migrate(set, loginPassword: password)
        let login = admin.with(user: set.service, password: .init(password))
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
  public func processes() throws -> [Int32] {
    guard let server = cluster.processID else { return [] }
    let children = try String(contentsOfFile: "/proc/\(server)/task/\(server)/children", encoding: .utf8)
    return [server] + children.split(separator: " ").compactMap { Int32($0) }
  }

  /// Stops the server and its children where they stand, runs `body`, and lets them go on.
  public func paused(_ body: () async throws -> Void) async throws {
    let processes = try processes()
    for process in processes { kill(process, SIGSTOP) }
    defer { for process in processes { kill(process, SIGCONT) } }
    try await body()
  }

  /// A TCP port on which nobody listens at the moment.
  public static func freePort() -> Int {
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
