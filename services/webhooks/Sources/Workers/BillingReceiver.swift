internal import BillingAPI
internal import Calls
internal import Jobs
internal import Messages
internal import Observability

/// Carries ended calls from the outbox to billing.
struct BillingReceiver: OutboxReceiver {
  static let name = "billing"

  let client: BillingClient
  let events: EventSink

  var name: String { Self.name }

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    var sent: [(id: OutboxEvent.ID, item: ChargeItem)] = []
    for event in outgoing {
      do {
        sent.append((event.id, try ChargeItem(serialized: event.payload)))
      } catch {
        results[event.id] = .refused(reason: "malformed_payload")
      }
    }
    guard !sent.isEmpty else { return results }
    let answer = try await client.chargeCalls(ChargeCallsRequest(items: sent.map(\.item)))
    for (sent, result) in zip(sent, answer.results) {
      switch result.outcome {
      case .charged, .unchanged, .adjusted:
        results[sent.id] = .done
      case .refused:
        events.emit(WebhooksEvents.chargeRefused(call: result.callID, reason: result.reason))
        results[sent.id] = .refused(reason: result.reason)
      case .failed, .unspecified, .unrecognized:
        results[sent.id] = .retry(reason: result.reason)
      }
    }
    return results
  }
}
