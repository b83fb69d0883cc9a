public import Logging

/// Brings the schemas of services up to date, as an administrator, directly and never through a pooler.
///
/// Each file runs in a transaction of its own, so a failure leaves the files before it applied and nothing of itself; a file
/// that is marked `-- outside a transaction` builds or drops one index concurrently, and may be begun again. Files that
/// would hold up or break a live system are refused before anything runs (`MigrationLint`). Two migrators of one service
/// and database wait for each other. Throws `MigrationError` and `PostgresError`.
public struct Migrator: Sendable {
  private let admin: DatabaseConfiguration
  private let logger: Logger

  /// A file that does not get its locks within five seconds is tried again this many times in all.
  private static let lockAttempts = 5

  /// `admin` must be able to create roles and schemas in its database.
  public init(admin: DatabaseConfiguration, logger: Logger) {
    self.admin = admin
    self.logger = logger
  }

  /// What `migrate` would run now, in order. Changes nothing.
  public func plan(_ set: MigrationSet) async throws -> [PlannedMigration] {
    let schema = try ServiceSchema(service: set.service)
    try MigrationPlan.check(set)
    return try await AdminSession.with(admin) { session in
      try await pending(set, schema, session).map(PlannedMigration.init)
    }
  }

  /// Makes the roles and the schema where they are missing, sets the log-in role's password and runs what is missing.
  /// Returns what was applied now.
  public func migrate(_ set: MigrationSet, loginPassword: String) async throws -> [AppliedMigration] {
    let schema = try ServiceSchema(service: set.service)
    try MigrationPlan.check(set)
    return try await AdminSession.with(admin) { session in
      try await waitForOthers(of: set.service, session)
      try await schema.prepare(in: session, password: loginPassword)
      let pending = try await pending(set, schema, session)
      for known in pending {
        if known.file.isOutsideTransaction {
          try await ConcurrentMigration(known: known, schema: schema, session: session).apply()
        } else {
          try await apply(known, schema, session)
        }
        logger.info(
          "migration applied",
          metadata: ["service": "\(schema.service)", "component": "\(known.component)", "file": "\(known.file.name)"])
      }
      return pending.map(AppliedMigration.init)
    }
  }

  /// Makes the roles of a service where they are missing, and sets the log-in role's password. A database that is to be
  /// restored needs them before anything else.
  public func prepareRoles(of service: String, loginPassword: String) async throws {
    let schema = try ServiceSchema(service: service)
    try await AdminSession.with(admin) { try await schema.prepareRoles(in: $0, password: loginPassword) }
  }

  /// Whether the schema has everything that the program knows; asked as the service's log-in role.
  ///
  /// A schema that is ahead is current: old programs go on serving while new ones arrive.
  public nonisolated(nonsending) static func isCurrent(_ set: MigrationSet, in database: Database) async throws -> Bool
  {
    do {
      return try await database.withTransaction(.system, isReadOnly: true) { transaction in
        let known = try known(set, checksums: await transaction.rows(checksums(of: set)))
        let applied = try await transaction.rows(
          "select component, number, name, checksum from schema_migrations limit 10000")
        return MigrationPlan.isCurrent(known, after: try applied.map(MigrationPlan.Applied.init))
      }
    } catch let error as PostgresError where error.code == .undefinedObject || error.code == .insufficientPrivilege {
      return false
    }
  }

  // MARK: Steps

