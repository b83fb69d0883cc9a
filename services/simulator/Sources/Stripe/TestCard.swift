/// Stripe's test cards: by number, by token and by the id of a ready payment method.
///
/// Source: Stripe's documentation, "Test card numbers".
struct TestCard: Sendable, Hashable {
  var number: String
  /// What follows `pm_card_` and `tok_`.
  var tokens: [String]
  var brand: String
  var outcome: CardOutcome

  var last4: String { String(number.suffix(4)) }

  static let visa = TestCard(number: "4242424242424242", tokens: ["visa"], brand: "visa", outcome: .succeeds)

  static let all: [TestCard] =
    [
      visa,
      TestCard(number: "5555555555554444", tokens: ["mastercard"], brand: "mastercard", outcome: .succeeds),
      TestCard(number: "378282246310005", tokens: ["amex"], brand: "amex", outcome: .succeeds),
      TestCard(
        number: "4000000000000259", tokens: ["createDispute"], brand: "visa", outcome: .succeedsDisputed),
      TestCard(
        number: "4000002760003184", tokens: ["authenticationRequired"], brand: "visa", outcome: .needsAuthentication),
      TestCard(
        number: "4000002500003155", tokens: ["authenticationRequiredOnSetup", "threeDSecure2Required"], brand: "visa",
        outcome: .needsAuthentication),
    ]
    + [
      ("4000000000000002", ["chargeDeclined", "visa_chargeDeclined"], "generic_decline"),
      (
        "4000000000009995",
        ["chargeDeclinedInsufficientFunds", "visa_chargeDeclinedInsufficientFunds"], "insufficient_funds"
      ),
      ("4000000000009987", ["visa_chargeDeclinedLostCard"], "lost_card"),
      ("4000000000009979", ["visa_chargeDeclinedStolenCard"], "stolen_card"),
      ("4000000000000069", ["chargeDeclinedExpiredCard"], "expired_card"),
      ("4000000000000127", ["chargeDeclinedIncorrectCvc"], "incorrect_cvc"),
      ("4000000000000119", ["chargeDeclinedProcessingError"], "processing_error"),
      ("4000000000006975", ["visa_chargeDeclinedVelocityLimitExceeded"], "card_velocity_exceeded"),
    ].compactMap { number, tokens, decline in
      CardOutcome(named: decline).map { TestCard(number: number, tokens: tokens, brand: "visa", outcome: $0) }
    }

  /// The card of a number, of `tok_…` or of `pm_card_…`; nil for any other text.
  static func find(_ text: String) -> TestCard? {
    let token = text.hasPrefix("pm_card_") ? text.dropFirst(8) : text.hasPrefix("tok_") ? text.dropFirst(4) : nil
    return all.first { card in card.number == text || token.map { card.tokens.contains(String($0)) } ?? false }
  }

  /// The card behind a payment method: its last four digits decide.
  static func of(_ method: JSONValue) -> TestCard {
    let last4 = method["card"]?["last4"]?.text
    return all.first { $0.last4 == last4 } ?? visa
  }
}
