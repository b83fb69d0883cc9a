import Calls
import Foundation
import Identifiers
import Messages
import Synchronization
import WebhooksAPI

/// webhooks as integrations sees it: knows the calls that a test tells it of, and remembers the news.
final class ScriptedWebhooks: Caller {
  private struct State {
    var facts: [String: CallFacts] = [:]
    var news: [NewStreamEvent] = []
    var beforeAnswer: (@Sendable () async throws -> Void)?
  }

  private let state = Mutex(State())

  /// What the organization was told.
  var news: [NewStreamEvent] { state.withLock { $0.news } }

  func know(_ facts: CallFacts) { state.withLock { $0.facts[facts.callID] = facts } }

  /// Does something once, between the next question for a call and its answer, which is of before.
  func beforeNextAnswer(_ body: @escaping @Sendable () async throws -> Void) {
    state.withLock { $0.beforeAnswer = body }
  }

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    do {
      switch method.name {
      case WebhooksMethods.getCallFacts.description.name:
        let calls = try GetCallFactsRequest(serialized: request).calls
        let (facts, before) = state.withLock { state in
          (calls.compactMap { state.facts[$0.callID] }, state.beforeAnswer.take())
        }
        try await before?()
        return try GetCallFactsResponse(facts: facts).serialized()
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
}
