/// Twilio's stand-in: calls, messages and recordings of one account, with signed callbacks.
struct TwilioProvider: SimulatedProvider {
  static let name = "twilio"
  static let collections = ["calls", "messages", "recordings"]

  var settings = TwilioSettings()
  var outbox: [OutgoingWebhook] = []
  var stores: [String: DocumentStore] = [
    "calls": DocumentStore(), "messages": DocumentStore(), "recordings": DocumentStore(),
  ]
  var generator: SplitMix64
  private var rate = RateWindow(limit: nil, interval: 1_000)

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  func objects(in collection: String) -> [JSONValue] { stores[collection]?.all ?? [] }

  func notFound(_ request: ProviderRequest) -> ProviderResponse {
    Self.error(20_404, "The requested resource \(request.pathText) was not found", status: 404).response
  }

  func failure(_ status: Int) -> ProviderResponse {
    switch status {
    case 401: Self.error(20_003, "Authenticate", status: 401).response
    case 429: Self.error(20_429, "Too Many Requests", status: 429).response
    default: Self.error(20_500, "An internal server error has occurred", status: status).response
    }
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    guard let (_, password) = request.basic, password == settings.authToken else {
      throw Self.error(20_003, "Authenticate", status: 401)
    }
    guard let account = request.parameters["account"], account.replacing(".json", with: "") == settings.account else {
      throw Refusal(notFound(request))
    }
    rate.limit = settings.requestsPerSecond
    guard rate.take(settings.account, at: request.time) else {
      throw Self.error(20_429, "Too Many Requests", status: 429)
    }
  }

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse {
    response.with("Twilio-Request-Id", TwilioCallScript.makeSID("RQ", using: &generator))
      .with("Twilio-Concurrent-Requests", "1")
  }

  static func error(_ code: Int64, _ message: String, status: Int = 400) -> Refusal {
    Refusal(
      .json(
        [
          "code": .integer(code), "message": .string(message),
          "more_info": .string("https://www.twilio.com/docs/errors/\(code)"), "status": .integer(Int64(status)),
        ], status: status))
  }

  /// How callbacks are signed now.
  var signing: WebhookSigning {
    if let key = settings.sharedKey, let secret = settings.sharedKeySecret {
      return .twilioSharedKey(id: key, secret: secret)
    }
    return .twilio(token: settings.authToken)
  }

  /// Sends a form.
  mutating func send(_ fields: [(String, String)], to url: String, event: String, subject: String) {
    outbox.append(
      OutgoingWebhook(
        url: url, event: event, subject: subject, contentType: "application/x-www-form-urlencoded; charset=UTF-8",
        body: Array(TwilioText.form(fields).utf8), signing: signing, policy: .twilio))
  }
}

extension DeliveryPolicy {
  /// Once more, and only where no answer came. Source: Twilio's documentation, "Webhooks: Connection Overrides".
  public static let twilio = DeliveryPolicy(
    timeout: .seconds(15), maximumRetries: 1, firstPause: .milliseconds(500), retries: .noAnswer)
}
