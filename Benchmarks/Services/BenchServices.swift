import Calls
import Foundation
import Logging
import Postgres
import RPC
import Sealing

/// Services as `up` runs them: processes of their own that prove themselves to each other by certificates, on a private
/// cluster with default durability. What is measured calls them over sockets.
struct BenchServices: Sendable {
  let ports: [ServiceCommand.Name: Port]
  private let folder: URL
  private let children: [ServiceChild]

  struct Port: Sendable {
    var rpc: Int
    var admin: Int
    /// Of the edge alone.
    var http: Int
  }

  /// Runs `body` beside `names`, with `settings` beyond what they need anyway, then stops them and removes their files.
  static func with<Result: Sendable>(
    _ names: [ServiceCommand.Name], on bench: BenchDatabase, settings: [String: any Sendable] = [:],
    _ body: (BenchServices) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "switchboard-bench-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    // Of the services, and of whoever calls them here.
    try BenchCertificates.issue(to: ["billing", "webhooks", "edge", "operator"], in: folder)
    let free = try FreePort.take(names.count * 3)
    let ports = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in
        (name, Port(rpc: free[index * 3], admin: free[index * 3 + 1], http: free[index * 3 + 2]))
      })
    var children: [ServiceChild] = []
    defer { for child in children.reversed() { child.stop() } }
    for name in names {
      let config = folder.appending(path: "\(name).json")
      var own = try Self.settings(of: name, ports, bench.login(of: name.rawValue), folder)
      for (key, value) in settings where key.hasPrefix("\(name.rawValue).") || !key.contains(".") { own[key] = value }
      try JSONSerialization.data(withJSONObject: nested(own)).write(to: config)
      children.append(try .start(name, config: config, log: folder.appending(path: "\(name).log")))
    }
    let services = BenchServices(ports: ports, folder: folder, children: children)
    do {
      return try await body(services)
    } catch {
      for name in names {
        let log = (try? String(contentsOf: folder.appending(path: "\(name).log"), encoding: .utf8)) ?? ""
        let last = log.split(separator: "\n").suffix(5).joined(separator: "\n")
        FileHandle.standardError.write(Data("\(name) said last:\n\(last)\n".utf8))
      }
      throw error
    }
  }

  /// User and system time that all of them have used.
  var cpuSeconds: Double { children.reduce(0) { $0 + $1.cpuSeconds } }

  /// Runs `body` with a client of `name` that calls as `caller`.
  func withClient<Result: Sendable>(
    of name: ServiceCommand.Name, as caller: String, _ body: @Sendable (RPCClient) async throws -> Result
  ) async throws -> Result {
    let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    var configuration = RPCClientConfiguration(
      addresses: ["127.0.0.1:\(ports[name]?.rpc ?? 0)"], service: caller, token: "")
    configuration.tls = try TLSCredentials(BenchCertificates.files(of: caller, in: folder), logger: logger)
    configuration.serverName = name.rawValue
    // The process has only just been started.
    configuration.readyTimeout = .seconds(20)
    return try await RPCClient.withClient(configuration, logger: logger, body)
  }

  // MARK: Files

  private static func settings(
    of name: ServiceCommand.Name, _ ports: [ServiceCommand.Name: Port], _ database: DatabaseConfiguration, _ folder: URL
  ) throws -> [String: any Sendable] {
    guard let port = ports[name] else { return [:] }
    let files = BenchCertificates.files(of: name.rawValue, in: folder)
    var settings: [String: any Sendable] = [
      "log.level": "warning", "\(name).rpc.port": port.rpc, "\(name).admin.port": port.admin,
      "\(name).rpc.tls.certificate": files.certificate, "\(name).rpc.tls.key": files.key,
      "\(name).rpc.tls.authorities": files.authorities,
    ]
    for (other, port) in ports where other != name { settings["services.\(other).rpc"] = ["127.0.0.1:\(port.rpc)"] }
    switch name {
    case .edge: settings["edge.http.port"] = port.http
    case .webhooks: settings["webhooks.sealing.keys"] = MasterKeys.generate(id: "bench")
    case .billing: break
    }
    if name != .edge {
      settings.merge([
        "postgres.host": database.host, "postgres.port": database.port, "postgres.database": database.database,
        "postgres.user": database.user, "postgres.password": database.password.reveal(),
      ]) { $1 }
    }
    return settings
  }

  /// From dotted keys to objects within objects.
  private static func nested(_ settings: [String: any Sendable]) -> [String: Any] {
    var root: [String: Any] = [:]
    func set(_ path: ArraySlice<Substring>, in object: [String: Any], to value: Any) -> [String: Any] {
      var object = object
      let key = String(path.first ?? "")
      object[key] =
        path.count == 1 ? value : set(path.dropFirst(), in: object[key] as? [String: Any] ?? [:], to: value)
      return object
    }
    for (key, value) in settings { root = set(key.split(separator: ".")[...], in: root, to: value) }
    return root
  }
}
