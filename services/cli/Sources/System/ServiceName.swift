/// The services of a whole Switchboard, in the order of their ports.
public enum ServiceName: String, CaseIterable, Codable, Sendable, Hashable, CodingKeyRepresentable {
  case auth, integrations, billing, webhooks, analysis, edge

  /// Those that can be started, each after what it cannot be ready without. They stop in the opposite order.
  public static let built: [ServiceName] = [.auth, .integrations, .billing, .analysis, .webhooks, .edge]

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
    case .edge: [.auth, .integrations, .billing, .webhooks, .analysis]
    case .webhooks: [.auth, .billing, .analysis, .integrations]
    case .analysis: [.auth, .webhooks]
    case .integrations: [.auth, .webhooks]
    case .billing: [.auth, .webhooks]
    case .auth: [.integrations, .billing, .webhooks]
    }
  }

  /// The name of its executable, which lies beside the command line's own.
  public var executableName: String { "switchboard-\(rawValue)" }
}
