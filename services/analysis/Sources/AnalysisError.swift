internal import Calls
internal import ServiceRuntime

/// What a caller of analysis is refused with.
enum AnalysisError: Error, Sendable, Hashable {
  case tooManyItems
  case rubricNotFound
  case agentSettingsNotFound
  case evaluationNotFound
  case leadNotFound
  /// The operator allows less.
  case aboveCeiling(Int64)
}

extension AnalysisError: RPCErrorConvertible {
  var rpcError: RPCError {
    switch self {
    case .tooManyItems:
      InvalidField("items", reason: "too_many_items", rule: "At most \(CallConsiderer.itemsLimit).").rpcError
    case .rubricNotFound: notFound("rubric_not_found", "There is no such version of a rubric.")
    case .agentSettingsNotFound: notFound("agent_settings_not_found", "Nothing was set for the agent.")
    case .evaluationNotFound: notFound("evaluation_not_found", "There is no such evaluation.")
    case .leadNotFound: notFound("lead_not_found", "There is no such lead.")
    case .aboveCeiling(let ceiling):
      RPCError(
        .failedPrecondition, reason: "above_ceiling", message: "At most \(ceiling) micro-dollars a month are allowed.",
        isNoRetry: true)
    }
  }

  private func notFound(_ reason: String, _ message: String) -> RPCError {
    RPCError(.notFound, reason: reason, message: message, isNoRetry: true)
  }
}
