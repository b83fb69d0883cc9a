internal import BillingAPI
internal import Foundation
internal import Observability

/// Finds what happened at Stripe and no webhook told of: asks for its events and applies each as if it had come.
///
/// Events that came are applied again and change nothing. Webhooks alone never suffice: they are given up after three days,
/// and a restored database has forgotten some that had come.
struct StripeReconciler: Sendable {
  /// Pages of 100 events of one run.
  static let pagesLimit = 100
  /// How long Stripe keeps events.
  static let longestWindow = Duration.seconds(30 * 86_400)

  let provider: any PaymentProvider
  let applier: StripeEventApplier
  let events: EventSink

  /// What a run found.
  struct Found: Sendable, Hashable {
    var listed = 0
    /// Events that were news.
    var applied = 0
    /// Events whose object could not be read: the next run looks again.
    var failed = 0
  }

  /// Throws `payments_unavailable` where Stripe does not list its events now, and what ``StripeEventApplier`` throws of the
  /// database.
  func reconcile(since: Date) async throws -> Found {
    var found = Found()
    var last: String?
    for _ in 0..<Self.pagesLimit {
      guard case .events(let page, let hasMore) = try await provider.answer(.listEvents(since: since, after: last))
      else {
        throw BillingError.paymentsUnavailable
      }
      for event in page {
        found.listed += 1
        do {
          let result = try await applier.apply(
            ApplyStripeEventRequest(
              eventID: event.id, type: event.type, objectID: event.objectID, livemode: event.isLive))
          if result.outcome == .applied { found.applied += 1 }
        } catch BillingError.paymentsUnavailable {
          found.failed += 1
        }
      }
      last = page.last?.id
      guard hasMore, last != nil else { break }
    }
    events.emit(BillingEvents.stripeReconciled(listed: found.listed, applied: found.applied, failed: found.failed))
    return found
  }
}
