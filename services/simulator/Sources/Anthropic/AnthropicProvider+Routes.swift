extension AnthropicProvider {
  static let routes = RouteTable<AnthropicProvider>(
    batchRoutes + [
      Route("POST", "/v1/messages") { (state, request) throws(Refusal) in
        try state.refusing { (state) throws(AnthropicProblem) in try state.createMessage(request) }
      },
      Route("POST", "/v1/messages/count_tokens") { (state, request) throws(Refusal) in
        try state.refusing { (state) throws(AnthropicProblem) in
          let message = try AnthropicMessage(
            try Self.body(request), version: Self.version(request), isCounting: true)
          return .json(["input_tokens": .integer(message.inputTokens)])
        }
      },
      Route("GET", "/v1/models/{id}") { (state, request) throws(Refusal) in
        try state.refusing { (_) throws(AnthropicProblem) in
          let id = request.parameters["id"] ?? ""
          guard let model = AnthropicModel.find(id) else { throw .notFound("model: \(id)") }
          return .json(model.json)
        }
      },
      Route("GET", "/v1/models") { (_, _) throws(Refusal) in
        .json([
          "data": .array(AnthropicModel.all.map(\.json)), "has_more": false,
          "first_id": .optional(AnthropicModel.all.first?.id), "last_id": .optional(AnthropicModel.all.last?.id),
        ])
      },
    ])

  /// Runs `work`; a problem becomes the answer that says so.
  mutating func refusing(
    _ work: (inout AnthropicProvider) throws(AnthropicProblem) -> ProviderResponse
  ) throws(Refusal) -> ProviderResponse {
    do throws(AnthropicProblem) {
      return try work(&self)
    } catch {
      throw Refusal(error.response(requestID: requestID))
    }
  }

  static func body(_ request: ProviderRequest) throws(AnthropicProblem) -> JSONValue {
    guard let body = request.json, body.members != nil else { throw .invalid("The request body is not valid JSON") }
    return body
  }

  static func version(_ request: ProviderRequest) -> String { request.headers["anthropic-version"] ?? "" }

  private mutating func createMessage(_ request: ProviderRequest) throws(AnthropicProblem) -> ProviderResponse {
    let body = try Self.body(request)
    let message = try AnthropicMessage(body, version: Self.version(request))
    guard body["stream"] != true else { throw .invalid("stream: not offered here") }
    try take(tokens: message.inputTokens, at: request.time)
    let id = identifiers.token("msg_01", length: 22)
    let answer = message.answer(id: id, toolID: identifiers.token("toolu_01", length: 22), settings: settings)
    exchanges[id] = ["id": .string(id), "request": body, "answer": answer]
    return .json(answer)
  }
}
