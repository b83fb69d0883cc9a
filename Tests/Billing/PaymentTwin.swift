import Foundation
import Identifiers
import Messages
import Synchronization

@testable import Billing

/// The payment provider in memory. Cards are what they are called: `pm_ok` pays, `pm_declined` is refused, `pm_stolen` for
/// ever, `pm_auth` wants its owner, `pm_slow` takes its time.
final class PaymentTwin: PaymentProvider {
  let isLive = false
  private let state = Mutex(State())
  /// Whether the answer to a request is lost after it was carried out.
  private let loses: @Sendable (PaymentRequest, _ count: Int) -> Bool
  /// Runs after a request was carried out and before its answer is given: the moment of a webhook that overtakes it.
  private let meanwhile: @Sendable (PaymentRequest) async throws -> Void

  struct State {
    var requests: [PaymentRequest] = []
    /// By recharge: the provider's idempotency.
    var intents: [RechargeID: Intent] = [:]
    var refunds: [PaymentRefund] = []
    var disputes: [String: PaymentDispute] = [:]
    /// What happened, the newest last.
    var events: [PaymentEvent] = []
    /// Requests that the provider does not take at the moment.
    var isAway = false
  }

  struct Intent {
    var id: String
    var amount: MicroDollars
    var paymentMethod = ""
    var customer: String
    var report = RechargeMachine.Report.unconfirmed
    /// How often money was taken.
    var charges = 0
  }

  init(
    loses: @escaping @Sendable (PaymentRequest, _ count: Int) -> Bool = { _, _ in false },
    meanwhile: @escaping @Sendable (PaymentRequest) async throws -> Void = { _ in }
  ) {
    self.loses = loses
    self.meanwhile = meanwhile
  }

  var requests: [PaymentRequest] { state.withLock { $0.requests } }
  var intents: [Intent] { state.withLock { Array($0.intents.values) } }
  /// Money that was taken from cards.
  var taken: Int64 { intents.reduce(0) { $0 + $1.amount.micros * Int64($1.charges) } }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  /// What the card's owner or their bank did.
  func settle(_ intent: String, as report: RechargeMachine.Report) {
    state.withLock { state in
      for (recharge, known) in state.intents where known.id == intent {
        state.intents[recharge]?.report = report
        if report == .succeeded, known.report != .succeeded { state.intents[recharge]?.charges += 1 }
      }
    }
  }

  func answer(_ request: PaymentRequest) async throws -> PaymentAnswer {
    let (answer, count) = state.withLock { state in
      guard !state.isAway else { return (PaymentAnswer.notDone(reason: "provider_rate_limited", until: nil), 0) }
      state.requests.append(request)
      return (Self.carryOut(request, &state), state.requests.count)
    }
    try await meanwhile(request)
    return count > 0 && loses(request, count) ? .unknown(reason: "provider_timeout") : answer
  }

  private static func carryOut(_ request: PaymentRequest, _ state: inout State) -> PaymentAnswer {
    switch request {
    case .createCustomer(let organization): return .customer("cus_\(organization)")
    case .createIntent(let new):
      let known = state.intents[new.recharge]
      let intent =
        known
        ?? Intent(id: "pi_\(new.recharge.uuid.uuidString.suffix(12))", amount: new.amount, customer: new.customer)
      state.intents[new.recharge] = intent
      return answer(intent)
    case .confirmIntent(_, let recharge, let paymentMethod, _):
      guard var intent = state.intents[recharge] else { return .refused(reason: "resource_missing") }
      if intent.report == .unconfirmed {
        intent.paymentMethod = paymentMethod
        intent.report = outcome(of: paymentMethod)
        if intent.report == .succeeded { intent.charges += 1 }
      }
      state.intents[recharge] = intent
      return answer(intent)
    case .readIntent(let id):
      return state.intents.values.first { $0.id == id }.map(answer) ?? .refused(reason: "resource_missing")
    case .cancelIntent(_, let recharge):
      guard var intent = state.intents[recharge] else { return .refused(reason: "resource_missing") }
      guard intent.report != .succeeded, intent.report != .processing else {
        return .refused(reason: "payment_intent_unexpected_state")
      }
      intent.report = .canceled
      state.intents[recharge] = intent
      return answer(intent)
    case .readRefund(let id):
      return state.refunds.first { $0.id == id }.map { .refunds([$0]) } ?? .refused(reason: "resource_missing")
    case .listRefunds: return .refunds(state.refunds)
    case .readDispute(let id):
      return state.disputes[id].map { .dispute($0) } ?? .refused(reason: "resource_missing")
    case .listEvents(_, let after):
      // Two a page.
      let newest = Array(state.events.reversed())
      let rest = after.map { last in Array(newest.drop { $0.id != last }.dropFirst()) } ?? newest
      return .events(Array(rest.prefix(2)), hasMore: rest.count > 2)
    }
  }

  private static func outcome(of paymentMethod: String) -> RechargeMachine.Report {
    switch paymentMethod {
    case "pm_declined", "pm_stolen": .declined
    case "pm_auth": .actionRequired
    case "pm_slow": .processing
    default: .succeeded
    }
  }

  private static func answer(_ intent: Intent) -> PaymentAnswer {
    .intent(
      PaymentIntent(
        id: intent.id, report: intent.report, received: intent.report == .succeeded ? intent.amount : .zero,
        declineReason: intent.report == .declined ? "insufficient_funds" : "",
        isDeclineFinal: intent.paymentMethod == "pm_stolen",
        clientSecret: Sensitive("\(intent.id)_secret_canary")))
  }
}
