internal import BillingAPI
internal import Calls
internal import Foundation
internal import Messages
internal import ServiceRuntime

extension BillingHandlers {
  /// Applies what happened at Stripe and no webhook told of. See ``StripeReconciler``.
  ///
  /// Throws `invalid_since`, `payments_unavailable`.
  func reconcileStripe(
    _ request: ReconcileStripeRequest, context: CallContext
  ) async throws -> ReconcileStripeResponse {
    guard let payments else { throw BillingError.paymentsUnavailable }
    let now = Date()
    let since = request.since?.date ?? now.addingTimeInterval(-(StripeReconciliation.longestLook / .seconds(1)))
    let earliest = now.addingTimeInterval(-(StripeReconciler.longestWindow / .seconds(1)))
    guard since >= earliest, since <= now else { throw InvalidField("since", rule: "Within the last 30 days.") }
    let found = try await StripeReconciler(
      provider: payments, applier: StripeEventApplier(database: database, events: events, provider: payments),
      events: events
    ).reconcile(since: since)
    wakeWorkers()
    return ReconcileStripeResponse(
      listed: Int64(found.listed), applied: Int64(found.applied), failed: Int64(found.failed))
  }
}
