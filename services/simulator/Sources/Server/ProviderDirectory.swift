/// Every stand-in of one simulator, and which path is whose.
struct ProviderDirectory: Sendable {
  private let hosts: [any ProviderHosting]
  private let stripeEndpoint: String?

  /// `stripeEndpoint`: where Stripe's events go, also after a reset.
  init(
    seed: UInt64, queue: WebhookQueue, stripeEndpoint: String? = nil, now: @escaping @Sendable () -> Int64
  ) {
    self.stripeEndpoint = stripeEndpoint
    hosts = [
      ProviderHost(RetellProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(VapiProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(TwilioProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(StripeProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(HubSpotProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(SalesforceProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(GoogleProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(AnthropicProvider.self, seed: seed, queue: queue, now: now),
      ProviderHost(SentryProvider.self, seed: seed, queue: queue, now: now),
    ]
    setStripeEndpoint()
  }

  /// Answers a client or a control route; `request.path` is the whole path.
  func answer(_ received: ProviderRequest) async -> HostedAnswer {
    var request = received
    switch received.path.first {
    case "healthz" where received.path.count == 1: return .response(.json(["status": "alive"]))
    case "simulator":
      request.path.removeFirst()
      return .response(control(request))
    // A Salesforce organization is a host of its own: its instance URL has no path.
    case "services": return await host("salesforce")?.answer(request) ?? .response(Self.unknown)
    case let name?:
      request.path.removeFirst()
      return await host(name)?.answer(request) ?? .response(Self.unknown)
    case nil: return .response(overview)
    }
  }

  /// Answers a control route; `request.path` is what follows `/simulator`.
  func control(_ received: ProviderRequest) -> ProviderResponse {
    var request = received
    guard let name = request.path.first else { return overview }
    if name == "reset", request.path.count == 1, request.method == "POST" { return reset() }
    request.path.removeFirst()
    return host(name)?.control(request) ?? Self.unknown
  }

  private func host(_ name: String) -> (any ProviderHosting)? { hosts.first { $0.name == name } }

  private var overview: ProviderResponse { .json(["providers": .array(hosts.map { .string($0.name) })]) }

  private func reset() -> ProviderResponse {
    for host in hosts { _ = host.control(ProviderRequest(method: "POST", path: ["reset"], time: 0)) }
    setStripeEndpoint()
    return .empty(204)
  }

  private func setStripeEndpoint() {
    guard let stripeEndpoint else { return }
    let settings: JSONValue = ["webhook_endpoint": .string(stripeEndpoint)]
    _ = host("stripe")?.control(
      ProviderRequest(method: "POST", path: ["settings"], body: Array(settings.json().utf8), time: 0))
  }

  private static var unknown: ProviderResponse { .json(["error": "The simulator has no such address."], status: 404) }
}
