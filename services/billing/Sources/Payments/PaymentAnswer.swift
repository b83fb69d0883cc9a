internal import Foundation
internal import Messages

/// How the provider answered a request.
enum PaymentAnswer: Sendable, Hashable {
  case customer(String)
  case intent(PaymentIntent)
  case refunds([PaymentRefund])
  case dispute(PaymentDispute)
  case events([PaymentEvent], hasMore: Bool)
  /// It will not be carried out, ever.
  case refused(reason: String)
  /// It was not carried out; later it may be, no earlier than `until` where that is known.
  case notDone(reason: String, until: Date?)
  /// It may have been carried out.
  case unknown(reason: String)
}

extension PaymentAnswer {
  /// Whether it leaves open how the object stands.
  var isOpen: Bool {
    switch self {
    case .refused, .unknown: true
    case .customer, .intent, .refunds, .dispute, .events, .notDone: false
    }
  }
}

/// Something that happened at the provider: a hint where to look, and no more.
struct PaymentEvent: Sendable, Hashable {
  var id: String
  var type: String
  var objectID: String
  /// Whether its money is real.
  var isLive: Bool
}

/// A PaymentIntent as the provider has it now.
struct PaymentIntent: Sendable, Hashable {
  var id: String
  var report: RechargeMachine.Report
  /// What was taken; zero until it succeeded.
  var received: MicroDollars
  /// Why the card refused, such as `card_declined`; empty where it did not.
  var declineReason = ""
  /// The card will never pay: stolen, lost, or the provider says not to try again.
  var isDeclineFinal = false
  /// What a browser finishes the payment with. Never stored.
  var clientSecret = Sensitive<String>("")
}

/// Money that went back to a card.
struct PaymentRefund: Sendable, Hashable {
  enum Status: Sendable, Hashable {
    /// On its way or there: the provider has taken it from us.
    case taken
    /// It did not arrive, and we have it again.
    case failed
  }

  var id: String
  var intent: String
  var amount: MicroDollars
  var status: Status
}

/// A card's owner wants money back through the bank.
struct PaymentDispute: Sendable, Hashable {
  enum Status: Sendable, Hashable {
    /// An inquiry that moves no money.
    case inquiry
    case open
    case won
    case lost
  }

  /// Money that it moved: out of our balance below zero, into it above.
  struct Movement: Sendable, Hashable {
    /// The balance transaction.
    var id: String
    var amount: MicroDollars
  }

  var id: String
  var intent: String
  var amount: MicroDollars
  var status: Status
  var movements: [Movement]
}
