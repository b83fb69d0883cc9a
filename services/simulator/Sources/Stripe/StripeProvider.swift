/// Stripe's stand-in: customers, cards, payment intents, refunds, disputes and the events about them.
struct StripeProvider: SimulatedProvider {
  static let name = "stripe"
  static let collections = [
    "customers", "payment_methods", "setup_intents", "payment_intents", "charges", "refunds", "disputes",
    "balance_transactions", "checkout_sessions", "webhook_endpoints", "events",
  ]

  var settings = StripeSettings()
  var outbox: [OutgoingWebhook] = []
  var identifiers: IdentifierSource
  /// One store for each collection.
  var stores: [String: DocumentStore]
  /// What the next charges come to, whatever their cards say.
  var nextOutcomes: [CardOutcome] = []
  /// Secrets of the endpoints made by the API.
  var endpointSecrets: [String: String] = [:]
  private var idempotency = IdempotencyRecords()
  private var rate = RateWindow(limit: nil, interval: 1_000)

  init(seed: UInt64) {
    identifiers = IdentifierSource(seed: seed)
    stores = Dictionary(uniqueKeysWithValues: Self.collections.map { ($0, DocumentStore()) })
  }

  func objects(in collection: String) -> [JSONValue] { stores[collection]?.all ?? [] }

  func notFound(_ request: ProviderRequest) -> ProviderResponse {
    StripeError.invalid("Unrecognized request URL (\(request.method): \(request.pathText)).", status: 404).response
  }

  func failure(_ status: Int) -> ProviderResponse {
    switch status {
    case 429: StripeError.rateLimited().response
    case 401: StripeError.unauthorized("sk_test_simulated").response
    case 409: StripeError.keyInUse("simulated").response
    default:
      .json(
        [
          "error": [
            "message": "An unknown error occurred", "type": status >= 500 ? "api_error" : "invalid_request_error",
          ]
        ],
        status: status)
    }
  }

  // MARK: Around every request

  mutating func begin(_ request: ProviderRequest) throws(Refusal) {
    guard let key = key(of: request) else { return }
    guard idempotency.begin(key) else { throw StripeError.keyInUse(key) }
  }

  mutating func end(_ request: ProviderRequest) {
    if let key = key(of: request) { idempotency.end(key) }
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    let key = request.bearer ?? request.basic?.user
    guard let key, settings.apiKey.map({ $0 == key }) ?? (key.hasPrefix("sk_") || key.hasPrefix("rk_")) else {
      throw StripeError.unauthorized(key)
    }
    rate.limit = settings.requestsPerSecond
    guard rate.take("account", at: request.time) else { throw StripeError.rateLimited() }
    guard let idempotencyKey = self.key(of: request) else { return }
    guard idempotencyKey.utf8.count <= 255 else {
      throw StripeError.invalid("Idempotency-Key must be at most 255 characters.")
    }
    switch idempotency.find(
      idempotencyKey, fingerprint: Self.fingerprint(request), at: request.time,
      lifetime: settings.idempotencyMilliseconds)
    {
    case .unknown: break
    case .replay(let response): throw Refusal(response.with("Idempotent-Replayed", "true"))
    case .mismatch: throw StripeError.idempotencyMismatch(idempotencyKey)
    }
  }

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse {
    guard response.header("Idempotent-Replayed") == nil else { return response }
    let complete =
      response.with("Request-Id", identifiers.token("req_", length: 14)).with("Stripe-Version", settings.apiVersion)
    // A validation failure, a refusal of load or a conflict stores nothing: such a request never began.
    if let key = key(of: request), (200..<300).contains(response.status) || response.status == 402 {
      idempotency.keep(complete, key: key, fingerprint: Self.fingerprint(request), at: request.time)
    }
    return complete
  }

  private func key(of request: ProviderRequest) -> String? {
    request.method == "POST" ? request.headers["idempotency-key"] : nil
  }

  private static func fingerprint(_ request: ProviderRequest) -> String {
    let fields = request.form.fields.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
    return "\(request.method) \(request.pathText) \(request.headers["stripe-account"] ?? "")\n\(fields)"
  }

  // MARK: Documents

  /// The document of `kind` (a collection's name without its s). Throws Stripe's 404.
  func document(_ kind: String, _ id: String, parameter: String? = nil) throws(Refusal) -> JSONValue {
    guard let found = stores[kind + "s"]?[id] else { throw StripeError.noSuch(kind, id, parameter: parameter) }
    return found
  }

  mutating func keep(_ kind: String, _ document: JSONValue) {
    guard let id = document["id"]?.text else { return }
    stores[kind + "s"]?[id] = document
  }

  /// The metadata that a request sets, over what there was; an empty value removes a name.
  static func metadata(_ form: FormFields, over former: JSONValue = [:]) -> JSONValue {
    var metadata = former
    for field in form.group("metadata") { metadata[field.name] = field.value.isEmpty ? nil : .string(field.value) }
    return metadata
  }
}
