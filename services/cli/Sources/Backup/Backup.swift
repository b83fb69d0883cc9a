internal import Foundation
internal import Postgres
internal import PostgresCluster

/// Makes a backup while everything goes on: dump and counts are of one state of the database.
struct Backup: Sendable {
  let database: SystemDatabase
  let progress: @Sendable (String) -> Void

  /// Fills `folder`, which is empty. What was begun is removed where it fails.
  func write(to folder: BackupFolder) async throws -> BackupManifest {
    do {
      return try await fill(folder)
    } catch let error as PostgresError where error.code == .insufficientPrivilege {
      folder.remove()
      throw CLIError("\(error.message) Only a superuser can make a backup.")
    } catch {
      folder.remove()
      throw error
    }
  }

  private func fill(_ folder: BackupFolder) async throws -> BackupManifest {
    let (database, progress) = (database, progress)
    return try await DatabaseAdministration(admin: database.admin).withSnapshot { snapshot in
      progress("Writing the dump of \(database.name)")
      try await DatabaseDump.write(database.admin, snapshot: snapshot.id, to: folder.dump)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.dump)
      progress("Counting what is in it")
      let tables = try await snapshot.rowCounts(in: ServiceName.keeping.map(\.rawValue))
      let size = try FileManager.default.attributesOfItem(atPath: folder.dump)[.size] as? Int64
      let taken = Date(timeIntervalSince1970: Double(snapshot.takenAt) / 1_000_000)
      let manifest = BackupManifest(
        takenAt: timeText(taken), bytes: size ?? 0, checksum: try await DatabaseDump.checksum(of: folder.dump),
        tables: tables)
      try folder.write(manifest)
      return manifest
    }
  }
}
