import Foundation
import Jobs
import Logging
import Postgres
import PostgresCluster

/// A private cluster with default durability, made for one run, and a database on it with the schema `bench`.
struct BenchDatabase: Sendable {
  /// As the log-in role of the schema, which pgbench uses too.
  let configuration: DatabaseConfiguration
  private let cluster: PrivateCluster
  var pgbench: PGBench { PGBench(configuration: configuration) }

  /// Runs `body`, then removes the cluster. `services` have their schemas in the same database, see ``login(of:)``.
  static func with(
    _ tables: MigrationComponent, services: [MigrationSet] = [], _ body: (BenchDatabase) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "switchboard-bench-\(UUID().uuidString.prefix(8))")
    let cluster = try await PrivateCluster.start(.init(directory: folder.path))
    do {
      let set = MigrationSet(
        service: "bench", components: [PostgresMigrations.component, JobsMigrations.component, tables])
      let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
      for set in [set] + services {
        _ = try await Migrator(admin: cluster.connection, logger: logger).migrate(set, loginPassword: loginPassword)
      }
      try await body(BenchDatabase(configuration: login(of: "bench", on: cluster), cluster: cluster))
    } catch {
      try await cluster.destroy()
      throw error
    }
    try await cluster.destroy()
    try? FileManager.default.removeItem(at: folder)
  }

  /// As the log-in role of a service whose schema is there.
  func login(of service: String) -> DatabaseConfiguration { Self.login(of: service, on: cluster) }

  private static let loginPassword = "bench"

  private static func login(of role: String, on cluster: PrivateCluster) -> DatabaseConfiguration {
    cluster.connection.with(user: role, password: .init(loginPassword))
  }

  /// Writes to disk what earlier cases have changed, so that none pays for another.
  func checkpoint() async throws {
    let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    try await Database.withDatabase(configuration: cluster.connection, logger: logger) { database in
      _ = try await database.withTransaction(.system, timeout: .seconds(60)) { try await $0.execute("checkpoint") }
    }
  }

  /// Lets sessions that begin from now on write the plans of their statements to the log that is answered.
  func notePlans() async throws -> PlanLog {
    let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    return try await Database.withDatabase(configuration: cluster.connection, logger: logger) {
      try await PlanLog.begin(on: cluster, admin: $0)
    }
  }

  /// Runs `body` with a pool of ours whose lanes have `connections` each and whose transactions may last `limit`, as the log-in
  /// role of `service`.
  func open<Result: Sendable>(
    as service: String = "bench", connections: Int, transactionLimit limit: Duration = .seconds(30),
    _ body: (Database) async throws -> Result
  ) async throws -> Result {
    var configuration = login(of: service)
    configuration.maximumTransactionDuration = limit
    configuration.laneSizes = Dictionary(uniqueKeysWithValues: Lane.allCases.map { ($0, connections) })
    let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    return try await Database.withDatabase(configuration: configuration, logger: logger) { try await body($0) }
  }
}
