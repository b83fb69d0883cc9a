internal import Foundation
internal import Simulator

/// Where everything that `up` started is reached.
public struct SystemStatus: Codable, Sendable, Hashable {
  public struct Postgres: Codable, Sendable, Hashable {
    /// The folder of the Unix socket.
    public var host: String
    public var port: Int
    public var database: String
    /// The cluster's folder, where it is not the data folder's own.
    public var location: String
  }

  public struct Service: Codable, Sendable, Hashable {
    /// `host:port`.
    public var rpc: String
    /// Base URL.
    public var admin: String
    /// Nil while the process is being started again.
    public var pid: Int32?
    /// `serving`, `not_serving` or `stopped`.
    public var state: String
    /// What keeps it from serving.
    public var missing: [String]?
  }

  /// Base URL.
  public var edge: String
  /// Base of the URLs that are given to providers: the setting `edge.public-url`.
  public var publicURL: String
  /// Base URL; nil where no simulator runs.
  public var simulator: String?
  public var postgres: Postgres
  /// By service name.
  public var services: [String: Service]

  private enum CodingKeys: String, CodingKey {
    case edge, simulator, postgres, services
    case publicURL = "public_url"
  }

  /// What was written by the `up` that lives in `folder`, or by the `prepare` that made the folder. Throws where there is
  /// neither.
  public static func read(from folder: DataFolder) throws -> SystemStatus {
    guard try folder.liveOwner() != nil else {
      if let prepared = try read(folder.systemFile) { return prepared }
      throw CLIError("Nothing runs in \(folder.path). Start it: ./switchboard up --data \(folder.path)")
    }
    guard let status = try find(in: folder) else {
      throw CLIError("What runs in \(folder.path) is still starting.")
    }
    return status
  }

  /// As `read`, but nil where nothing was written.
  static func find(in folder: DataFolder) throws -> SystemStatus? {
    try read(folder.statusFile)
  }

  private static func read(_ file: String) throws -> SystemStatus? {
    try PrivateFile.read(file).flatMap { try? JSONDecoder().decode(SystemStatus.self, from: Data($0.utf8)) }
  }

  func write(to folder: DataFolder) throws {
    try PrivateFile.write(json.json(.indented) + "\n", to: folder.statusFile)
  }

  /// Waits until every service serves. Throws `CLIError` naming what does not.
  func awaitServing(within limit: Duration, progress: @Sendable (String) -> Void) async throws {
    var waiting = services.keys.sorted()
    let ready: Bool? = try await poll(every: .milliseconds(200), within: limit) {
      for name in waiting {
        guard let admin = services[name]?.admin, await Readiness.ask(admin) == .serving else { continue }
        waiting.removeAll { $0 == name }
        progress("\(name) serves")
      }
      return waiting.isEmpty ? true : nil
    }
    guard ready != nil else { throw CLIError("Not ready in time: \(waiting.joined(separator: ", ")).") }
  }

  /// The shape that the contract promises.
  var json: JSONValue {
    let ordered = ServiceName.allCases.compactMap { name in services[name.rawValue].map { (name.rawValue, $0) } }
    return [
      "edge": .string(edge), "public_url": .string(publicURL), "simulator": simulator.map { .string($0) } ?? .null,
      "postgres": [
        "host": .string(postgres.host), "port": .integer(Int64(postgres.port)),
        "database": .string(postgres.database), "location": .string(postgres.location),
      ],
      "services": .object(
        ordered.map { name, service in
          .init(
            name,
            [
              "rpc": .string(service.rpc), "admin": .string(service.admin),
              "pid": service.pid.map { .integer(Int64($0)) } ?? .null, "state": .string(service.state),
              "missing": .array((service.missing ?? []).map { .string($0) }),
            ])
        }),
    ]
  }
}
