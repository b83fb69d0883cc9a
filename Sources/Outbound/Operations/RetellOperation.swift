/// What is asked of Retell.
public enum RetellOperation: String, CaseIterable, Sendable, Hashable {
  case listCalls, getCall, createPhoneCall, createWebCall, stopCall
  case listAgents, getAgent, updateAgent, getLLM, updateLLM, getConcurrency

  var shape: OperationShape {
    let base = OperationShape.Base.fixed("https://api.retellai.com")
    return switch self {
    case .listCalls: OperationShape(.post, base, "/v3/list-calls", .harmless, responseLimit: 32 << 20)
    case .getCall: OperationShape(.get, base, "/v2/get-call/{}", .harmless, responseLimit: 16 << 20)
    case .createPhoneCall: OperationShape(.post, base, "/v2/create-phone-call", .never, lane: .interactive)
    case .createWebCall: OperationShape(.post, base, "/v3/create-web-call", .never, lane: .interactive)
    case .stopCall: OperationShape(.post, base, "/v2/stop-call/{}", .harmless)
    case .listAgents: OperationShape(.post, base, "/v2/list-agents", .harmless, responseLimit: 16 << 20)
    case .getAgent: OperationShape(.get, base, "/get-agent/{}", .harmless)
    case .updateAgent: OperationShape(.patch, base, "/update-agent/{}", .harmless)
    case .getLLM: OperationShape(.get, base, "/get-retell-llm/{}", .harmless)
    case .updateLLM: OperationShape(.patch, base, "/update-retell-llm/{}", .harmless)
    case .getConcurrency: OperationShape(.get, base, "/get-concurrency", .harmless, lane: .interactive)
    }
  }
}
