public import ServiceRuntime
internal import WebhooksAPI

/// The one door to the outside: HTTP in, RPC out, nothing kept.
///
/// In start order: the client of webhooks, then the HTTP server. On shutdown readiness turns false first, then the
/// listener closes, and requests that are under way are finished.
public enum Edge {
  public static let blueprint = ServiceBlueprint(name: "edge", settings: EdgeConfiguration.settings) { assembly in
    let configuration = EdgeConfiguration(settings: assembly.settings)
    let webhooks = assembly.client(of: "webhooks", isRequired: true)
    let server = EdgeServer(
      configuration: configuration, webhooks: webhooks, health: assembly.health, events: assembly.events)
    return ServiceParts(services: [server])
  }
}
