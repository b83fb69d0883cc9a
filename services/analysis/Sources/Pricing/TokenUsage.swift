/// The tokens of one answer, as the provider counted them.
struct TokenUsage: Sendable, Hashable {
  /// Of the prompt, neither written to nor read from its cache.
  var input: Int64 = 0
  var cacheWriteFiveMinutes: Int64 = 0
  var cacheWriteHour: Int64 = 0
  var cacheRead: Int64 = 0
  /// Of the answer, thinking included.
  var output: Int64 = 0

  /// Largest count that is believed: far above any model's context.
  static let most: Int64 = 100_000_000

  /// All of the prompt: which step of the prices holds is decided by this.
  var prompt: Int64 { input + cacheWriteFiveMinutes + cacheWriteHour + cacheRead }

  /// Whether every count lies between zero and ``most``, so that no arithmetic on them overflows.
  var isPlausible: Bool {
    [input, cacheWriteFiveMinutes, cacheWriteHour, cacheRead, output].allSatisfy { (0...Self.most).contains($0) }
  }
}
