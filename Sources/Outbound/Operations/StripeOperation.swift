/// What is asked of Stripe. Whatever changes something carries an `Idempotency-Key`.
public enum StripeOperation: String, CaseIterable, Sendable, Hashable {
  case createCustomer, updateCustomer, getCustomer
  case createSetupIntent, getSetupIntent
  case listPaymentMethods, getPaymentMethod, detachPaymentMethod
  case createPaymentIntent, confirmPaymentIntent, cancelPaymentIntent, getPaymentIntent, listPaymentIntents
  case getCharge, listCharges
  case createRefund, getRefund, listRefunds
  case getDispute
  case createCheckoutSession, getCheckoutSession
  case getBalanceTransaction, listBalanceTransactions
  case getEvent, listEvents

  var shape: OperationShape {
    switch self {
    case .createCustomer: Self.change("/v1/customers")
    case .updateCustomer: Self.change("/v1/customers/{}")
    case .getCustomer: Self.read("/v1/customers/{}")
    case .createSetupIntent: Self.change("/v1/setup_intents", lane: .interactive)
    case .getSetupIntent: Self.read("/v1/setup_intents/{}")
    case .listPaymentMethods: Self.read("/v1/customers/{}/payment_methods")
    case .getPaymentMethod: Self.read("/v1/payment_methods/{}")
    case .detachPaymentMethod: Self.change("/v1/payment_methods/{}/detach")
    case .createPaymentIntent: Self.change("/v1/payment_intents")
    case .confirmPaymentIntent: Self.change("/v1/payment_intents/{}/confirm")
    case .cancelPaymentIntent: Self.change("/v1/payment_intents/{}/cancel")
    case .getPaymentIntent: Self.read("/v1/payment_intents/{}")
    case .listPaymentIntents: Self.read("/v1/payment_intents")
    case .getCharge: Self.read("/v1/charges/{}")
    case .listCharges: Self.read("/v1/charges")
    case .createRefund: Self.change("/v1/refunds")
    case .getRefund: Self.read("/v1/refunds/{}")
    case .listRefunds: Self.read("/v1/refunds")
    case .getDispute: Self.read("/v1/disputes/{}")
    case .createCheckoutSession: Self.change("/v1/checkout/sessions", lane: .interactive)
    case .getCheckoutSession: Self.read("/v1/checkout/sessions/{}")
    case .getBalanceTransaction: Self.read("/v1/balance_transactions/{}")
    case .listBalanceTransactions: Self.read("/v1/balance_transactions")
    case .getEvent: Self.read("/v1/events/{}")
    case .listEvents: Self.read("/v1/events")
    }
  }

  private static let base = OperationShape.Base.fixed("https://api.stripe.com")

  private static func read(_ path: String) -> OperationShape {
    OperationShape(.get, base, path, .harmless, deadline: .seconds(30), responseLimit: 4 << 20)
  }

  /// Stripe itself gives a payment up to half a minute with the bank.
  private static func change(_ path: String, lane: OperationShape.Lane = .background) -> OperationShape {
    OperationShape(.post, base, path, .keyed, deadline: .seconds(60), lane: lane)
  }
}
