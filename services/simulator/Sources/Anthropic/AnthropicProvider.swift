/// Anthropic's stand-in: messages, token counts, models and message batches.
struct AnthropicProvider: SimulatedProvider {
  static let name = "anthropic"
  static let collections = ["messages", "batches"]

  var settings = AnthropicSettings()
  var outbox: [OutgoingWebhook] = []
  private(set) var requestID = ""
  var batches: [String: AnthropicBatch] = [:]
  var batchOrder: [String] = []
  /// The requests that were answered, with the answers.
  var exchanges = DocumentStore(capacity: 5_000)
  var identifiers: IdentifierSource
  private var requests = RateWindow(limit: nil, interval: 60_000)
  /// Times and tokens of the prompts of the last minute.
  private var prompts: [(time: Int64, tokens: Int64)] = []
  private var now: Int64 = 0

  init(seed: UInt64) {
    identifiers = IdentifierSource(seed: seed)
  }

  func objects(in collection: String) -> [JSONValue] {
    collection == "messages" ? exchanges.all : batchOrder.compactMap { batches[$0]?.json(origin: "", at: now) }
  }

  func notFound(_ request: ProviderRequest) -> ProviderResponse {
    AnthropicProblem.notFound("Not found").response(requestID: requestID)
  }

  func failure(_ status: Int) -> ProviderResponse {
    AnthropicProblem.of(status: status).response(requestID: requestID)
  }

  mutating func admit(_ request: ProviderRequest, operation: String) throws(Refusal) {
    requestID = identifiers.token("req_011C", length: 20)
    now = request.time
    do throws(AnthropicProblem) {
      let key = request.headers["x-api-key"] ?? request.bearer
      guard let key, !key.isEmpty, settings.apiKey.map({ $0 == key }) ?? true else { throw .key }
      guard ["2023-06-01", "2026-10-21"].contains(request.headers["anthropic-version"] ?? "") else {
        throw .invalid("anthropic-version: header is required")
      }
      requests.limit = settings.requestsPerMinute
      guard requests.take("organization", at: request.time) else {
        let wait = Int((requests.wait("organization", at: request.time) + 999) / 1_000)
        throw .rate("\(settings.requestsPerMinute ?? 0) requests", after: wait)
      }
    } catch {
      throw Refusal(error.response(requestID: requestID))
    }
  }

  mutating func finish(
    _ response: ProviderResponse, to request: ProviderRequest, operation: String
  ) -> ProviderResponse {
    var answer = response.with("Request-Id", requestID)
      .with("Anthropic-Organization-Id", "11111111-2222-3333-4444-555555555555")
    requests.limit = settings.requestsPerMinute
    let reset = WireTime.wholeSeconds(milliseconds: request.time + 60_000)
    if let limit = settings.requestsPerMinute {
      answer = answer.with("Anthropic-Ratelimit-Requests-Limit", String(limit))
        .with("Anthropic-Ratelimit-Requests-Remaining", String(requests.remaining("organization", at: request.time)))
        .with("Anthropic-Ratelimit-Requests-Reset", reset)
    }
    if let limit = settings.inputTokensPerMinute {
      let left = max(0, Int64(limit) - promptTokens(at: request.time)) / 1_000 * 1_000
      answer = answer.with("Anthropic-Ratelimit-Input-Tokens-Limit", String(limit))
        .with("Anthropic-Ratelimit-Input-Tokens-Remaining", String(left))
        .with("Anthropic-Ratelimit-Input-Tokens-Reset", reset)
    }
    return answer.with("Anthropic-Ratelimit-Output-Tokens-Limit", String(settings.outputTokensPerMinute))
      .with("Anthropic-Ratelimit-Output-Tokens-Remaining", String(settings.outputTokensPerMinute))
      .with("Anthropic-Ratelimit-Output-Tokens-Reset", reset)
  }

  /// Takes the tokens of a prompt from this minute's. Throws 429 where too few are left.
  mutating func take(tokens: Int64, at time: Int64) throws(AnthropicProblem) {
    guard let limit = settings.inputTokensPerMinute else { return }
    guard promptTokens(at: time) + tokens <= Int64(limit) else {
      throw .rate("\(limit) input tokens", after: 60)
    }
    if prompts.count > 10_000 { prompts.removeFirst(5_000) }
    prompts.append((time, tokens))
  }

  private func promptTokens(at time: Int64) -> Int64 {
    prompts.reduce(0) { $1.time > time - 60_000 ? $0 + $1.tokens : $0 }
  }
}
