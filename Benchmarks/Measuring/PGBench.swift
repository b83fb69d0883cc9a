import Foundation
import Glibc
import Postgres
import PostgresCluster

/// PostgreSQL's own benchmark tool, on the cluster and the rows that we are measured on.
struct PGBench: Sendable {
  let configuration: DatabaseConfiguration

  struct Result: Sendable, CustomStringConvertible {
    var name: String
    var perSecond: Double

    /// The mean of several runs of the same, at least one.
    static func mean(of results: [Result]) -> Result {
      Result(name: results[0].name, perSecond: results.reduce(0) { $0 + $1.perSecond } / Double(results.count))
    }

    var description: String { "pgbench \(name), \(Int(perSecond.rounded())) per second" }
  }

  enum Failure: Error, CustomStringConvertible {
    case failed(status: Int32, output: String)
    case unreadable(output: String)

    var description: String {
      switch self {
      case .failed(let status, let output): "pgbench ended with \(status): \(output)"
      case .unreadable(let output): "pgbench printed no transactions per second: \(output)"
      }
    }
  }

  /// Runs `script`, in pgbench's language, with prepared statements and `variables`, for `seconds`. Blocks its thread.
  func run(
    _ name: String, script: String, variables: [String: String] = [:], clients: Int, seconds: Double
  ) throws -> Result {
    try run(
      name, script: script, variables: variables, clients: clients,
      length: "--time=\(max(1, Int(seconds.rounded(.up))))")
  }

  /// Runs `script` a single time. Blocks its thread.
  func runOnce(_ name: String, script: String) throws -> Result {
    try run(name, script: script, variables: [:], clients: 1, length: "--transactions=1")
  }

  private func run(
    _ name: String, script: String, variables: [String: String], clients: Int, length: String
  ) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "switchboard-bench-\(UUID().uuidString).sql")
    try script.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: try PrivateCluster.program("pgbench"))
    process.arguments = [
      "--no-vacuum", "--protocol=prepared", "--client=\(clients)", "--jobs=\(min(clients, 2))",
      length, "--file=\(file.path)", "--host=\(configuration.host)",
      "--port=\(configuration.port)", "--username=\(configuration.user)", configuration.database,
    ]
    process.arguments?.insert(contentsOf: variables.map { "--define=\($0)=\($1)" }, at: 0)
    // A log-in role's sessions only read unless a transaction says otherwise; pgbench's statements say nothing.
    process.environment = [
      "PGPASSWORD": configuration.password.reveal(), "PATH": "/usr/bin:/bin", "LC_ALL": "C",
      "PGOPTIONS": "-c default_transaction_read_only=off -c statement_timeout=0",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try Self.withAllSignals { try process.run() }
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure.failed(status: process.terminationStatus, output: String(text.suffix(2000)))
    }
    // Prints such as "tps = 21034.519 (without initial connection time)".
    guard let match = text.firstMatch(of: /tps = ([0-9.]+)/), let perSecond = Double(match.1) else {
      throw Failure.unreadable(output: String(text.suffix(2000)))
    }
    return Result(name: "\(name), \(clients) clients", perSecond: perSecond)
  }

  /// A child inherits which signals its maker's thread blocks. Threads of Swift's pool block most, and pgbench would never
  /// hear the alarm that tells it to end.
  private static func withAllSignals(_ body: () throws -> Void) rethrows {
    var (none, before) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }
}
