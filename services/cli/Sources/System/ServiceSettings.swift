internal import ServiceRuntime
internal import Simulator

/// The settings file of each service: every address and secret that the service needs, and nothing more.
struct ServiceSettings {
  /// Where Postgres is reached.
  struct PostgresAddress: Hashable, Sendable {
    /// A host name or, for a Unix socket, its folder.
    var host: String
    var port: Int
    var database: String
  }

  let place: ServicePlace
  let postgres: PostgresAddress
  let secrets: Secrets
  let certificates: Certificates
  /// Where the services find their certificates, where that is not the data folder.
  var certificateFolder: String?
  /// What the file given with `--config` says. It wins over what stands here.
  var extra: JSONValue = .object([])
  /// Whether the simulator stands in for every outside party.
  var hasSimulator = false

  /// The content of one service's file.
  func file(of service: ServiceName) throws -> JSONValue {
    let name = service.rawValue
    var file = JSONValue.object([])
    try file.set("log.level", to: "info")
    try file.set("\(name).rpc.host", to: .string(place.listening))
    try file.set("\(name).rpc.port", to: .integer(Int64(place.ports.rpc(of: service))))
    try file.set("\(name).admin.host", to: .string(place.listening))
    try file.set("\(name).admin.port", to: .integer(Int64(place.ports.admin(of: service))))
    let files = certificates.files(of: name, in: certificateFolder)
    try file.set("\(name).rpc.tls.certificate", to: .string(files.certificate))
    try file.set("\(name).rpc.tls.key", to: .string(files.key))
    try file.set("\(name).rpc.tls.authorities", to: .string(files.authorities))
    for callee in service.callees {
      try file.set("services.\(callee.rawValue).rpc", to: [.string(place.rpc(of: callee))])
    }
    if service.migrations != nil {
      try file.set("postgres.host", to: .string(postgres.host))
      try file.set("postgres.port", to: .integer(Int64(postgres.port)))
      try file.set("postgres.database", to: .string(postgres.database))
      try file.set("postgres.user", to: .string(name))
      try file.set("postgres.password", to: .string(try secrets.databasePassword(of: service)))
    }
    if service.seals {
      try file.set("\(name).sealing.keys", to: .string(try secrets.sealingKeys(of: service)))
    }
    if service == .integrations {
      try file.set("integrations.public-url", to: .string(place.edge))
    }
    if service == .edge {
      try file.set("edge.http.host", to: .string(place.listening))
      try file.set("edge.http.port", to: .integer(Int64(place.ports.edgeHTTP)))
      try file.set("edge.public-url", to: .string(place.edge))
    }
    if hasSimulator { try SimulatedProviders.set(in: &file, at: place.simulator) }
    for (path, value) in Self.leaves(of: extra) where Self.concerns(service, path: path) {
      try file.set(path, to: value)
    }
    return file
  }

  /// Base of the URLs that are printed: what the edge will hold to be its own, the environment before the file.
  func publicURL(environment: [String: String]) throws -> String {
    let key = "edge.public-url"
    let url = try environment[SettingKey.variable(of: key)] ?? file(of: .edge)["edge"]?["public-url"]?.text ?? ""
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }

  /// A service stops at a setting that it does not know, so what begins with a service's name goes to that one alone.
  /// The administrator's address is nobody's but the command line's.
  private static func concerns(_ service: ServiceName, path: String) -> Bool {
    if path == "postgres.admin-url" { return false }
    let first = path.prefix { $0 != "." }
    guard let owner = ServiceName(rawValue: String(first)) else { return true }
    return owner == service
  }

  /// Every value that is not an object, with its dotted path.
  static func leaves(of value: JSONValue, at path: String = "") -> [(path: String, value: JSONValue)] {
    guard case .object(let members) = value else { return [(path, value)] }
    return members.flatMap { leaves(of: $0.value, at: path.isEmpty ? $0.name : "\(path).\($0.name)") }
  }
}
