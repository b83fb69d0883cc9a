/// Retell's forms of an answer. Source: Retell's guides "Inbound webhook" and "Custom function".
enum RetellAnswer {
  /// An incoming call goes to the source's agent, else to the one of the number. A function that nobody has is an answer to
  /// the model and no failure: a failure would be tried again while the caller waits.
  static func answer(_ question: Question, inboundAgent: String?) -> Answer {
    switch question {
    case .inboundCall(let agent):
      guard let id = inboundAgent ?? agent else { return .json(["call_inbound": [String: String]()]) }
      return .json(["call_inbound": ["override_agent_id": id]])
    case .functions, .transfer, .other:
      return .json(["error": Answer.unknownFunction])
    }
  }
}
