import AuthAPI
import Calls
import Messages
import Synchronization
import WebhooksAPI

/// auth and webhooks as analysis sees them.
final class Neighbours: Caller {
  private struct State {
    var isEnabled = false
    var mode = PhiMode.redact
    var turns = [
      Turn(role: "agent", text: "Hello."), Turn(role: "user", text: "Yes, Tuesday works. Call 555-010-1234."),
    ]
    var news: [NewStreamEvent] = []
    var policyQuestions = 0
    var modeAfter: (questions: Int, mode: PhiMode)?
  }

  private let state = Mutex(State())

  func set(enabled: Bool, mode: PhiMode) {
    state.withLock {
      $0.isEnabled = enabled
      $0.mode = mode
    }
  }

  /// Switches the privacy mode after so many more questions about it.
  func set(_ mode: PhiMode, afterQuestions questions: Int) {
    state.withLock { $0.modeAfter = ($0.policyQuestions + questions, mode) }
  }

  func set(turns: [(role: String, text: String)]) {
    state.withLock { $0.turns = turns.map { Turn(role: $0.role, text: Sensitive($0.text)) } }
  }

  /// What the organization was told.
  var news: [NewStreamEvent] { state.withLock { $0.news } }

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    do {
      switch method.name {
      case AuthMethods.getAgentPolicies.description.name:
        return try policies(GetAgentPoliciesRequest(serialized: request)).serialized()
      case WebhooksMethods.getTranscript.description.name:
        return try GetTranscriptResponse(turns: state.withLock { $0.turns }).serialized()
      case WebhooksMethods.getCallFacts.description.name:
        return try GetCallFactsResponse(facts: [CallFacts(fromNumber: "+15550109999")]).serialized()
      case WebhooksMethods.appendEvents.description.name:
        let events = try AppendEventsRequest(serialized: request).events
        state.withLock { $0.news += events }
        return try AppendEventsResponse(appended: UInt32(events.count)).serialized()
      default:
        throw RPCError(.unimplemented, reason: "unknown_method", message: "This test has no such method.")
      }
    } catch let error as RPCError {
      throw error
    } catch {
      throw RPCError(.internal, reason: "malformed_message", message: "\(error)")
    }
  }

  private func policies(_ request: GetAgentPoliciesRequest) -> GetAgentPoliciesResponse {
    let (isEnabled, mode) = state.withLock { state in
      state.policyQuestions += 1
      if let change = state.modeAfter, state.policyQuestions > change.questions { state.mode = change.mode }
      return (state.isEnabled, state.mode)
    }
    return GetAgentPoliciesResponse(
      policies: request.agents.map {
        AgentPolicy(
          agent: $0, orgStatus: .active, phiMode: mode, agentKnown: true, aiManagerEnabled: isEnabled)
      })
  }
}
