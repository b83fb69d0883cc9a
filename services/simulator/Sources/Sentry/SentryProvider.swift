/// Sentry's stand-in: an inbox for envelopes. The base URL is a DSN of `http://KEY@127.0.0.1:PORT/sentry/PROJECT`.
struct SentryProvider: SimulatedProvider {
  struct Settings: Codable, Sendable {
    /// The only public key that is accepted; nil: any.
    var publicKey: String?
    /// Sent with every answer as `X-Sentry-Rate-Limits`; nil: none.
    var rateLimits: String?
    /// Bytes of an event's JSON before 413. Source: Sentry's documentation, "Size Limits".
    var eventBytes = 1_000_000
  }

  static let name = "sentry"
  static let collections = ["events", "items"]
  static let routes = RouteTable<SentryProvider>([
    Route("POST", "/api/{project}/envelope") { (state, request) throws(Refusal) in try state.receive(request) }
  ])

  var settings = Settings()
  var outbox: [OutgoingWebhook] = []
  private var events = DocumentStore()
  private var items = DocumentStore()
  private var count: Int64 = 0

  init(seed: UInt64) {}

  func objects(in collection: String) -> [JSONValue] { collection == "events" ? events.all : items.all }

  func failure(_ status: Int) -> ProviderResponse {
    .json(["detail": status == 429 ? "rate limited" : "internal error"], status: status)
  }

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse {
    settings.rateLimits.map { response.with("X-Sentry-Rate-Limits", $0) } ?? response
  }

  private mutating func receive(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let envelope: SentryEnvelope
    do throws(SentryEnvelope.Malformed) { envelope = try SentryEnvelope(request.body) } catch {
      throw Self.invalid(error.cause)
    }
    try authenticate(request, envelope)
    for item in envelope.items {
      guard item.header["type"] != "event" || item.payload.count <= settings.eventBytes else {
        throw Refusal(.json(["detail": "payload too large"], status: 413))
      }
    }
    for item in envelope.items { try store(item, project: request.parameters["project"] ?? "", envelope.header) }
    return .json(["id": envelope.header["event_id"] ?? nil])
  }

  private func authenticate(_ request: ProviderRequest, _ envelope: SentryEnvelope) throws(Refusal) {
    var keys: [String] = []
    if let header = request.headers["x-sentry-auth"], let key = header.firstMatch(of: /sentry_key=([^,\s]+)/)?.1 {
      keys.append(String(key))
    }
    if let key = request.query["sentry_key"] { keys.append(key) }
    if let dsn = envelope.header["dsn"]?.text, let key = dsn.firstMatch(of: /:\/\/([^:@\/]+)/)?.1 {
      keys.append(String(key))
    }
    guard let key = keys.first, Set(keys).count == 1, settings.publicKey.map({ $0 == key }) ?? true else {
      throw Refusal(.json(["detail": "bad authentication"], status: 403))
    }
  }

  private mutating func store(
    _ item: SentryEnvelope.Item, project: String, _ header: JSONValue
  ) throws(Refusal) {
    count += 1
    let payload = ProviderRequest(method: "", path: [], body: item.payload, time: 0).json
    items[String(count)] = [
      "project": .string(project), "header": item.header,
      "payload": payload ?? .string(String(decoding: item.payload, as: UTF8.self)),
    ]
    guard item.header["type"] == "event" else { return }
    guard let payload, let id = header["event_id"]?.text, payload["event_id"] == nil || payload["event_id"]?.text == id,
      id.wholeMatch(of: /[0-9a-f]{32}/) != nil
    else { throw Self.invalid("invalid event payload") }
    events[id] = payload.merging(["project": .string(project)])
  }

  private static func invalid(_ cause: String) -> Refusal {
    Refusal(
      ProviderResponse.json(["detail": "invalid event envelope", "causes": [.string(cause)]], status: 400)
        .with("X-Sentry-Error", "invalid event envelope"))
  }
}
