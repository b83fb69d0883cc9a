/// What becomes of a charge.
enum CardOutcome: Sendable, Hashable {
  case succeeds
  case declines(CardDecline)
  /// Off session a decline, on session a step of the customer's.
  case needsAuthentication
  /// Succeeds, and the customer disputes it at once.
  case succeedsDisputed
}

/// A declined charge in the words of Stripe and of the card's bank.
struct CardDecline: Sendable, Hashable {
  var code: String
  var declineCode: String
  var message: String
  var adviceCode: String?
  var networkCode: String?

  static let authentication = CardDecline(
    code: "authentication_required", declineCode: "authentication_required",
    message: "Your card was declined. This transaction requires authentication.")

  /// Every decline that can be asked for, by its decline code. Source: Stripe's documentation, "Decline codes".
  static let all: [String: CardDecline] = [
    "generic_decline": CardDecline(
      code: "card_declined", declineCode: "generic_decline", message: "Your card was declined.",
      adviceCode: "try_again_later", networkCode: "05"),
    "insufficient_funds": CardDecline(
      code: "card_declined", declineCode: "insufficient_funds", message: "Your card has insufficient funds.",
      adviceCode: "try_again_later", networkCode: "51"),
    "lost_card": CardDecline(
      code: "card_declined", declineCode: "lost_card", message: "Your card was declined.",
      adviceCode: "do_not_try_again", networkCode: "41"),
    "stolen_card": CardDecline(
      code: "card_declined", declineCode: "stolen_card", message: "Your card was declined.",
      adviceCode: "do_not_try_again", networkCode: "43"),
    "do_not_honor": CardDecline(
      code: "card_declined", declineCode: "do_not_honor", message: "Your card was declined.",
      adviceCode: "try_again_later", networkCode: "05"),
    "expired_card": CardDecline(
      code: "expired_card", declineCode: "expired_card", message: "Your card has expired.",
      adviceCode: "do_not_try_again", networkCode: "54"),
    "incorrect_cvc": CardDecline(
      code: "incorrect_cvc", declineCode: "incorrect_cvc", message: "Your card's security code is incorrect.",
      adviceCode: "confirm_card_data", networkCode: "N7"),
    "processing_error": CardDecline(
      code: "processing_error", declineCode: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
      adviceCode: "try_again_later"),
    "card_velocity_exceeded": CardDecline(
      code: "card_declined", declineCode: "card_velocity_exceeded",
      message: "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
      adviceCode: "try_again_later", networkCode: "65"),
    "authentication_required": .authentication,
  ]
}

extension CardOutcome {
  /// The outcome called `name`: `succeeds`, `disputed`, `authentication_required` or a decline code.
  init?(named name: String) {
    switch name {
    case "succeeds": self = .succeeds
    case "disputed": self = .succeedsDisputed
    case "authentication_required": self = .needsAuthentication
    default:
      guard let decline = CardDecline.all[name] else { return nil }
      self = .declines(decline)
    }
  }
}
