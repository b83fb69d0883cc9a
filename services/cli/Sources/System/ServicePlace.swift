/// Where the services of a system are, and how they find each other.
enum ServicePlace: Hashable, Sendable {
  /// All on 127.0.0.1.
  case oneMachine(PortPlan)
  /// Each on a host of its own name, such as a container: `billing:7013`.
  case named(PortPlan)

  var ports: PortPlan {
    switch self {
    case .oneMachine(let ports), .named(let ports): ports
    }
  }

  /// The host under which others reach the part `name`.
  func host(of name: String) -> String {
    switch self {
    case .oneMachine: "127.0.0.1"
    case .named: name
    }
  }

  /// The address on which a part takes connections.
  var listening: String {
    switch self {
    case .oneMachine: "127.0.0.1"
    case .named: "0.0.0.0"
    }
  }

  /// `host:port` for calls.
  func rpc(of service: ServiceName) -> String { "\(host(of: service.rawValue)):\(ports.rpc(of: service))" }

  /// Base URL of the admin pages.
  func admin(of service: ServiceName) -> String {
    "http://\(host(of: service.rawValue)):\(ports.admin(of: service))"
  }

  /// Base URL of the edge, unless a setting names another.
  var edge: String { "http://\(host(of: ServiceName.edge.rawValue)):\(ports.edgeHTTP)" }

  /// Base URL of the simulator.
  var simulator: String { "http://\(host(of: "simulator")):\(ports.simulator)" }
}
