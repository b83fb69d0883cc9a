internal import Logging
internal import Postgres
internal import PostgresCluster
internal import ServiceRuntime

/// The database of a whole Switchboard as its administrator sees it: the one in a data folder's private cluster, or the one
/// at `postgres.admin-url`.
struct SystemDatabase: Sendable {
  /// The administrator, in the database.
  let admin: DatabaseConfiguration
  /// Log-in passwords and master keys of the services.
  let secrets: Secrets

  /// How long a server that cannot be reached may take to come up.
  private static let patience: Duration = .seconds(60)

  var name: String { admin.database }

  /// Brings one service's schema up to date, its roles too. Answers what was applied, each in a few words.
  func migrate(_ service: ServiceName) async throws -> [String] {
    guard let set = service.migrations else { return [] }
    return try await migrator.migrate(set, loginPassword: secrets.databasePassword(of: service)).map { "\($0)" }
  }

  /// What `migrate` would apply.
  func plan(_ service: ServiceName) async throws -> [String] {
    guard let set = service.migrations else { return [] }
    return try await migrator.plan(set).map { "\($0)" }
  }

  /// Makes the roles that own and use a service's schema.
  func prepareRoles(of service: ServiceName) async throws {
    try await migrator.prepareRoles(of: service.rawValue, loginPassword: secrets.databasePassword(of: service))
  }

  /// The same server and secrets, another database.
  func named(_ name: String) -> SystemDatabase { SystemDatabase(admin: admin.with(database: name), secrets: secrets) }

  /// What is done to databases as such. In PostgreSQL's own database: the one that is administered may not be there.
  var databases: DatabaseAdministration { DatabaseAdministration(admin: admin.with(database: "postgres")) }

  private var migrator: Migrator {
    // What was applied is told by whoever asked; the log would say it twice.
    Migrator(admin: admin, logger: Logger(label: "migrate") { _ in SwiftLogNoOpLogHandler() })
  }
}

extension SystemDatabase {
  /// Whether `body` has the database to itself.
  enum Use: Sendable { case shared, alone }

  /// Runs `body` with the database that a command means: that of `postgres.admin-url` where the settings file or the
  /// environment names one, else the data folder's own, whose Postgres is started, and stopped again, where no `up` does.
  ///
  /// The database is made where it is missing. `alone`: throws `CLIError` where an `up` uses the folder; at an address,
  /// nobody can know, and the server refuses what needs it.
  static func with<Result: Sendable>(
    _ folder: DataFolder, settingsFile: String?, use: Use = .shared,
    _ body: @Sendable (SystemDatabase) async throws -> Result
  ) async throws -> Result {
    try folder.create()
    if let admin = try await address(settingsFile: settingsFile) {
      let database = SystemDatabase(admin: admin, secrets: Secrets(folder))
      try await database.makeWhenReachable()
      return try await body(database)
    }
    // Nil: an `up` uses the folder and its Postgres. Otherwise none may begin to while this runs.
    let lock = try folder.lock()
    defer { lock?.giveBack() }
    let isInUse = lock == nil
    if isInUse && use == .alone { throw folder.inUse() }
    let own = ClusterDatabase(folder: folder)
    let cluster = try await own.start(isOurs: !isInUse)
    return try await finally {
      try await body(own.administered(on: cluster))
    } always: {
      // Postgres was ours to start only where no `up` uses it. An error of the stop leaves it to the next `up`.
      if !isInUse { try? await cluster.stop(.fast) }
    }
  }

  /// The administrator's address in the settings; nil where there is none.
  private static func address(settingsFile: String?) async throws -> DatabaseConfiguration? {
    do {
      let settings = try await SettingsReader(service: Certificates.operatorName, own: [])
        .read(file: settingsFile, environment: ProcessEnvironment.variables)
      guard let url = settings.secret("postgres.admin-url") else { return nil }
      return try DatabaseConfiguration(url: url.reveal())
    } catch let error as SettingsError {
      throw CLIError("\(error)")
    } catch let error as PostgresError {
      throw CLIError("postgres.admin-url: \(error.message)")
    }
  }

  private func makeWhenReachable() async throws {
    let console = Console.current
    let made: Bool? = try await poll(every: .seconds(1), within: Self.patience) {
      do {
        if try await !databases.databaseExists(name) { try await databases.createDatabase(name) }
        return true
      } catch let error as PostgresError where error.code == .connectionFailed {
        console.note("Waiting for Postgres: \(error.message)")
        return nil
      }
    }
    guard made != nil else { throw CLIError("Postgres at \(admin.host) port \(admin.port) cannot be reached.") }
  }
}
