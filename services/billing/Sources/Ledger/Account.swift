internal import Identifiers

/// What an account is for. Every organization has one of each.
enum AccountKind: String, Sendable, Hashable, CaseIterable {
  /// Money the organization paid in; below zero when calls cost more than was there.
  case walletPaid = "wallet_paid"
  /// Credit that was given, spent before paid money; never below zero.
  case walletPromo = "wallet_promo"
  /// What its calls earned the platform.
  case revenue
  /// What its credit cost the platform.
  case promoExpense = "promo_expense"
  /// What Stripe took from cards for the organization and did not give back to them.
  case stripeClearing = "stripe_clearing"

  /// Whether its balance is money the organization can spend.
  var isWallet: Bool {
    switch self {
    case .walletPaid, .walletPromo: true
    case .revenue, .promoExpense, .stripeClearing: false
    }
  }
}

/// An account as its locked row has it, or as it will be written.
struct Account: Sendable, Hashable {
  var id: AccountID
  var kind: AccountKind
  /// Number of its postings.
  var seq: Int64 = 0
  var balance: MicroDollars = .zero
}
