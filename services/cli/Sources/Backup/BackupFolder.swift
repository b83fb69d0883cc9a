internal import Foundation
internal import PostgresCluster

/// A backup: a folder of mode 0700 with two files.
///
///     switchboard.dump   what pg_dump made, in its custom format
///     manifest.json      what is in it, written last: a folder without it is no backup
///
/// No password, certificate or master key is in it: the dump cannot be read without the `secrets/` of its system.
struct BackupFolder: Sendable, Hashable {
  let path: String

  var dump: String { path + "/switchboard.dump" }
  private var manifestFile: String { path + "/manifest.json" }

  /// `path` may be relative to the working directory.
  init(_ path: String) { self.path = URL(fileURLWithPath: path).standardizedFileURL.path }

  /// Makes it. Throws `CLIError` where anything is there already.
  static func make(at path: String, in folder: DataFolder) throws -> BackupFolder {
    let backup = BackupFolder(path)
    guard !FileManager.default.fileExists(atPath: backup.path) else {
      throw CLIError("\(backup.path) is there already.")
    }
    if backup.path.hasPrefix(folder.backups + "/") { try folder.make(folder.backups, permissions: 0o700) }
    try folder.make(backup.path, permissions: 0o700)
    return backup
  }

  /// The newest of a data folder. Throws `CLIError` where there is none.
  static func newest(in folder: DataFolder) throws -> BackupFolder {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.backups)) ?? []
    let backups = names.sorted().map { BackupFolder(folder.backups + "/" + $0) }
    guard let newest = backups.last(where: { FileManager.default.fileExists(atPath: $0.manifestFile) }) else {
      throw CLIError("There is no backup in \(folder.backups). Name one: --from DIR")
    }
    return newest
  }

  func write(_ manifest: BackupManifest) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    try PrivateFile.write(String(decoding: encoder.encode(manifest), as: UTF8.self) + "\n", to: manifestFile)
  }

  /// What the backup says of itself. Throws `CLIError` where it is none, or of another format.
  func manifest() throws -> BackupManifest {
    guard let text = try PrivateFile.read(manifestFile) else { throw CLIError("\(path) is no complete backup.") }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let manifest = try? decoder.decode(BackupManifest.self, from: Data(text.utf8)),
      manifest.format == BackupManifest.currentFormat
    else { throw CLIError("\(path) is a backup of a format that this program does not know.") }
    return manifest
  }

  /// Throws `CLIError` where the dump is not the one that the manifest was written for.
  func check(against manifest: BackupManifest) async throws {
    guard FileManager.default.fileExists(atPath: dump) else { throw CLIError("\(dump) is missing.") }
    guard try await DatabaseDump.checksum(of: dump) == manifest.checksum else {
      throw CLIError("\(dump) is damaged: its checksum is not the one in the manifest.")
    }
  }

  /// Removes what a backup that failed has left.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// What a backup says of itself.
struct BackupManifest: Codable, Sendable, Hashable {
  static let currentFormat = 1

  var format = currentFormat
  /// The moment whose state the backup holds, by the server's clock; RFC 3339.
  var takenAt: String
  /// Size of the dump.
  var bytes: Int64
  /// SHA-256 of the dump, in hexadecimal.
  var checksum: String
  /// Rows of every table, as `schema.table`, counted in the very state that was dumped.
  var tables: [String: Int64]

  var rows: Int64 { tables.values.reduce(0, +) }
}
