internal import Foundation

/// Where everything of one Switchboard on this machine lies.
///
///     postgres/   the private cluster
///     secrets/    passwords, master keys; a backup leaves it out
///     ca/         the private certificate authority, and a certificate for each service and the operator
///     run/        what is running now: settings of each service, process ids, addresses
///     logs/       one file a service
///     sources/    what `source create` made, so that `trigger` can sign
///     backups/    what `backup` made, unless it was told another place
///     system.json where the services are, if `prepare` made the folder for a system that is started by other means
///
/// All but `postgres/` (which belongs to the cluster's own user) is 0700, its files 0600.
public struct DataFolder: Sendable, Hashable {
  public let path: String

  /// `path` may be relative to the working directory.
  public init(_ path: String) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
  }

  public var postgres: String { path + "/postgres" }
  public var secrets: String { path + "/secrets" }
  public var certificates: String { path + "/ca" }
  public var run: String { path + "/run" }
  public var logs: String { path + "/logs" }
  public var sources: String { path + "/sources" }

  var backups: String { path + "/backups" }
  /// Where the services of a system are that is started by other means.
  var systemFile: String { path + "/system.json" }

  public var statusFile: String { run + "/status.json" }
  /// Who runs `up` here.
  var ownerFile: String { run + "/up.json" }
  public func settingsFile(of name: String) -> String { run + "/\(name).json" }
  /// Log-in names and passwords as PgBouncer reads them.
  var poolerUsersFile: String { run + "/pgbouncer.users" }
  public func logFile(of name: String) -> String { logs + "/\(name).log" }

  /// Makes what is missing. The folder itself can be entered by others, because the cluster's user must reach its own.
  public func create() throws {
    try make(path, permissions: 0o755)
    for folder in [secrets, certificates, run, logs, sources] { try make(folder, permissions: 0o700) }
  }

  /// Whether the folder was ever used.
  public var exists: Bool { FileManager.default.fileExists(atPath: secrets) }

  func make(_ folder: String, permissions: Int) throws {
    if FileManager.default.fileExists(atPath: folder) { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: permissions])
    } catch {
      throw CLIError("The folder \(folder) cannot be made.")
    }
  }
}
