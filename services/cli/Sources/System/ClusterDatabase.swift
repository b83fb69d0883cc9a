internal import Logging
internal import Postgres
internal import PostgresCluster

/// The private cluster of a data folder and the one database in it.
struct ClusterDatabase {
  static let name = "switchboard"

  let folder: DataFolder

  /// Makes cluster and database where they are missing and starts the cluster where it does not run.
  ///
  /// - Parameter isOurs: Nobody else uses the cluster, so a start that fails or is cancelled halfway stops it again.
  func start(isOurs: Bool) async throws -> PrivateCluster {
    _ = try Secrets(folder).postgresAdministratorPassword()
    var configuration = PrivateCluster.Configuration(directory: folder.postgres)
    configuration.passwordFile = folder.secrets + "/postgres.password"
    let cluster = try await PrivateCluster.start(configuration)
    do {
      try Task.checkCancellation()
      let databases = DatabaseAdministration(admin: cluster.connection)
      if try await !databases.databaseExists(Self.name) { try await databases.createDatabase(Self.name) }
      return cluster
    } catch {
      // A task of its own, because this one may be cancelled; the first error is the one to tell.
      if isOurs { await Task { try? await cluster.stop(.fast) }.value }
      throw error
    }
  }

  /// Brings one service's schema up to date. Answers what was applied, each in a few words.
  func migrate(_ service: ServiceName, on cluster: PrivateCluster) async throws -> [String] {
    guard let set = service.migrations else { return [] }
    let applied = try await Self.migrator(on: cluster).migrate(
      set, loginPassword: Secrets(folder).databasePassword(of: service))
    return applied.map { "\($0)" }
  }

  /// What `migrate` would apply.
  func plan(_ service: ServiceName, on cluster: PrivateCluster) async throws -> [String] {
    guard let set = service.migrations else { return [] }
    return try await Self.migrator(on: cluster).plan(set).map { "\($0)" }
  }

  static func address(of cluster: PrivateCluster) -> ServiceSettings.PostgresAddress {
    .init(host: cluster.connection.host, port: cluster.connection.port, database: name)
  }

  private static func migrator(on cluster: PrivateCluster) -> Migrator {
    var admin = cluster.connection
    admin.database = name
    // What was applied is told by whoever asked; the log would say it twice.
    return Migrator(admin: admin, logger: Logger(label: "migrate") { _ in SwiftLogNoOpLogHandler() })
  }
}
