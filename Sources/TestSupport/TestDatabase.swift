internal import Logging
public import Postgres
public import PostgresCluster

/// A database of a test's own, cloned from a migrated template on the test process's one private cluster.
public struct TestDatabase: Sendable {
  /// Connected as the service's log-in role.
  public let database: Database
  /// Connected as the superuser, to look from outside.
  public let admin: Database
  public let configuration: DatabaseConfiguration
  public let adminConfiguration: DatabaseConfiguration

  /// A database that a test has made itself.
  public init(
    database: Database, admin: Database, configuration: DatabaseConfiguration, adminConfiguration: DatabaseConfiguration
  ) {
    self.database = database
    self.admin = admin
    self.configuration = configuration
    self.adminConfiguration = adminConfiguration
  }

  /// Runs `body` with a fresh database that has the schema of `set`; it is dropped afterwards.
  @discardableResult
  public static func with<Result: Sendable>(
    _ set: MigrationSet, isolation: isolated (any Actor)? = #isolation, _ body: (TestDatabase) async throws -> Result
  ) async throws -> Result {
    try await with([set]) { databases in try await body(databases[0]) }
  }

  /// Runs `body` with one fresh database that has the schemas of several services, seen through each one's role.
  @discardableResult
  public static func with<Result: Sendable>(
    _ sets: [MigrationSet], isolation: isolated (any Actor)? = #isolation,
    _ body: ([TestDatabase]) async throws -> Result
  ) async throws -> Result {
    try await TestSlots.with {
      try await withSlot(sets, body)
    }
  }

  /// Runs `body` with the same database, through sessions whose statements' plans are noted in the log.
  @discardableResult
  public func withPlans<Result: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: (TestDatabase, PlanLog) async throws -> Result
  ) async throws -> Result {
    let log = try await PlanLog.begin(on: try await TestCluster.shared.cluster(), admin: admin)
    return try await Database.withDatabase(configuration: configuration, logger: .diagnosing) { database in
      try await body(
        TestDatabase(
          database: database, admin: admin, configuration: configuration, adminConfiguration: adminConfiguration),
        log)
    }
  }

  private static func withSlot<Result: Sendable>(
    _ sets: [MigrationSet], isolation: isolated (any Actor)? = #isolation,
    _ body: ([TestDatabase]) async throws -> Result
  ) async throws -> Result {
    let server = try await TestCluster.shared.cluster().connection
    let template = try await TestCluster.shared.template(sets)
    let name = await TestCluster.shared.freshName("test")
    let administration = DatabaseAdministration(admin: server)
    try await administration.createDatabase(name, template: template, logins: sets.map(\.service))

    // Tests run side by side on one server: few connections each.
    var adminConfiguration = server.with(database: name)
    adminConfiguration.laneSizes = [.ingest: 1, .rpc: 2, .worker: 1, .operator: 1]
    let password = DatabaseConfiguration.Password(TestCluster.shared.password)
    let configurations = sets.map { set in
      var configuration = server.with(database: name, user: set.service, password: password)
      configuration.laneSizes = [.ingest: 4, .rpc: 4, .worker: 4, .operator: 1]
      return configuration
    }
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(
        try await Database.withDatabase(configuration: adminConfiguration, logger: .diagnosing) { admin in
          try await open(configurations[...], admin, adminConfiguration, opened: [], body)
        })
    } catch {
      result = .failure(error)
    }
    try await administration.dropDatabase(name)
    return try result.get()
  }

  private static func open<Result: Sendable>(
    _ rest: ArraySlice<DatabaseConfiguration>, _ admin: Database, _ adminConfiguration: DatabaseConfiguration,
    opened: [TestDatabase], isolation: isolated (any Actor)? = #isolation,
    _ body: ([TestDatabase]) async throws -> Result
  ) async throws -> Result {
    guard let configuration = rest.first else { return try await body(opened) }
    return try await Database.withDatabase(configuration: configuration, logger: .diagnosing) { database in
      let one = TestDatabase(
        database: database, admin: admin, configuration: configuration, adminConfiguration: adminConfiguration)
      return try await open(rest.dropFirst(), admin, adminConfiguration, opened: opened + [one], body)
    }
  }
}
