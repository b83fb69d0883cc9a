internal import BillingAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime

extension BillingHandlers {
  /// Says when the wallet of the caller's organization recharges itself; a recharge that the new rule asks for begins at
  /// once. A preview stores nothing and tells what would happen.
  ///
  /// Throws `invalid_rule`, `invalid_threshold`, `invalid_target`, `invalid_daily_cap`, `invalid_monthly_cap`,
  /// `invalid_payment_method`, `invalid_currency`, `idempotency_key_invalid`, `idempotency_mismatch`.
  func setRechargeRule(
    _ request: SetRechargeRuleRequest, context: CallContext
  ) async throws -> SetRechargeRuleResponse {
    let organization = try context.requireOrganization()
    let rule = try RechargeRule(request.rule)
    guard !request.isPreview else {
      let outlook = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
        try await rule.outlook(organization, in: $0)
      }
      return SetRechargeRuleResponse(rule: rule.message, standing: outlook.message)
    }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await TransientRetry.run {
      try await database.withTransaction(context.scope(organization)) { transaction in
        try await key.perform(for: organization, in: transaction, retention: IdempotencyStore.fiveWeeks) {
          try await rule.set(organization, in: transaction).serialized()
        }
      }
    }
    wakeWorkers()
    return try SetRechargeRuleResponse(serialized: outcome.response)
  }
}

extension RechargeRule {
  /// What the rule would do now if it were set.
  fileprivate func outlook(
    _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> RechargeOutlook {
    let balance = try await AccountStore.wallet(organization, in: transaction).balance
    let known = try await WalletRuleStore.outlook(organization, balance: balance, in: transaction)
    let live = try await RechargeStore.live(of: organization, in: transaction)
    return RechargeOutlook(
      rule: self, balance: balance, spending: try await RechargeStore.spending(of: organization, in: transaction),
      isFrozen: try await WalletStore.isFrozen(organization, in: transaction), hasLive: live != nil,
      isDue: known.map { $0.isDue || !$0.rule.isEnabled } ?? true)
  }

  /// The answer tells what stood when the rule was set: `charges_now` says that a recharge has begun.
  fileprivate func set(
    _ organization: OrganizationID, in transaction: Transaction
  ) async throws -> SetRechargeRuleResponse {
    _ = try await AccountStore.lock(organization, in: transaction)
    try await WalletRuleStore.set(self, of: organization, in: transaction)
    let balance = try await AccountStore.wallet(organization, in: transaction).balance
    let outlook = try await WalletRuleStore.outlook(organization, balance: balance, in: transaction)
    try await RechargeTrigger.pull(organization, in: transaction)
    return SetRechargeRuleResponse(rule: message, standing: outlook?.message)
  }

  /// Checks a rule of a request.
  fileprivate init(_ rule: BillingAPI.RechargeRule?) throws {
    guard let rule else { throw InvalidField("rule", rule: "It must be there.") }
    let threshold = try Self.amount(rule.threshold, "threshold", 0...10_000_000_000)
    let target = try Self.amount(rule.target, "target", threshold.micros + 10_000...20_000_000_000)
    let daily = try Self.amount(rule.dailyCap, "daily_cap", 1_000_000...50_000_000_000)
    let monthly = try Self.amount(rule.monthlyCap, "monthly_cap", daily.micros...500_000_000_000)
    self.init(
      isEnabled: rule.isEnabled, threshold: threshold, target: target,
      caps: RechargeCaps(daily: daily, monthly: monthly),
      paymentMethod: try PaymentMethodRule.check(rule.paymentMethod, field: "rule.payment_method"))
  }

  private static func amount(
    _ money: Money?, _ name: String, _ range: ClosedRange<Int64>
  ) throws(InvalidField) -> MicroDollars {
    let amount = try MicroDollars(money ?? Money(), field: "rule.\(name)")
    guard range.contains(amount.micros), amount.isWholeCents else {
      throw InvalidField(
        "rule.\(name)", rule: "\(range.lowerBound) to \(range.upperBound) micro-dollars, whole cents.")
    }
    return amount
  }
}

/// What the id of a saved card must be like.
enum PaymentMethodRule {
  /// `pm_` or `card_` and letters, digits and `_`, at most 64 characters in all. Throws `invalid_payment_method`.
  static func check(_ id: String, field: String) throws(InvalidField) -> String {
    guard id.wholeMatch(of: /(pm|card)_[A-Za-z0-9_]{1,59}/) != nil else {
      throw InvalidField(field, rule: "The payment provider's id of a card, such as pm_..., at most 64 characters.")
    }
    return id
  }
}
