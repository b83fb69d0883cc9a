internal import Foundation
internal import Messages

// The parts of Stripe's objects that we read. Source: API version 2026-10-28.

struct StripeObject: Decodable {
  var id: String
}

/// An object's id, which Stripe may also expand to the object.
struct StripeReference: Decodable {
  var id: String

  init(from decoder: any Decoder) throws {
    if let id = try? decoder.singleValueContainer().decode(String.self) {
      self.id = id
    } else {
      id = try StripeObject(from: decoder).id
    }
  }
}

struct StripeFailure: Decodable {
  var error: Content

  struct Content: Decodable {
    var type: String?
    var code: String?
    var declineCode: String?
    var adviceCode: String?
    var paymentIntent: StripePaymentIntent?

    enum CodingKeys: String, CodingKey {
      case type
      case code
      case declineCode = "decline_code"
      case adviceCode = "advice_code"
      case paymentIntent = "payment_intent"
    }
  }
}

/// A PaymentIntent.
struct StripePaymentIntent: Decodable {
  var id: String
  var status: String
  var amountReceived: Int64?
  var currency: String
  var clientSecret: String?
  var lastPaymentError: PaymentError?

  struct PaymentError: Decodable {
    var code: String?
    var declineCode: String?
    var adviceCode: String?

    enum CodingKeys: String, CodingKey {
      case code
      case declineCode = "decline_code"
      case adviceCode = "advice_code"
    }
  }

  enum CodingKeys: String, CodingKey {
    case id
    case status
    case amountReceived = "amount_received"
    case currency
    case clientSecret = "client_secret"
    case lastPaymentError = "last_payment_error"
  }

  var answer: PaymentAnswer {
    get throws { try answer(nil) }
  }

  /// The answer of the intent, with what the failure around it adds.
  func answer(_ failure: StripeFailure.Content?) throws -> PaymentAnswer {
    let decline = lastPaymentError?.declineCode ?? failure?.declineCode
    let code = lastPaymentError?.code ?? failure?.code
    let advice = lastPaymentError?.adviceCode ?? failure?.adviceCode
    return .intent(
      PaymentIntent(
        id: id, report: report(code: code, decline: decline),
        received: try MicroDollars(cents: amountReceived ?? 0, currency: currency),
        declineReason: StripeAnswer.word(decline ?? code ?? "payment_method_missing"),
        isDeclineFinal: advice == "do_not_try_again" || ["stolen_card", "lost_card"].contains(decline),
        clientSecret: Sensitive(clientSecret ?? "")))
  }

  /// A card that wants its owner fails off-session with a code of its own, and the intent stands as after any refusal.
  private func report(code: String?, decline: String?) -> RechargeMachine.Report {
    switch status {
    case "requires_confirmation": .unconfirmed
    case "requires_payment_method":
      code == "authentication_required" || decline == "authentication_required" ? .actionRequired : .declined
    case "requires_action": .actionRequired
    case "canceled": .canceled
    case "succeeded": .succeeded
    // processing, requires_capture, and what is not known yet: the provider will tell.
    default: .processing
    }
  }
}

struct StripeRefundList: Decodable {
  var data: [StripeRefund]
}

struct StripeRefund: Decodable {
  var id: String
  var amount: Int64
  var currency: String
  var status: String?
  var paymentIntent: StripeReference?

  enum CodingKeys: String, CodingKey {
    case id
    case amount
    case currency
    case status
    case paymentIntent = "payment_intent"
  }

  var refund: PaymentRefund {
    get throws {
      PaymentRefund(
        id: id, intent: paymentIntent?.id ?? "", amount: try MicroDollars(cents: amount, currency: currency),
        status: status == "failed" || status == "canceled" ? .failed : .taken)
    }
  }
}

struct StripeDispute: Decodable {
  var id: String
  var amount: Int64
  var currency: String
  var status: String
  var paymentIntent: StripeReference?
  var balanceTransactions: [Movement]

  struct Movement: Decodable {
    var id: String
    var amount: Int64
    var currency: String
  }

  enum CodingKeys: String, CodingKey {
    case id
    case amount
    case currency
    case status
    case paymentIntent = "payment_intent"
    case balanceTransactions = "balance_transactions"
  }

  /// The fee of a dispute is the house's: it stands beside the amount and is not taken from the wallet.
  var dispute: PaymentDispute {
    get throws {
      PaymentDispute(
        id: id, intent: paymentIntent?.id ?? "", amount: try MicroDollars(cents: amount, currency: currency),
        status: known,
        movements: try balanceTransactions.map {
          PaymentDispute.Movement(id: $0.id, amount: try MicroDollars(cents: $0.amount, currency: $0.currency))
        })
    }
  }

  private var known: PaymentDispute.Status {
    switch status {
    case "won": .won
    case "lost": .lost
    case "prevented": .inquiry
    default: status.hasPrefix("warning_") ? .inquiry : .open
    }
  }
}

struct StripeEventList: Decodable {
  var data: [StripeEvent]
  var hasMore: Bool

  enum CodingKeys: String, CodingKey {
    case data
    case hasMore = "has_more"
  }
}

struct StripeEvent: Decodable {
  var id: String
  var type: String
  var livemode: Bool
  var data: Content

  struct Content: Decodable {
    var object: StripeObject
  }

  var event: PaymentEvent { PaymentEvent(id: id, type: type, objectID: data.object.id, isLive: livemode) }
}
