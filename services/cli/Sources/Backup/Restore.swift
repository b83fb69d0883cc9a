internal import Billing
internal import Postgres
internal import PostgresCluster
internal import Sealing

/// Brings a backup back: into a database of its own first, which takes the old one's place only once it is proven.
///
/// Proven is: every table has as many rows as were counted when the backup was made, every invariant of the ledger holds,
/// and the master keys of this data folder open what each service has sealed.
struct Restore: Sendable {
  /// What becomes of the restored database.
  enum Purpose: Sendable, Hashable {
    /// It takes the place of the system's, where that one holds nothing.
    case fill
    /// It takes the place of the system's, which stays under another name.
    case replace
    /// It is removed again.
    case drill
  }

  struct Report: Sendable, Hashable {
    var manifest: BackupManifest
    /// The name that the database before has now; nil where there was nothing in it.
    var before: String?
  }

  let database: SystemDatabase
  let progress: @Sendable (String) -> Void

  /// Throws `CLIError` where the backup cannot be proven, or the place is taken; the database is then as it was before.
  func run(_ backup: BackupFolder, for purpose: Purpose) async throws -> Report {
    let manifest = try backup.manifest()
    progress("Checking the backup of \(manifest.takenAt)")
    try await backup.check(against: manifest)
    if purpose == .fill, try await holdsSomething() {
      throw CLIError(
        "\(database.name) holds a system already. --replace puts the backup in its place and keeps it aside.")
    }
    let suffix = String(Secrets.token().prefix(8))
    let fresh = database.named("switchboard_restore_\(suffix)")
    do {
      try await bringBack(backup, into: fresh)
      try await prove(fresh, is: manifest)
      var report = Report(manifest: manifest)
      if purpose == .drill {
        try await database.databases.dropDatabase(fresh.name)
      } else {
        progress("Bringing every schema up to date")
        for service in ServiceName.keeping { _ = try await fresh.migrate(service) }
        report.before = try await takePlace(fresh, keepingAs: "switchboard_before_\(suffix)")
      }
      return report
    } catch {
      // The first error is the one to tell.
      try? await database.databases.dropDatabase(fresh.name)
      throw error
    }
  }

  private func bringBack(_ backup: BackupFolder, into fresh: SystemDatabase) async throws {
    for service in ServiceName.keeping { try await database.prepareRoles(of: service) }
    try await database.databases.createDatabase(fresh.name)
    progress("Restoring into \(fresh.name)")
    try await DatabaseDump.restore(backup.dump, into: fresh.admin)
  }

  // MARK: Proof

  private func prove(_ fresh: SystemDatabase, is manifest: BackupManifest) async throws {
    progress("Comparing \(manifest.rows) rows of \(manifest.tables.count) tables, checking ledger and keys")
    let secrets = database.secrets
    try await DatabaseAdministration(admin: fresh.admin).withSnapshot { snapshot in
      let counts = try await snapshot.rowCounts(in: ServiceName.keeping.map(\.rawValue))
      if let wrong = Self.firstDifference(counts, manifest.tables) {
        throw CLIError("The restored \(wrong) has not the rows that the backup was made with.")
      }
      for invariant in LedgerInvariants.all {
        let violations = try await snapshot.rows(invariant.violations, in: ServiceName.billing.rawValue)
        guard violations.isEmpty else { throw CLIError("The restored ledger breaks \(invariant.name).") }
      }
      for service in ServiceName.keeping where service.seals {
        try await Self.proveKeys(of: service, secrets, in: snapshot)
      }
    }
  }

  static func firstDifference(_ counts: [String: Int64], _ expected: [String: Int64]) -> String? {
    Set(counts.keys).union(expected.keys).sorted().first { counts[$0] != expected[$0] }
  }

  private static func proveKeys(
    of service: ServiceName, _ secrets: Secrets, in snapshot: DatabaseSnapshot
  ) async throws {
    // None at all opens nothing, and is told like a wrong one.
    let keys = try secrets.keptSealingKeys(of: service) ?? MasterKeys(MasterKeys.generate(id: "none"))
    guard let id = try await keys.unopened(of: service.rawValue, in: snapshot).first else { return }
    throw CLIError(
      "What \(service.rawValue) sealed cannot be opened: \(secrets.folder.secrets)/\(Secrets.sealingKeys(service)) "
        + "does not have the master key \(id) of the system that was backed up. Put its secrets folder there first; a key that "
        + "was retired since stands in the file of retired keys beside it.")
  }

  // MARK: Places

  private func holdsSomething() async throws -> Bool {
    try await !DatabaseAdministration(admin: database.admin).withSnapshot { snapshot in
      try await snapshot.rowCounts(in: ServiceName.keeping.map(\.rawValue))
    }.isEmpty
  }

  private func takePlace(_ fresh: SystemDatabase, keepingAs before: String) async throws -> String? {
    progress("Putting it in the place of \(database.name)")
    let isKept = try await holdsSomething()
    let databases = database.databases
    do {
      if isKept {
        try await databases.renameDatabase(database.name, to: before)
      } else {
        try await databases.dropDatabase(database.name)
      }
      do {
        try await databases.renameDatabase(fresh.name, to: database.name)
      } catch {
        if isKept { try await databases.renameDatabase(before, to: database.name) }
        throw error
      }
    } catch let error as PostgresError where error.sqlState == "55006" {
      throw CLIError("Programs are still connected to \(database.name). Stop them first; nothing was changed.")
    }
    return isKept ? before : nil
  }
}
