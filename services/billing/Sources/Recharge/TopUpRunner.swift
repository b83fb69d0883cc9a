internal import BillingAPI
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// A checked request to charge a card now.
struct TopUp: Sendable {
  var organization: OrganizationID
  /// Whole cents.
  var amount: MicroDollars
  var paymentMethod: String
  var scope: TransactionScope
  var key: IdempotencyKey
}

/// Charges cards for people who are there to act, once for each key.
///
/// 1. The wallet's one place is taken; a payment that waits for its owner to act makes room, whatever has not.
/// 2. The provider is asked step by step. A job stands by to go on where this process does not.
/// 3. The answer says how far it is. What a browser needs to go on is in the first answer only and never stored.
struct TopUpRunner: Sendable {
  /// When the job that stands by looks.
  static let standBy = Duration.seconds(30)
  /// Payments that one request makes room by ending.
  private static let supersededLimit = 2

  let database: Database
  let provider: any PaymentProvider

  /// Throws `recharge_live`, `wallet_frozen`, `daily_cap`, `monthly_cap`, `idempotency_mismatch`, `recharge_unsettled`.
  func run(_ topUp: TopUp) async throws -> TopUpResponse {
    let id = try await place(topUp)
    let outcome = try await runner(topUp).run(RechargeFlow(organization: topUp.organization, id: id))
    let needsOwner = outcome.recharge.machine.state == .requiresAction
    return TopUpResponse(
      recharge: outcome.recharge.message, clientSecret: needsOwner ? outcome.intent?.clientSecret ?? "" : "")
  }

  private func place(_ topUp: TopUp) async throws -> RechargeID {
    for _ in 0...Self.supersededLimit {
      do {
        return try await take(topUp)
      } catch let waiting as WaitingPayment {
        try await end(waiting.id, for: topUp)
      }
    }
    throw BillingError.rechargeLive
  }

  private func take(_ topUp: TopUp) async throws -> RechargeID {
    let outcome = try await TransientRetry.run {
      try await database.withTransaction(topUp.scope) { transaction in
        try await topUp.key.perform(
          for: topUp.organization, in: transaction, retention: IdempotencyStore.fiveWeeks
        ) {
          try await start(topUp, in: transaction).serialized()
        }
      }
    }
    let response = try TopUpResponse(serialized: outcome.response)
    guard let id = RechargeID(response.recharge?.id ?? "") else { throw BillingError.rechargeMissing }
    return id
  }

  private func start(_ topUp: TopUp, in transaction: Transaction) async throws -> TopUpResponse {
    _ = try await AccountStore.lock(topUp.organization, in: transaction)
    if let live = try await RechargeStore.live(of: topUp.organization, in: transaction) {
      guard live.machine.state == .requiresAction else { throw BillingError.rechargeLive }
      throw WaitingPayment(id: live.id)
    }
    let standing = try await RechargeStanding.read(topUp.organization, in: transaction)
    do throws(RechargeOutlook.Obstacle) {
      try standing.allows(topUp.amount)
    } catch {
      throw BillingError.rechargeRefused(error)
    }
    let recharge = Recharge(
      id: .new(), trigger: .manual, amount: topUp.amount, paymentMethod: topUp.paymentMethod)
    guard try await RechargeStore.insert(recharge, of: topUp.organization, in: transaction) else {
      throw BillingError.rechargeLive
    }
    try await JobStore.enqueue(
      [.recharge(recharge.id, of: topUp.organization, after: Self.standBy)], in: transaction)
    return TopUpResponse(recharge: recharge.message)
  }

  private func end(_ id: RechargeID, for topUp: TopUp) async throws {
    let flow = RechargeFlow(organization: topUp.organization, id: id)
    let request = try await database.withTransaction(topUp.scope) { try await flow.cancellation(in: $0) }
    guard let request else { return }
    let outcome = try await runner(topUp).cancel(flow, by: request)
    guard outcome.wait == nil else { throw BillingError.paymentsUnavailable }
  }

  private func runner(_ topUp: TopUp) -> RechargeRunner {
    RechargeRunner(provider: provider) { [database] step in
      try await TransientRetry.run { try await database.withTransaction(topUp.scope) { try await step($0) } }
    }
  }

  /// A payment holds the wallet's place and waits for its owner.
  private struct WaitingPayment: Error {
    var id: RechargeID
  }
}
