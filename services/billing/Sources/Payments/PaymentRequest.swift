internal import Foundation
internal import Identifiers

/// One request to the payment provider. Every operation that billing ever asks for is a case.
enum PaymentRequest: Sendable, Hashable {
  /// Repeated for one organization it is the same customer.
  case createCustomer(OrganizationID)
  /// A PaymentIntent that is not confirmed: no money moves.
  case createIntent(NewIntent)
  case confirmIntent(String, recharge: RechargeID, paymentMethod: String, isOwnerPresent: Bool)
  case readIntent(String)
  case cancelIntent(String, recharge: RechargeID)
  case readRefund(String)
  /// The refunds of a charge, newest first, at most 100.
  case listRefunds(charge: String)
  case readDispute(String)
  /// Events of the kinds that concern us since a time, newest first, at most 100; those that are older than `after` where that
  /// is the id of one.
  case listEvents(since: Date, after: String?)

  /// What a PaymentIntent is made of; a repeat must say the same.
  struct NewIntent: Sendable, Hashable {
    var organization: OrganizationID
    var recharge: RechargeID
    var trigger: Recharge.Trigger
    /// Whole cents.
    var amount: MicroDollars
    /// Always our own customer: a card of anybody else is then refused by the provider.
    var customer: String
    var paymentMethod: String
  }
}
