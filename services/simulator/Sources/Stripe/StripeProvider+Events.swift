extension StripeProvider {
  /// Records an event about `object` and sends it to every endpoint that wants it.
  ///
  /// `cause` is the request that led to it; nil for what Stripe does by itself.
  mutating func emit(
    _ type: String, _ object: JSONValue, before: JSONValue? = nil, at seconds: Int64, cause: ProviderRequest?
  ) {
    var data: JSONValue = ["object": object]
    if let before { data["previous_attributes"] = before }
    let event: JSONValue = [
      "id": .string(identifiers.token("evt_", length: 24)), "object": "event",
      "api_version": .string(settings.apiVersion), "created": .integer(seconds), "data": data,
      "livemode": .bool(settings.livemode), "pending_webhooks": .integer(Int64(targets(of: type).count)),
      "request": [
        "id": cause == nil ? .null : .string(identifiers.token("req_", length: 14)),
        "idempotency_key": .optional(cause?.headers["idempotency-key"]),
      ],
      "type": .string(type),
    ]
    keep("event", event)
    send(event)
  }

  /// Sends a recorded event to every endpoint that wants it.
  mutating func send(_ event: JSONValue) {
    let type = event["type"]?.text ?? ""
    let body = Array(event.json(.indented).utf8)
    for target in targets(of: type) {
      outbox.append(
        OutgoingWebhook(
          url: target.url, event: type, subject: event["data"]?["object"]?["id"]?.text ?? "",
          contentType: "application/json; charset=utf-8", body: body, signing: .stripe(secrets: target.secrets),
          policy: .stripe))
    }
  }

  private func targets(of type: String) -> [(url: String, secrets: [String])] {
    var targets: [(url: String, secrets: [String])] = []
    if let url = settings.webhookEndpoint {
      targets.append((url, [settings.webhookSecret] + [settings.webhookSecretBefore].compactMap { $0 }))
    }
    for endpoint in stores["webhook_endpoints"]?.all ?? [] {
      let wanted = endpoint["enabled_events"]?.elements?.compactMap(\.text) ?? []
      guard wanted.contains("*") || wanted.contains(type), endpoint["status"] == "enabled",
        let id = endpoint["id"]?.text, let url = endpoint["url"]?.text, let secret = endpointSecrets[id]
      else { continue }
      targets.append((url, [secret]))
    }
    return targets
  }

  mutating func createEndpoint(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let form = request.form
    guard let url = form["url"] else { throw StripeError.missing("url") }
    let events = form.list("enabled_events")
    guard !events.isEmpty else { throw StripeError.missing("enabled_events") }
    let id = identifiers.token("we_", length: 24)
    let secret = identifiers.token("whsec_", length: 32)
    let endpoint: JSONValue = [
      "id": .string(id), "object": "webhook_endpoint", "api_version": .optional(form["api_version"]),
      "application": nil, "created": .integer(request.seconds), "description": .optional(form["description"]),
      "enabled_events": .array(events.map { .string($0) }), "livemode": .bool(settings.livemode),
      "metadata": Self.metadata(form), "status": "enabled", "url": .string(url),
    ]
    keep("webhook_endpoint", endpoint)
    endpointSecrets[id] = secret
    // The secret is told once, in this answer.
    return .json(endpoint.merging(["secret": .string(secret)]))
  }

  mutating func deleteEndpoint(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let id = request.parameters["id"] ?? ""
    _ = try document("webhook_endpoint", id)
    stores["webhook_endpoints"]?[id] = nil
    endpointSecrets[id] = nil
    return .json(["id": .string(id), "object": "webhook_endpoint", "deleted": true])
  }
}

extension DeliveryPolicy {
  /// Three tries more, as in a sandbox; the documented hours between them become seconds.
  static let stripe = DeliveryPolicy(
    timeout: .seconds(10), maximumRetries: 3, firstPause: .seconds(1), retries: .everyFailure)
}
