/// What tests may set at Anthropic's stand-in.
struct AnthropicSettings: Codable, Sendable {
  /// The only key that is accepted; nil: any.
  var apiKey: String?
  /// Requests a minute; nil: no limit.
  var requestsPerMinute: Int? = 4_000
  /// Tokens of prompts a minute; nil: no limit.
  var inputTokensPerMinute: Int? = 400_000
  var outputTokensPerMinute = 80_000
  /// How long a batch takes.
  var batchMilliseconds: Int64 = 0
  /// Items of the next batches that expire, by position: every n-th; nil: none.
  var expiresEveryNth: Int?
  /// Items of the next batches that fail on Anthropic's side: every n-th; nil: none.
  var errorsEveryNth: Int?
  /// The verdict of the next answers, as JSON text; nil: one made from the schema that was asked for.
  var verdict: String?
  /// Why the next answers stop; nil: the ordinary reason.
  var stopReason: String?
  /// Whether a thinking block comes before the answer.
  var thinks = false
}
