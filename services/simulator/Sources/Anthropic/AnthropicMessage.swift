/// Checks a Messages request and makes an answer to it. Pure.
///
/// No model runs here: the answer is the verdict that a test set, or the least value that the asked schema allows.
struct AnthropicMessage: Sendable {
  let model: AnthropicModel
  private let body: JSONValue
  private let maximumTokens: Int64

  /// Throws what Anthropic would refuse. `isCounting`: a request to count tokens has no `max_tokens`.
  init(_ body: JSONValue, version: String, isCounting: Bool = false) throws(AnthropicProblem) {
    guard let id = body["model"]?.text else { throw .invalid("model: Field required") }
    guard let model = AnthropicModel.find(id), !model.isRetired else { throw .notFound("model: \(id)") }
    guard let messages = body["messages"]?.elements, !messages.isEmpty else {
      throw .invalid("messages: at least one message is required")
    }
    guard messages.count <= 100_000 else { throw .invalid("messages: at most 100000") }
    for (index, message) in messages.enumerated() {
      guard ["user", "assistant"].contains(message["role"]?.text ?? ""), message["content"] != nil else {
        throw .invalid("messages.\(index): role and content are required")
      }
    }
    guard messages.last?["role"] != "assistant" else {
      throw .invalid("messages: prefilling the assistant's answer is not supported for this model.")
    }
    for name in ["temperature", "top_p", "top_k"] where version >= "2026-10-21" && body[name] != nil {
      throw .invalid("\(name): Extra inputs are not permitted")
    }
    let choice = body["tool_choice"]?["type"]?.text
    guard model.allowsForcedTools || !["any", "tool"].contains(choice ?? "") else {
      throw .invalid("tool_choice: forced tool use is not supported for this model.")
    }
    guard model.allowsForcedTools || !["disabled", "enabled"].contains(body["thinking"]?["type"]?.text ?? "") else {
      throw .invalid("thinking.type: not supported for this model.")
    }
    guard isCounting || (1...model.outputTokens).contains(body["max_tokens"]?.integer ?? 0) else {
      throw .invalid("max_tokens: must be 1 to \(model.outputTokens)")
    }
    if let schema = body["output_config"]?["format"]?["schema"] {
      try Self.check(schema, at: "output_config.format.schema")
    }
    self.model = model
    self.body = body
    maximumTokens = body["max_tokens"]?.integer ?? 0
  }

  /// Tokens of the prompt: about four bytes each.
  var inputTokens: Int64 {
    let parts = ["system", "messages", "tools", "output_config"].compactMap { body[$0]?.json().utf8.count }
    return Int64(max(1, parts.reduce(0, +) / 4))
  }

  /// The answer, as it is sent.
  func answer(id: String, toolID: String, settings: AnthropicSettings) -> JSONValue {
    var content: [JSONValue] = settings.thinks ? [["type": "thinking", "thinking": "", "signature": "simulated"]] : []
    let (block, ordinary) = answerBlock(toolID: toolID, verdict: settings.verdict)
    let output = Int64(max(1, block.json().utf8.count / 4))
    var stop = settings.stopReason ?? ordinary
    if stop == "refusal" {
      content = []
    } else if output > maximumTokens, let text = block["text"]?.text {
      stop = "max_tokens"
      content.append(block.merging(["text": .string(String(text.prefix(Int(maximumTokens) * 4)))]))
    } else {
      content.append(block)
    }
    return [
      "id": .string(id), "type": "message", "role": "assistant", "model": .string(model.id),
      "content": .array(content), "stop_reason": .string(stop), "stop_sequence": nil,
      "stop_details": stop == "refusal" ? ["type": "refusal", "category": "other"] : nil,
      "usage": usage(output: stop == "refusal" ? 0 : min(output, maximumTokens)),
    ]
  }

  private func answerBlock(toolID: String, verdict: String?) -> (JSONValue, String) {
    if let schema = body["output_config"]?["format"]?["schema"] {
      let text = verdict ?? Self.least(of: schema).json()
      return (["type": "text", "text": .string(text)], "end_turn")
    }
    if let tool = body["tools"]?.elements?.first, body["tool_choice"]?["type"] != "none" {
      let given = verdict.flatMap { ProviderRequest(method: "", path: [], body: Array($0.utf8), time: 0).json }
      return (
        [
          "type": "tool_use", "id": .string(toolID), "name": tool["name"] ?? nil,
          "input": given ?? Self.least(of: tool["input_schema"] ?? [:]),
        ], "tool_use"
      )
    }
    return (["type": "text", "text": .string(verdict ?? "I have read it.")], "end_turn")
  }

  private func usage(output: Int64) -> JSONValue {
    [
      "input_tokens": .integer(inputTokens), "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0,
      "cache_creation": ["ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0],
      "output_tokens": .integer(output), "output_tokens_details": ["thinking_tokens": 0],
      "service_tier": "standard", "inference_geo": "us", "server_tool_use": nil,
    ]
  }

  /// The first, smallest value that a schema allows.
  private static func least(of schema: JSONValue, depth: Int = 0) -> JSONValue {
    guard depth < 20 else { return .null }
    if let constant = schema["const"] { return constant }
    if let first = schema["enum"]?.elements?.first { return first }
    if let first = schema["anyOf"]?.elements?.first { return least(of: first, depth: depth + 1) }
    switch schema["type"]?.text {
    case "object":
      let required = Set(schema["required"]?.elements?.compactMap(\.text) ?? [])
      return .object(
        (schema["properties"]?.members ?? []).filter { required.contains($0.name) }.map {
          .init($0.name, least(of: $0.value, depth: depth + 1))
        })
    case "array": return []
    case "string": return "simulated"
    case "integer", "number": return 0
    case "boolean": return false
    default: return .null
    }
  }

  /// Source: Anthropic's documentation, "Structured outputs": what a schema must and must not say.
  private static func check(_ schema: JSONValue, at path: String, depth: Int = 0) throws(AnthropicProblem) {
    guard depth < 20 else { throw .invalid("\(path): nested too deeply") }
    if schema["type"] == "object", schema["additionalProperties"] != false {
      throw .invalid("\(path): For 'object' type, 'additionalProperties' must be explicitly set to false")
    }
    for name in ["minimum", "maximum", "multipleOf", "minLength", "maxLength"] where schema[name] != nil {
      throw .invalid("\(path): property '\(name)' is not supported")
    }
    for member in schema["properties"]?.members ?? [] {
      try check(member.value, at: "\(path).properties.\(member.name)", depth: depth + 1)
    }
    if let items = schema["items"] { try check(items, at: "\(path).items", depth: depth + 1) }
    for option in schema["anyOf"]?.elements ?? [] { try check(option, at: "\(path).anyOf", depth: depth + 1) }
  }
}
