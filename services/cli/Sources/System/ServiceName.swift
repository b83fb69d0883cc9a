/// The services of a whole Switchboard, in the order of their ports. One that does not exist yet keeps its place.
public enum ServiceName: String, CaseIterable, Codable, Sendable, Hashable, CodingKeyRepresentable {
  case auth, integrations, billing, webhooks, analysis, edge

  /// Those that can be started, each after what it calls. They stop in the opposite order.
  public static let built: [ServiceName] = [.auth, .integrations, .billing, .webhooks, .edge]

  /// Position in the port plan.
  public var place: Int {
    switch self {
    case .auth: 0
    case .integrations: 1
    case .billing: 2
    case .webhooks: 3
    case .analysis: 4
    case .edge: 5
    }
  }

  /// The built services that it calls.
  public var callees: [ServiceName] {
    switch self {
    case .edge: [.webhooks]
    case .webhooks: [.auth, .billing]
    case .integrations: [.auth]
    case .auth, .billing, .analysis: []
    }
  }

  /// The name of its executable, which lies beside the command line's own.
  public var executableName: String { "switchboard-\(rawValue)" }
}
