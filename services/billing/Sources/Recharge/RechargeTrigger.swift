internal import Identifiers
internal import Jobs
internal import Postgres

/// Starts recharges where the balance is below the threshold.
///
/// Asked at each charge, when a rule is set, when a wallet thaws, when a recharge came through, and once a wait after declines
/// or a cap is over. It goes by what the balance is, not by its crossing the threshold: a start that was missed is made up by
/// the next one to ask.
enum RechargeTrigger {
  /// Starts a recharge where the rule asks for one and nothing stands in the way. At most one is under way at a time, by
  /// the index of `recharges`. The organization's accounts are locked.
  static func pull(_ organization: OrganizationID, in transaction: Transaction) async throws {
    let balance = try await AccountStore.wallet(organization, in: transaction).balance
    guard try await WalletRuleStore.pull(organization, balance: balance, in: transaction).isPulled else { return }
    try await start(organization, balance: balance, in: transaction)
  }

  /// The same where the rule is known to ask for one at this balance.
  static func start(
    _ organization: OrganizationID, balance: MicroDollars, in transaction: Transaction
  ) async throws {
    guard let outlook = try await WalletRuleStore.outlook(organization, balance: balance, in: transaction) else {
      return
    }
    let amount: MicroDollars
    do throws(RechargeOutlook.Obstacle) {
      amount = try outlook.amount()
    } catch {
      return try await wait(error, organization, in: transaction)
    }
    let recharge = Recharge(
      id: .new(), trigger: .automatic, amount: amount, paymentMethod: outlook.rule.paymentMethod)
    guard try await RechargeStore.insert(recharge, of: organization, in: transaction) else { return }
    try await JobStore.enqueue([.recharge(recharge.id, of: organization)], in: transaction)
  }

  /// A reached cap is asked again when its time is over; other obstacles end with an event that asks by itself.
  static func wait(
    _ obstacle: RechargeOutlook.Obstacle, _ organization: OrganizationID, in transaction: Transaction
  ) async throws {
    let cap: RechargeCaps.Reached
    switch obstacle {
    case .dailyCap: cap = .daily
    case .monthlyCap: cap = .monthly
    case .disabled, .aboveThreshold, .rechargeLive, .backingOff, .walletFrozen: return
    }
    let wait = try await WalletRuleStore.postpone(organization, for: cap, in: transaction)
    try await JobStore.enqueue([.rechargeCheck(of: organization, after: wait)], in: transaction)
  }
}

extension NewJob {
  /// Brings a recharge forward until its outcome is known.
  static func recharge(_ id: RechargeID, of organization: OrganizationID, after delay: Duration = .zero) -> NewJob {
    NewJob(kind: .recharge, organizationID: organization, ref: id.uuid, lane: JobKind.paymentLane, delay: delay)
  }

  /// Gives up a payment whose owner did not act.
  static func rechargeExpiry(_ id: RechargeID, of organization: OrganizationID) -> NewJob {
    NewJob(
      kind: .rechargeExpiry, organizationID: organization, ref: id.uuid, lane: JobKind.paymentLane,
      delay: .seconds(86_400))
  }

  /// Asks again whether to recharge, when a wait is over.
  static func rechargeCheck(of organization: OrganizationID, after wait: Duration) -> NewJob {
    NewJob(
      kind: .rechargeCheck, organizationID: organization, ref: .version7(), lane: JobKind.paymentLane,
      delay: wait + .seconds(1))
  }
}

extension JobKind {
  static let recharge: JobKind = "recharge"
  static let rechargeExpiry: JobKind = "recharge_expiry"
  static let rechargeCheck: JobKind = "recharge_check"

  /// The lane of everything that talks to the payment provider: a provider that hangs keeps nobody else waiting.
  static let paymentLane = "payments"
}
