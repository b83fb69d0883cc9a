internal import Analysis
internal import Auth
internal import Billing
internal import Edge
internal import Integrations
internal import Postgres
internal import ServiceRuntime
internal import Webhooks

extension ServiceName {
  /// What the service is made of.
  var blueprint: ServiceBlueprint {
    switch self {
    case .auth: Auth.blueprint
    case .billing: Billing.blueprint
    case .webhooks: Webhooks.blueprint
    case .edge: Edge.blueprint
    case .integrations: Integrations.blueprint
    case .analysis: Analysis.blueprint
    }
  }

  /// Those that keep something in the database, in the order of their start.
  static let keeping = built.filter { $0.migrations != nil }

  /// Its schema; nil where it keeps nothing.
  var migrations: MigrationSet? { blueprint.migrations }

  /// Whether the service seals what it keeps and so needs master keys.
  var seals: Bool { blueprint.settings.contains { $0.key == "\(rawValue).sealing.keys" } }
}
