internal import Foundation
internal import Glibc
public import Postgres

/// A PostgreSQL server of our own in a folder, reachable through a Unix socket only.
///
/// The server is a process of its own that outlives us. Made by root, it belongs to the user `postgres` (else `nobody`);
/// where that user cannot reach the folder, or the socket's path would be too long, everything lies in a short private
/// folder that `location` names and that a second start finds again. Throws `ClusterError`.
public final class PrivateCluster: Sendable {
  /// The folder that was asked for.
  public let directory: String
  /// The folder of the data, the socket and the server's log.
  public var location: String { server.files.location }
  /// The server's log.
  var log: String { server.files.log }
  /// The superuser, in database `postgres`.
  public let connection: DatabaseConfiguration

  private let server: ClusterServer

  /// The number in the socket's name; no TCP port.
  static let socketPort = 5432

  public struct Configuration: Sendable {
    /// May be missing, or exist and be empty.
    public var directory: String
    public var durability: Durability = .full
    /// A file with the superuser's password, readable only by its owner; made where it is missing. Nil: in `directory`.
    public var passwordFile: String?
    /// Also listens on 127.0.0.1 at this port. Nil: no TCP at all.
    public var tcpPort: Int?
    public var maximumConnections = 200

    public init(directory: String) { self.directory = directory }
  }

  public enum Durability: Sendable {
    /// What was committed survives the machine.
    case full
    /// What was committed survives the server, and not the machine: for tests.
    case off
  }

  public enum StopMode: String, Sendable {
    /// Waits for clients to leave.
    case smart
    /// Ends clients' transactions.
    case fast
    /// As if the power had failed: the next start recovers.
    case immediate
  }

  private init(server: ClusterServer, password: DatabaseConfiguration.Password, port: Int) {
    directory = server.files.directory
    self.server = server
    connection = DatabaseConfiguration(
      host: server.files.location, port: port, database: "postgres", user: "postgres", password: password)
  }

  /// Makes the cluster where it is missing, starts it where it does not run, and returns when it accepts connections.
  public static func start(_ configuration: Configuration) async throws -> PrivateCluster {
    try await offload { try startBlocking(configuration) }
  }

  /// The cluster of a folder, running or not; nil where there is none.
  public static func find(in directory: String, passwordFile: String? = nil) async throws -> PrivateCluster? {
    try await offload { try findBlocking(in: directory, passwordFile: passwordFile) }
  }

  /// The path of one of PostgreSQL's programs, such as `pgbench`. Blocks. Throws `serverNotFound`.
  public static func program(_ name: String) throws -> String { try ServerPrograms.find().path(name) }

  /// The server's process; nil while it does not run.
  public var processID: Int32? { server.processID }

  public func stop(_ mode: StopMode = .fast) async throws {
    try await offload { [server] in try server.stop(mode) }
  }

  /// Starts it again with the settings that it has.
  public func start() async throws {
    try await offload { [server] in try server.start() }
  }

  public func restart(_ mode: StopMode = .fast) async throws {
    try await offload { [server] in
      try server.stop(mode)
      try server.start()
    }
  }

  /// Stops it at once and removes its files. For tests.
  public func destroy() async throws {
    try await offload { [self] in destroyBlocking() }
  }

  /// The same for a place that cannot wait, such as the end of the process. Blocks.
  public func destroyBlocking() {
    try? server.stop(.immediate)
    try? FileManager.default.removeItem(atPath: server.files.location)
    for path in [ClusterFiles.marker(directory), ClusterFiles.lock(directory), ClusterFiles.password(directory)] {
      unlink(path)
    }
  }

  /// As `find`, for a place that may block.
  public static func findBlocking(in directory: String, passwordFile: String? = nil) throws -> PrivateCluster? {
    let directory = absolute(directory)
    guard let files = ClusterFiles.find(in: directory) else { return nil }
    let password = try String(contentsOfFile: passwordFile ?? ClusterFiles.password(directory), encoding: .utf8)
    let server = ClusterServer(files: files, programs: try .find(), user: try .find())
    return PrivateCluster(server: server, password: .init(password.trimmed), port: server.port)
  }

  // MARK: Starting

  /// PostgreSQL's programs run in another folder than we do.
  private static func absolute(_ directory: String) -> String {
    var path = URL(filePath: directory).standardizedFileURL.path(percentEncoded: false)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private static func startBlocking(_ configuration: Configuration) throws -> PrivateCluster {
    let directory = absolute(configuration.directory)
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let lock = try FolderLock(ClusterFiles.lock(directory))
    defer { lock.release() }
    let (programs, user) = (try ServerPrograms.find(), try ServerUser.find())
    let password = try readOrMakePassword(configuration.passwordFile ?? ClusterFiles.password(directory))
    let files = try ClusterFiles.find(in: directory) ?? ClusterFiles.make(in: directory, for: user)
    let server = ClusterServer(files: files, programs: programs, user: user)
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: files.location, isDirectory: &isDirectory), isDirectory.boolValue
    else {
      throw ClusterError.dataMissing(location: files.location)
    }
    if !FileManager.default.fileExists(atPath: files.data) {
      try server.initialize(password: password, durability: configuration.durability)
    }
    if server.processID == nil { try server.configure(configuration) }
    try server.start()
    return PrivateCluster(server: server, password: .init(password), port: server.port)
  }

  private static func readOrMakePassword(_ path: String) throws -> String {
    if let text = try? String(contentsOfFile: path, encoding: .utf8) { return text.trimmed }
    // 256 bits from the system.
    let password = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    try ClusterFiles.write(password + "\n", to: path, for: nil)
    return password
  }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
