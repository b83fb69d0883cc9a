internal import Foundation

/// One answer of the provider's Messages API, as far as it concerns us. Source: the provider's API reference, "Messages".
struct ModelAnswer: Sendable, Hashable {
  /// Bytes of the longest answer that is read.
  static let longest = 1 << 20

  /// The model that answered, which decides the price.
  var model: String
  var stopReason: String
  /// Of the first block that is text; a block of thinking may come before it.
  var text: String?
  var usage: TokenUsage

  /// Nil for what is no message of the API.
  init?(json: [UInt8]) {
    guard json.count <= Self.longest, let body = try? JSONDecoder().decode(Body.self, from: Data(json)),
      body.type == "message"
    else { return nil }
    self.init(body)
  }

  init(_ body: Body) {
    model = body.model
    stopReason = body.stopReason ?? "unknown"
    text = body.content.first { $0.type == "text" }?.text
    // Where the split by life is not given, all of the writing counts as the dearer.
    let written = body.usage.cacheCreationInputTokens ?? 0
    let split = body.usage.cacheCreation
    usage = TokenUsage(
      input: body.usage.inputTokens, cacheWriteFiveMinutes: split?.fiveMinutes ?? 0,
      cacheWriteHour: split?.hour ?? written, cacheRead: body.usage.cacheReadInputTokens ?? 0,
      output: body.usage.outputTokens)
  }

  struct Body: Decodable {
    var type: String
    var model: String
    var stopReason: String?
    var content: [Block]
    var usage: Usage

    struct Block: Decodable {
      var type: String
      var text: String?
    }

    struct Usage: Decodable {
      var inputTokens: Int64
      var cacheCreationInputTokens: Int64?
      var cacheReadInputTokens: Int64?
      var cacheCreation: CacheCreation?
      var outputTokens: Int64

      enum CodingKeys: String, CodingKey {
        case inputTokens = "input_tokens"
        case cacheCreationInputTokens = "cache_creation_input_tokens"
        case cacheReadInputTokens = "cache_read_input_tokens"
        case cacheCreation = "cache_creation"
        case outputTokens = "output_tokens"
      }
    }

    struct CacheCreation: Decodable {
      var fiveMinutes: Int64
      var hour: Int64

      enum CodingKeys: String, CodingKey {
        case fiveMinutes = "ephemeral_5m_input_tokens"
        case hour = "ephemeral_1h_input_tokens"
      }
    }

    enum CodingKeys: String, CodingKey {
      case type, model, content, usage
      case stopReason = "stop_reason"
    }
  }
}
