import Foundation
import Glibc
import Postgres
import TestSupport

/// A PgBouncer in transaction mode in front of a test's database, on a Unix socket in a folder of its own.
struct PgBouncer {
  let configuration: DatabaseConfiguration

  static let program = "/usr/sbin/pgbouncer"
  static var isInstalled: Bool { access(program, X_OK) == 0 }

  /// Runs `body` with a configuration that goes through the pooler.
  static func with(_ server: DatabaseConfiguration, _ body: (DatabaseConfiguration) async throws -> Void) async throws {
    let folder = "/tmp/pgb-\(UInt32.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let settings = """
      [databases]
      \(server.database) = host=\(server.host) port=\(server.port) user=\(server.user) password=\(server.password.reveal())
      [pgbouncer]
      listen_port = 6432
      unix_socket_dir = \(folder)
      auth_type = plain
      auth_file = \(folder)/users
      pool_mode = transaction
      default_pool_size = 3
      max_client_conn = 100
      """
    try settings.write(toFile: folder + "/pgbouncer.ini", atomically: true, encoding: .utf8)
    try "\"\(server.user)\" \"\(server.password.reveal())\"\n".write(
      toFile: folder + "/users", atomically: true, encoding: .utf8)
    let process = Process()
    if geteuid() == 0 {
      // PgBouncer refuses to run as root.
      guard let user = getpwnam("postgres") else { return }
      for path in ["", "/pgbouncer.ini", "/users"] { chown(folder + path, user.pointee.pw_uid, user.pointee.pw_gid) }
      process.executableURL = URL(filePath: "/usr/sbin/runuser")
      process.arguments = ["-u", "postgres", "--", program, "--quiet", folder + "/pgbouncer.ini"]
    } else {
      process.executableURL = URL(filePath: program)
      process.arguments = ["--quiet", folder + "/pgbouncer.ini"]
    }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    var configuration = server
    configuration.host = folder
    configuration.port = 6432
    configuration.usesPreparedStatements = false
    try await eventually("the pooler listens") { access(folder + "/.s.PGSQL.6432", F_OK) == 0 }
    try await body(configuration)
  }
}
