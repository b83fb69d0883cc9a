internal import Identifiers
internal import Postgres

/// What may be taken from an organization's cards now, when a recharge that holds the wallet's place is about to be sent.
struct RechargeStanding: Sendable, Hashable {
  /// Nil where the organization has no rule.
  var outlook: RechargeOutlook?
  var isFrozen: Bool
  var spending: RechargeSpending

  var caps: RechargeCaps { outlook?.rule.caps ?? .usual }

  /// What the rule takes: the shortfall of this moment, as far as the caps allow.
  func automaticAmount() throws(RechargeOutlook.Obstacle) -> MicroDollars {
    guard var outlook else { throw .disabled }
    // The one that is under way is the one that asks.
    outlook.hasLive = false
    return try outlook.amount()
  }

  /// A person's wish is taken whole or not at all.
  func allows(_ amount: MicroDollars) throws(RechargeOutlook.Obstacle) {
    guard !isFrozen else { throw .walletFrozen }
    do throws(RechargeCaps.Reached) {
      guard try caps.allowed(amount, after: spending) == amount else {
        throw caps.monthly.micros - spending.month.micros < amount.micros ? .monthly : .daily
      }
    } catch {
      switch error {
      case .daily: throw .dailyCap
      case .monthly: throw .monthlyCap
      }
    }
  }

  /// Final only while the organization's accounts are locked.
  static func read(_ organization: OrganizationID, in transaction: Transaction) async throws -> RechargeStanding {
    let balance = try await AccountStore.wallet(organization, in: transaction).balance
    return RechargeStanding(
      outlook: try await WalletRuleStore.outlook(organization, balance: balance, in: transaction),
      isFrozen: try await WalletStore.isFrozen(organization, in: transaction),
      spending: try await RechargeStore.spending(of: organization, in: transaction))
  }
}
