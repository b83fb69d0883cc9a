internal import Foundation
internal import Postgres

/// Alternates between our transactions and the provider until a recharge rests or must wait.
struct RechargeRunner: Sendable {
  /// Questions of one run: customer, intent, confirmation and what a race may add.
  static let stepsLimit = 8

  let provider: any PaymentProvider
  /// Runs one step in a transaction of the recharge's organization.
  let transact: @Sendable (@escaping @Sendable (Transaction) async throws -> RechargeStep) async throws -> RechargeStep

  /// How a run ended.
  struct Outcome: Sendable {
    var recharge: Recharge
    /// Why it is not over, and until when to wait; nil where the recharge rests.
    var wait: (reason: String, until: Date?)?
    /// The PaymentIntent as the provider had it last, where it was asked.
    var intent: PaymentIntent?
  }

  /// Throws what the transactions throw, `recharge_unsettled` where the provider leads in a circle, and
  /// `CancellationError`.
  func run(_ flow: RechargeFlow) async throws -> Outcome {
    try await run(flow, beginning: nil)
  }

  /// Ends a recharge whose owner does not act; one that is elsewhere by now goes on from there.
  func cancel(_ flow: RechargeFlow, by request: PaymentRequest) async throws -> Outcome {
    var answer = try await provider.answer(request)
    if case .cancelIntent(let intent, _) = request, answer.isOpen {
      // It may not be cancelable any more: what became of it is there to be read.
      answer = try await provider.answer(.readIntent(intent))
      if case .refused(let reason) = answer { answer = .notDone(reason: reason, until: nil) }
    }
    return try await run(flow, beginning: answer)
  }

  private func run(_ flow: RechargeFlow, beginning first: PaymentAnswer?) async throws -> Outcome {
    var answer = first
    var intent: PaymentIntent?
    for _ in 0..<Self.stepsLimit {
      if case .intent(let known) = answer { intent = known }
      let heard = answer
      switch try await transact({ try await flow.advance(heard, in: $0) }) {
      case .rest(let recharge): return Outcome(recharge: recharge, intent: intent)
      case .later(let recharge, let reason, let until):
        return Outcome(recharge: recharge, wait: (reason, until), intent: intent)
      case .ask(let request): answer = try await provider.answer(request)
      }
    }
    throw BillingError.rechargeUnsettled
  }
}
