/// What an evaluation costs, and what it may cost at most, in whole micro-dollars rounded up.
enum EvaluationCost {
  /// Bytes of a text that are counted as one token in the worst case. The densest text that the provider's tokenizers are
  /// known for has more than one byte a token.
  static let bytesPerToken: Int64 = 1
  /// Tokens that a request has beside its texts.
  static let overheadTokens: Int64 = 1_000

  /// The cost of `usage` on `model`; nil for an unknown model or an implausible count.
  static func micros(of usage: TokenUsage, model: String, lane: EvaluationLane) -> Int64? {
    guard usage.isPlausible, let prices = ModelPrices.prices(of: model, promptTokens: usage.prompt) else { return nil }
    let millionths =
      usage.input * prices.input + usage.cacheWriteFiveMinutes * prices.cacheWriteFiveMinutes
      + usage.cacheWriteHour * prices.cacheWriteHour + usage.cacheRead * prices.cacheRead
      + usage.output * prices.output
    // 100 million tokens at 25 dollars a million are 2.5 × 10¹⁵ millionths: the sum of five stays far below 2⁶³.
    let divisor: Int64 = lane == .batch ? 2_000_000 : 1_000_000
    return (millionths + divisor - 1) / divisor
  }

  /// What a request with `promptBytes` of text can cost at most: every byte a token, all of it written to the dearest cache,
  /// and the whole answer used. Nil for an unknown model.
  static func worstCase(promptBytes: Int, maximumOutput: Int64, model: String, lane: EvaluationLane) -> Int64? {
    let tokens = Int64(promptBytes) / bytesPerToken + overheadTokens
    return micros(of: TokenUsage(cacheWriteHour: tokens, output: maximumOutput), model: model, lane: lane)
  }
}

/// How an evaluation is sent.
enum EvaluationLane: String, Sendable, Hashable, CaseIterable {
  /// With others, at half the price, within hours.
  case batch
  /// At once.
  case immediate
}
