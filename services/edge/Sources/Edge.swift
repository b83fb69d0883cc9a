internal import AuthAPI
internal import Calls
public import ServiceRuntime

/// The one door to the outside: HTTP in, RPC out, nothing kept.
///
/// In start order: the clients of the services behind it, then the HTTP server. On shutdown readiness turns false first,
/// then the listener closes, and requests that are under way are finished. Only webhooks must be there for the edge to be
/// ready: without the others deliveries are still taken in.
public enum Edge {
  public static let blueprint = ServiceBlueprint(name: "edge", settings: EdgeConfiguration.settings) { assembly in
    let configuration = EdgeConfiguration(settings: assembly.settings)
    let auth = assembly.client(of: "auth")
    let server = EdgeServer(
      configuration: configuration,
      callers: [
        .auth: auth, .integrations: assembly.client(of: "integrations"), .billing: assembly.client(of: "billing"),
        .webhooks: assembly.client(of: "webhooks", isRequired: true), .analysis: assembly.client(of: "analysis"),
      ],
      authenticator: AuthServiceAuthenticator(auth: AuthClient(auth)), health: assembly.health,
      events: assembly.events)
    return ServiceParts(services: [server])
  }
}
