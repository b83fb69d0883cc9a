import Foundation
import Testing

@testable import Billing

@Suite("What a rule takes and when it gives up")
struct RechargeRuleTests {
  static func rule(threshold: Int64 = 10, target: Int64 = 50, daily: Int64 = 100, monthly: Int64 = 1_000)
    -> RechargeRule
  {
    RechargeRule(
      isEnabled: true, threshold: dollars(threshold), target: dollars(target),
      caps: RechargeCaps(daily: dollars(daily), monthly: dollars(monthly)), paymentMethod: "pm_ok")
  }

  static func dollars(_ dollars: Int64) -> MicroDollars { MicroDollars(dollars * 1_000_000) }

  @Test(
    "one payment covers the whole shortfall, in whole cents",
    arguments: [
      (10_000_000, nil), (9_999_999, 40_010_000), (0, 50_000_000), (-7_000_001, 57_010_000), (-1, 50_010_000),
      (.min, 20_000_000_000),
    ] as [(Int64, Int64?)])
  func amount(balance: Int64, micros: Int64?) {
    #expect(Self.rule().amount(at: MicroDollars(balance))?.micros == micros)
  }

  @Test("no payment is below what the provider takes")
  func smallest() {
    let rule = Self.rule(threshold: 10, target: 11)
    var close = rule
    close.target = MicroDollars(10_010_000)
    #expect(close.amount(at: MicroDollars(9_999_999)) == PaymentLimits.smallest)
  }

  @Test("declines wait an hour, six hours, and the third switches the rule off")
  func declines() {
    var rule = Self.rule()
    #expect(rule.decline(isFinal: false) == .seconds(3_600))
    #expect(rule.decline(isFinal: false) == .seconds(6 * 3_600))
    #expect(rule.isEnabled)
    #expect(rule.decline(isFinal: false) == nil)
    #expect(!rule.isEnabled && rule.disabledReason == .declined && rule.declines == 3)
    #expect(rule.decline(isFinal: false) == nil && rule.declines == 3)
  }

  @Test("a card that will never pay switches the rule off at once")
  func finalDecline() {
    var rule = Self.rule()
    #expect(rule.decline(isFinal: true) == nil)
    #expect(!rule.isEnabled && rule.disabledReason == .declined)
  }

  @Test(
    "caps leave as much as they leave, and nothing where that is no payment",
    arguments: [
      (40, 0, 0, 40, nil), (40, 70, 70, 30, nil), (40, 100, 100, nil, .daily), (40, 0, 1_000, nil, .monthly),
      (40, 0, 980, 20, nil), (40, 120, 120, nil, .daily),
    ] as [(Int64, Int64, Int64, Int64?, RechargeCaps.Reached?)])
  func caps(wanted: Int64, today: Int64, month: Int64, allowed: Int64?, reached: RechargeCaps.Reached?) {
    let caps = Self.rule().caps
    let spent = RechargeSpending(today: Self.dollars(today), month: Self.dollars(month))
    do throws(RechargeCaps.Reached) {
      let left = try caps.allowed(Self.dollars(wanted), after: spent)
      #expect(left == allowed.map(Self.dollars))
      #expect(reached == nil)
    } catch {
      #expect(error == reached)
    }
  }

  @Test("the first thing that stands in the way is named")
  func obstacles() {
    var outlook = RechargeOutlook(
      rule: Self.rule(), balance: .zero, spending: RechargeSpending(), isFrozen: false, hasLive: false, isDue: true)
    func obstacle(_ change: (inout RechargeOutlook) -> Void) -> RechargeOutlook.Obstacle? {
      var changed = outlook
      change(&changed)
      do throws(RechargeOutlook.Obstacle) {
        _ = try changed.amount()
        return nil
      } catch {
        return error
      }
    }
    #expect(obstacle { _ in } == nil)
    #expect(obstacle { $0.rule.isEnabled = false } == .disabled)
    #expect(obstacle { $0.balance = Self.dollars(10) } == .aboveThreshold)
    #expect(obstacle { $0.isFrozen = true } == .walletFrozen)
    #expect(obstacle { $0.hasLive = true } == .rechargeLive)
    #expect(obstacle { $0.isDue = false } == .backingOff)
    #expect(obstacle { $0.spending.today = Self.dollars(100) } == .dailyCap)
    #expect(obstacle { $0.spending.month = Self.dollars(1_000) } == .monthlyCap)
    outlook.hasLive = true
    #expect(obstacle { $0.spending.month = Self.dollars(1_000) } == .rechargeLive)
  }
}
