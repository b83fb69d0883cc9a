/// Most that cards may be asked for in a day and in a month.
struct RechargeCaps: Sendable, Hashable {
  var daily: MicroDollars
  var monthly: MicroDollars

  /// For organizations without a rule: $10,000.00 a day, $50,000.00 a month.
  static let usual = RechargeCaps(daily: MicroDollars(10_000_000_000), monthly: MicroDollars(50_000_000_000))

  /// The cap that stands in the way.
  enum Reached: String, Error, Sendable, Hashable {
    case daily = "daily_cap"
    case monthly = "monthly_cap"
  }

  /// `wanted`, or as much of it as the caps leave. Throws where that is less than a payment can be.
  func allowed(_ wanted: MicroDollars, after spent: RechargeSpending) throws(Reached) -> MicroDollars {
    let today = max(daily.micros - spent.today.micros, 0)
    let month = max(monthly.micros - spent.month.micros, 0)
    // Caps are whole cents, and so is what is left of them.
    let allowed = min(wanted.micros, today, month)
    guard allowed >= min(PaymentLimits.smallest, wanted).micros, allowed > 0 else {
      throw month <= today ? .monthly : .daily
    }
    return MicroDollars(allowed)
  }
}

/// What cards were asked for in this day and month of UTC and did not refuse.
struct RechargeSpending: Sendable, Hashable {
  var today = MicroDollars.zero
  var month = MicroDollars.zero
}
