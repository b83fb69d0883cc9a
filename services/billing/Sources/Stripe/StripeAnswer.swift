internal import Foundation
internal import Messages

/// What Stripe's answers mean. Pure: a status and a body in, an answer out.
///
/// Nothing of Stripe's own wording goes further: reasons are codes, of letters, digits and `_`.
enum StripeAnswer {
  static func read(_ request: PaymentRequest, status: Int, body: [UInt8]) -> PaymentAnswer {
    guard (200..<300).contains(status) else { return failure(status: status, body: body) }
    do {
      switch request {
      case .createCustomer: return .customer(try decode(StripeObject.self, body).id)
      case .createIntent, .confirmIntent, .readIntent, .cancelIntent:
        return try decode(StripePaymentIntent.self, body).answer
      case .readRefund: return .refunds([try decode(StripeRefund.self, body).refund])
      case .listRefunds: return .refunds(try decode(StripeRefundList.self, body).data.map { try $0.refund })
      case .readDispute: return .dispute(try decode(StripeDispute.self, body).dispute)
      case .listEvents:
        let list = try decode(StripeEventList.self, body)
        return .events(list.data.map(\.event), hasMore: list.hasMore)
      }
    } catch {
      // It said yes, in words that we do not understand.
      return .unknown(reason: "answer_unreadable")
    }
  }

  private static func failure(status: Int, body: [UInt8]) -> PaymentAnswer {
    let error = try? decode(StripeFailure.self, body).error
    let reason = word(error?.declineCode ?? error?.code ?? error?.type)
    // A refused card, or an intent that is further than we knew: the intent itself tells.
    if let intent = error?.paymentIntent, status == 402 || error?.code == "payment_intent_unexpected_state" {
      return (try? intent.answer(error)) ?? .unknown(reason: reason)
    }
    switch status {
    case 401, 403, 409, 429: return .notDone(reason: reason, until: nil)
    case 424, 500...: return .unknown(reason: reason)
    default: break
    }
    // Under this key something else was asked before, or the intent moved on: only reading it tells.
    if error?.type == "idempotency_error" || error?.code == "payment_intent_unexpected_state" {
      return .unknown(reason: reason)
    }
    if error?.code == "rate_limit" || error?.code == "lock_timeout" { return .notDone(reason: reason, until: nil) }
    return .refused(reason: reason)
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(body))
  }

  /// A code of Stripe's as a reason of ours.
  static func word(_ code: String?) -> String {
    guard let code, code.utf8.count <= 64, code.wholeMatch(of: /[a-z0-9_]+/) != nil else { return "provider_refused" }
    return code
  }
}

/// An answer that cannot be: an amount out of range, a currency that we never asked for.
struct StripeNonsense: Error {}

extension MicroDollars {
  /// Cents of Stripe's. Throws where the currency is another or the amount does not fit.
  init(cents: Int64, currency: String) throws(StripeNonsense) {
    let (micros, isTooLarge) = cents.multipliedReportingOverflow(by: PaymentLimits.microsPerCent)
    guard currency == "usd", !isTooLarge else { throw StripeNonsense() }
    self.init(micros)
  }
}
