internal import Foundation
internal import Identifiers
internal import Messages
internal import Outbound

/// Stripe, through the one client for providers. What answers mean is in `StripeAnswer`.
struct StripeClient: PaymentProvider {
  /// What our code was written against; without it the account's own default would count.
  static let version = "2026-10-28.endive"
  /// Longest wait for one answer with its repeats.
  static let timeLimit = Duration.seconds(15)

  private let outbound: OutboundClient
  private let key: Sensitive<String>
  let isLive: Bool

  init(outbound: OutboundClient, key: Sensitive<String>) {
    self.outbound = outbound
    self.key = key
    // The key says itself which world it opens; a restricted key likewise.
    isLive = key.reveal().hasPrefix("sk_live_") || key.reveal().hasPrefix("rk_live_")
  }

  func answer(_ request: PaymentRequest) async throws -> PaymentAnswer {
    do {
      let response = try await outbound.send(outgoing(request))
      return StripeAnswer.read(request, status: response.status, body: response.body.reveal())
    } catch let error as OutboundError {
      return error.isOutcomeUnknown && request.changesSomething
        ? .unknown(reason: error.reason)
        : .notDone(
          reason: error.reason, until: error.isProviderAway ? Date() + (error.retryAfter ?? .seconds(5)) : nil)
    }
  }

  private func outgoing(_ request: PaymentRequest) -> OutboundRequest {
    let form = StripeForm(request)
    var outgoing = OutboundRequest(
      .stripe(form.operation), .platform(for: form.organization), parameters: form.parameters.map { Sensitive($0) },
      query: form.query, credential: .bearer(key), headers: [OutboundField("Stripe-Version", Self.version)],
      timeLimit: Self.timeLimit)
    if let idempotencyKey = form.idempotencyKey {
      outgoing.headers.append(OutboundField("Idempotency-Key", idempotencyKey))
      outgoing.body = .form(form.fields)
    }
    return outgoing
  }
}

extension Date {
  fileprivate static func + (date: Date, wait: Duration) -> Date {
    date.addingTimeInterval(wait / .seconds(1))
  }
}