  /// Takes the lock that is held by one migrator at a time, until its connection ends.
  ///
  /// Asks again and again instead of waiting in one statement: that would hold a snapshot, which an index that is built
  /// concurrently by the other one waits for.
  private func waitForOthers(of service: String, _ session: AdminSession) async throws {
    let end = ContinuousClock.now + ConcurrentMigration.limit
    while true {
      let row = try await session.rows(
        "select pg_try_advisory_lock(hashtextextended('switchboard.migrate.' || \(service), 0)) as is_ours"
      ).first
      if try row?.get("is_ours", as: Bool.self) ?? false { return }
      guard ContinuousClock.now < end else {
        throw PostgresError(.lockNotAvailable, message: "Another migrator of the service does not end.")
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private func pending(
    _ set: MigrationSet, _ schema: ServiceSchema, _ session: AdminSession
  ) async throws -> [MigrationPlan.Known] {
    let known = try Self.known(set, checksums: await session.rows(Self.checksums(of: set)))
    let exists = try await session.rows(
      "select to_regclass(format('%I.schema_migrations', \(schema.service))) is not null as exists")
    guard try exists.first?.get("exists", as: Bool.self) == true else {
      try MigrationPlan.refuseUnsafe(known, among: known)
      return known
    }
    let applied = try await session.transaction {
      try await schema.enter(session)
      return try await session.rows("select component, number, name, checksum from schema_migrations limit 10000")
    }
    let pending = try MigrationPlan.pending(known, after: try applied.map(MigrationPlan.Applied.init))
    try MigrationPlan.refuseUnsafe(pending, among: known)
    return pending
  }

  private func apply(
    _ known: MigrationPlan.Known, _ schema: ServiceSchema, _ session: AdminSession
  ) async throws {
    for attempt in 1... {
      do {
        try await session.transaction {
          try await schema.enter(session)
          try await run(known, session)
          _ = try await session.rows(
            """
            insert into schema_migrations (component, number, name, checksum)
            values (\(known.component), \(Int32(known.file.number)), \(known.file.name), \(known.checksum))
            """)
        }
        break
      } catch MigrationError.failed(_, _, _, _, let error)
        where error.code == .lockNotAvailable && attempt < Self.lockAttempts
      {
        try await Task.sleep(for: .milliseconds(200 * attempt))
      }
    }
  }

  private func run(_ known: MigrationPlan.Known, _ session: AdminSession) async throws {
    let sql = String(decoding: known.file.sql, as: UTF8.self)
    let tags: [String]
    do {
      tags = try await session.script(sql)
    } catch {
      let line = error.position.map { 1 + sql.unicodeScalars.prefix($0 - 1).count { $0 == "\n" } }
      throw MigrationError.failed(
        component: known.component, name: known.file.name, line: line, diagnosis: error.diagnosis, error: error)
    }
    let forbidden: Set = ["BEGIN", "START TRANSACTION", "COMMIT", "ROLLBACK", "PREPARE TRANSACTION"]
    guard forbidden.isDisjoint(with: tags) else {
      throw MigrationError.controlsTransaction(component: known.component, name: known.file.name)
    }
  }

  // MARK: What the program has

  /// The server computes the checksums: it knows SHA-256, and this module needs it nowhere else.
  private static func checksums(of set: MigrationSet) -> Statement {
    let files = set.components.flatMap(\.files).map(\.sql)
    return
      "select sha256(sql) as checksum from unnest(\(files)) with ordinality as files (sql, position) order by position"
  }

  private static func known(_ set: MigrationSet, checksums: [Row]) throws -> [MigrationPlan.Known] {
    let files = set.components.flatMap { component in component.files.map { (component.name, $0) } }
    return try zip(files, checksums).map { file, row in
      MigrationPlan.Known(component: file.0, file: file.1, checksum: try row.get("checksum"))
    }
  }
}

extension MigrationPlan.Applied {
  fileprivate init(_ row: Row) throws {
    component = try row.get("component")
    number = try row.get("number")
    name = try row.get("name")
    checksum = try row.get("checksum")
  }
}

/// A file that is going to be applied.
public struct PlannedMigration: Sendable, Hashable, CustomStringConvertible {
  public let component: String
  public let number: Int
  public let name: String
  /// It builds or drops an index concurrently: that takes long on large tables and holds up nobody.
  public let isOutsideTransaction: Bool

  init(_ known: MigrationPlan.Known) {
    component = known.component
    number = known.file.number
    name = known.file.name
    isOutsideTransaction = known.file.isOutsideTransaction
  }

  public var description: String {
    "\(component) \(number) \(name)" + (isOutsideTransaction ? " (outside a transaction)" : "")
  }
}

/// A file that was applied just now.
public typealias AppliedMigration = PlannedMigration
