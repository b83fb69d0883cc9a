internal import BillingAPI
internal import Calls
internal import Jobs
internal import Messages

/// Carries Stripe's events to billing: as hints, which billing checks with its own key.
struct StripeReceiver: OutboxReceiver {
  static let name = "stripe"

  let client: BillingClient

  var name: String { Self.name }

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    for event in outgoing {
      guard let request = try? ApplyStripeEventRequest(serialized: event.payload) else {
        results[event.id] = .refused(reason: "malformed_payload")
        continue
      }
      do {
        switch try await client.applyStripeEvent(request).outcome {
        case .applied, .unchanged, .ignored: results[event.id] = .done
        case .unspecified, .unrecognized: results[event.id] = .retry(reason: "outcome_unknown")
        }
      } catch {
        results[event.id] = error.isRetryable ? .retry(reason: error.reason) : .refused(reason: error.reason)
      }
    }
    return results
  }
}

extension NewOutboxEvent {
  /// A Stripe event for billing; nil where it names no object, and so says nothing.
  init?(_ event: StripeEvent, from inbox: InboxRow) throws {
    guard let object = event.objectID else { return nil }
    let request = ApplyStripeEventRequest(
      eventID: event.id, type: event.type, objectID: object, livemode: event.isLive, account: event.account ?? "",
      created: .init(seconds: event.created))
    self.init(
      receiver: StripeReceiver.name, kind: "stripe.event", organizationID: inbox.organizationID,
      subject: inbox.id.uuid, version: 1, payload: try request.serialized())
  }
}
