/// A model as `GET /v1/models/{id}` tells of it. Source: Anthropic's documentation, "Models overview".
struct AnthropicModel: Sendable, Hashable {
  var id: String
  var name: String
  var line: String
  var createdAt: String
  var isRetired = false
  var contextTokens: Int64 = 1_000_000
  var outputTokens: Int64 = 128_000
  /// Whether a tool can be forced and thinking be switched off.
  var allowsForcedTools = true

  static let all = [
    AnthropicModel(
      id: "claude-fable-5-1", name: "Claude Fable 5.1", line: "fable", createdAt: "2026-09-01T00:00:00Z",
      allowsForcedTools: false),
    AnthropicModel(
      id: "claude-opus-5-5", name: "Claude Opus 5.5", line: "opus", createdAt: "2026-10-21T00:00:00Z",
      allowsForcedTools: false),
    AnthropicModel(
      id: "claude-sonnet-5-5", name: "Claude Sonnet 5.5", line: "sonnet", createdAt: "2026-10-07T00:00:00Z"),
    AnthropicModel(id: "claude-haiku-5-5", name: "Claude Haiku 5.5", line: "haiku", createdAt: "2026-10-07T00:00:00Z"),
    AnthropicModel(
      id: "claude-haiku-4-5", name: "Claude Haiku 4.5", line: "haiku", createdAt: "2025-10-01T00:00:00Z",
      contextTokens: 200_000, outputTokens: 64_000),
    AnthropicModel(
      id: "claude-sonnet-4-5", name: "Claude Sonnet 4.5", line: "sonnet", createdAt: "2025-09-29T00:00:00Z",
      isRetired: true, contextTokens: 200_000, outputTokens: 64_000),
  ]

  static func find(_ id: String) -> AnthropicModel? { all.first { $0.id == id } }

  var json: JSONValue {
    [
      "id": .string(id), "type": "model", "display_name": .string(name), "created_at": .string(createdAt),
      "lifecycle": isRetired ? "retired" : "active", "line": .string(line), "max_input_tokens": .integer(contextTokens),
      "max_tokens": .integer(outputTokens), "deprecated_at": isRetired ? "2026-08-01T00:00:00Z" : nil,
      "retires_at": isRetired ? "2026-11-30T00:00:00Z" : nil,
      "capabilities": isRetired ? nil : ["structured_outputs": ["supported": true]],
    ]
  }
}
