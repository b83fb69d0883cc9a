/// What a model costs, in micro-dollars for a million tokens. Source: the provider's price list as of November 2026.
struct ModelPrices: Sendable, Hashable {
  var input: Int64
  /// Writing the prompt's cache for five minutes, and for an hour.
  var cacheWriteFiveMinutes: Int64
  var cacheWriteHour: Int64
  var cacheRead: Int64
  var output: Int64

  /// Prompt tokens up to which a model's ordinary prices hold; above, those of its upper step.
  static let stepTokens: Int64 = 100_000

  /// The models that may be named in a rubric.
  static var models: [String] { table.keys.sorted() }

  /// The prices of `model` for a prompt of `promptTokens`; nil for a model that is not in the list.
  static func prices(of model: String, promptTokens: Int64) -> ModelPrices? {
    guard let steps = table[model] else { return nil }
    return promptTokens > stepTokens ? steps.upper : steps.lower
  }

  private static let table: [String: (lower: ModelPrices, upper: ModelPrices)] = [
    "claude-haiku-5-5": (
      ModelPrices(100_000, 125_000, 200_000, 10_000, 500_000),
      ModelPrices(500_000, 625_000, 1_000_000, 50_000, 2_500_000)
    ),
    "claude-haiku-4-5": flat(ModelPrices(1_000_000, 1_250_000, 2_000_000, 100_000, 5_000_000)),
    "claude-sonnet-5-5": flat(ModelPrices(2_000_000, 2_500_000, 4_000_000, 100_000, 10_000_000)),
    "claude-opus-5-5": flat(ModelPrices(4_000_000, 5_000_000, 8_000_000, 200_000, 20_000_000)),
    "claude-opus-5": flat(ModelPrices(5_000_000, 6_250_000, 10_000_000, 500_000, 25_000_000)),
  ]

  private static func flat(_ prices: ModelPrices) -> (lower: ModelPrices, upper: ModelPrices) { (prices, prices) }

  private init(
    _ input: Int64, _ cacheWriteFiveMinutes: Int64, _ cacheWriteHour: Int64, _ cacheRead: Int64, _ output: Int64
  ) {
    self.input = input
    self.cacheWriteFiveMinutes = cacheWriteFiveMinutes
    self.cacheWriteHour = cacheWriteHour
    self.cacheRead = cacheRead
    self.output = output
  }
}
