internal import BillingAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension BillingHandlers {
  /// When the wallet of the caller's organization recharges itself, and what that would do now.
  func getRechargeRule(
    _ request: GetRechargeRuleRequest, context: CallContext
  ) async throws -> GetRechargeRuleResponse {
    let organization = try context.requireOrganization()
    let outlook = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      let balance = try await AccountStore.wallet(organization, in: $0).balance
      return try await WalletRuleStore.outlook(organization, balance: balance, in: $0)
    }
    guard let outlook else { return GetRechargeRuleResponse() }
    return GetRechargeRuleResponse(rule: outlook.rule.message, standing: outlook.message)
  }
}

extension RechargeRule {
  var message: BillingAPI.RechargeRule {
    BillingAPI.RechargeRule(
      isEnabled: isEnabled, threshold: threshold.message, target: target.message, dailyCap: caps.daily.message,
      monthlyCap: caps.monthly.message, paymentMethod: paymentMethod)
  }
}

extension RechargeOutlook {
  /// What the rule would do now.
  var message: BillingAPI.RechargeStanding {
    var message = BillingAPI.RechargeStanding(
      declines: UInt32(rule.declines),
      nextAllowedAt: isDue ? nil : Timestamp(rule.nextAllowedAt), disabledReason: rule.disabledReason.rawValue)
    do throws(Obstacle) {
      message.amount = try amount().message
      message.chargesNow = true
    } catch {
      message.amount = (rule.amount(at: balance) ?? .zero).message
      message.obstacle = error.rawValue
    }
    return message
  }
}
