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

  /// The same database for who administers it.
  func administered(on cluster: PrivateCluster) -> SystemDatabase {
    SystemDatabase(admin: cluster.connection.with(database: Self.name), secrets: Secrets(folder))
  }

  static func address(of cluster: PrivateCluster) -> ServiceSettings.PostgresAddress {
    .init(host: cluster.connection.host, port: cluster.connection.port, database: name)
  }
}
