internal import Foundation
internal import Glibc
public import Postgres

/// A copy of one database in a file, made and read by PostgreSQL's own pg_dump and pg_restore.
///
/// The programs run as ourselves and reach the server as any client does. Throws `ClusterError`, whose `output` is what
/// the program said: names of tables, and no rows.
public enum DatabaseDump {
  /// Writes what `snapshot` shows to a new file at `path`, which must be absolute. `database` must be a superuser's.
  public static func write(_ database: DatabaseConfiguration, snapshot: String, to path: String) async throws {
    try await offload {
      try run(
        "pg_dump", database, ["--format", "custom", "--snapshot", snapshot, "--file", path, database.database])
    }
  }

  /// Brings a file's content into an empty database whose roles are there already. Everything, or an error.
  public static func restore(_ path: String, into database: DatabaseConfiguration) async throws {
    try await offload {
      try run(
        "pg_restore", database,
        ["--exit-on-error", "--single-transaction", "--dbname", database.database, path])
    }
  }

  /// The SHA-256 of a file of any size, in hexadecimal.
  public static func checksum(of path: String) async throws -> String {
    try await offload { String(try Command("sha256sum", ["--", path]).run().prefix { $0 != " " }) }
  }

  private static func run(_ program: String, _ database: DatabaseConfiguration, _ arguments: [String]) throws {
    let passwords = try PasswordFile(database.password)
    defer { passwords.remove() }
    let address = [
      "--no-password", "--host", database.host, "--port", "\(database.port)", "--username", database.user,
    ]
    try Command(
      try ServerPrograms.client(program), address + arguments,
      variables: ["PGPASSFILE=\(passwords.path)"] + variables(of: database.tls)
    ).run()
  }

  private static func variables(of tls: DatabaseConfiguration.TLS) -> [String] {
    switch tls {
    case .disabled: ["PGSSLMODE=disable"]
    case .verifyFull(let rootCertificates):
      ["PGSSLMODE=verify-full"] + (rootCertificates.map { ["PGSSLROOTCERT=\($0)"] } ?? [])
    }
  }
}

/// A password where libpq looks for it and nobody else can: not in arguments or the environment, which others may read.
private struct PasswordFile {
  let path: String

  /// Source: PostgreSQL manual, "The Password File".
  init(_ password: DatabaseConfiguration.Password) throws {
    var template = Array("/tmp/swbpass-XXXXXX".utf8CString)
    // Made with mode 0600, under a name that was nobody's.
    let file = mkstemp(&template)
    guard file >= 0 else { throw ClusterError.system(operation: "make", path: "/tmp/swbpass-XXXXXX", errno: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let escaped = password.reveal().replacing("\\", with: "\\\\").replacing(":", with: "\\:")
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: Data("*:*:*:*:\(escaped)\n".utf8))
  }

  func remove() { unlink(path) }
}
