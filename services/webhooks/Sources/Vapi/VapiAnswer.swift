/// Vapi's forms of an answer. Source: docs.vapi.ai, "Server events" and "Custom tools".
enum VapiAnswer {
  /// Always 200: Vapi ignores every other answer to a tool call, and the model would learn nothing.
  static func answer(_ question: Question, inboundAgent: String?) -> Answer {
    switch question {
    case .inboundCall:
      guard let inboundAgent else { return .json(["error": Answer.unavailable]) }
      return .json(["assistantId": inboundAgent])
    case .functions(let calls):
      return .json([
        "results": calls.map { ["toolCallId": $0.id, "name": $0.name, "error": Answer.unknownFunction] }
      ])
    case .transfer, .other:
      return .json(["error": Answer.unavailable])
    }
  }
}
