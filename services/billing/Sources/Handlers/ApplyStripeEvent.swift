internal import BillingAPI
internal import Calls

extension BillingHandlers {
  /// Takes a verified event of Stripe as a hint. See ``StripeEventApplier``.
  func applyStripeEvent(
    _ request: ApplyStripeEventRequest, context: CallContext
  ) async throws -> ApplyStripeEventResponse {
    defer { wakeWorkers() }
    return try await StripeEventApplier(database: database, events: events, provider: payments).apply(request)
  }
}
