internal import Foundation

/// Where PostgreSQL's programs are.
struct ServerPrograms: Sendable {
  let directory: String

  static let oldestVersion = 15

  /// What `pg_config` names, else the newest in Debian's folders. Throws `serverNotFound`.
  static func find() throws -> ServerPrograms {
    for programs in everywhere {
      if let version = programs.version, version >= oldestVersion { return programs }
    }
    throw ClusterError.serverNotFound
  }

  /// The path of a program for clients, such as `pg_dump`; no server need be installed. Throws `programNotFound`.
  static func client(_ program: String) throws -> String {
    for programs in everywhere where access(programs.path(program), X_OK) == 0 { return programs.path(program) }
    throw ClusterError.programNotFound(program)
  }

  private static var everywhere: [ServerPrograms] {
    let configured = try? Command("pg_config", ["--bindir"]).run().trimmingCharacters(in: .whitespacesAndNewlines)
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let installed = versions.compactMap(Int.init).sorted(by: >).map { "\(root)/\($0)/bin" }
    return ([configured].compactMap { $0 } + installed).map(ServerPrograms.init(directory:))
  }

  func path(_ program: String) -> String { "\(directory)/\(program)" }

  /// The major version; nil where there is no server.
  private var version: Int? {
    // Prints such as "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
    guard let text = try? Command(path("postgres"), ["--version"]).run() else { return nil }
    return text.split(separator: " ").lazy.compactMap { Int($0.prefix { $0.isNumber }) }.first
  }
}
