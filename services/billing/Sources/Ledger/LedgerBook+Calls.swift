internal import Foundation
internal import Identifiers

// What calls do to an organization's money.

extension LedgerBook {
  /// Charges one call: once, and afterwards by what other seconds change. A refused order changes nothing.
  mutating func charge(_ order: ChargeOrder, rates: RateCard, transferID: TransferID) -> ChargeDecision {
    do throws(ChargeRefusal) {
      guard let known = charges[order.callID] else {
        return try chargeFirst(order, rates: rates, transferID: transferID)
      }
      guard order.version > known.version else { return .unchanged(known.amount) }
      return try adjust(known, by: order, rates: rates, transferID: transferID)
    } catch {
      return .refused(error)
    }
  }

  /// Gives back `amount` of what a charged call cost, or all that is left. Throws where it was never charged, and where it
  /// cost less than that: what operators give back is never more than what the call costs.
  mutating func refund(
    _ call: CallID, amount: MicroDollars?, idempotencyKey: String, inputs: TransferInputs, transferID: TransferID
  ) throws(BillingError) -> TransferDraft {
    guard var charge = charges[call] else { throw .chargeNotFound }
    let amount = amount ?? charge.paid
    guard amount > .zero, amount <= charge.paid, let refunded = charge.refunded.adding(amount) else {
      throw .refundExceedsCharge
    }
    var inputs = inputs
    inputs.paidBeforeMicros = charge.paid.micros
    inputs.refundedBeforeMicros = charge.refunded.micros
    let draft = TransferDraft(
      id: transferID, kind: .refund, subject: .call(call), idempotencyKey: idempotencyKey, inputs: inputs)
    let (legs, promo) = returning(amount, from: charge)
    guard let transfer = post(draft, legs) else { throw .balanceOutOfRange }
    charge.refunded = refunded
    charge.promo.micros -= promo
    record(charge)
    return transfer
  }

  private mutating func chargeFirst(
    _ order: ChargeOrder, rates: RateCard, transferID: TransferID
  ) throws(ChargeRefusal) -> ChargeDecision {
    guard let rate = rates.rate(at: order.pricedAt) else { throw .noRate }
    guard let price = rate.price(seconds: order.seconds) else { throw .balanceOutOfRange }
    // A call that cost nothing has its row too: later facts are then an adjustment, and a sweep finds nothing missing.
    var charge = CallCharge(
      callID: order.callID, version: order.version, seconds: order.seconds, rateID: rate.id, amount: price)
    if price > .zero {
      let draft = TransferDraft(
        id: transferID, kind: .charge, subject: .call(order.callID), rateID: rate.id,
        inputs: TransferInputs(order, at: rate))
      charge.promo.micros += try collect(price, draft)
    }
    record(charge)
    return .charged(price)
  }

  private mutating func adjust(
    _ known: CallCharge, by order: ChargeOrder, rates: RateCard, transferID: TransferID
  ) throws(ChargeRefusal) -> ChargeDecision {
    var charge = known
    charge.version = order.version
    // The call keeps the rate it was first priced at. Fewer seconds give money back only where the provider's own API said
    // so: a signed event may raise what a call costs, never lower it.
    let seconds = order.mayLower ? order.seconds : max(order.seconds, known.seconds)
    guard let rate = rates.rate(known.rateID) else { throw .noRate }
    guard let price = rate.price(seconds: seconds), let due = known.due(at: price) else { throw .balanceOutOfRange }
    guard due != known.paid else {
      record(charge)
      return .unchanged(charge.amount)
    }
    var inputs = TransferInputs(order, at: rate)
    inputs.oldSeconds = known.seconds
    inputs.paidBeforeMicros = known.paid.micros
    inputs.refundedBeforeMicros = known.refunded.micros
    var draft = TransferDraft(
      id: transferID, kind: .adjust, subject: .call(order.callID), rateID: rate.id, inputs: inputs)
    if due > known.paid {
      charge.promo.micros += try collect(MicroDollars(due.micros - known.paid.micros), draft)
    } else {
      draft.kind = .correct
      let (legs, promo) = returning(MicroDollars(known.paid.micros - due.micros), from: known)
      guard post(draft, legs) != nil else { throw .balanceOutOfRange }
      charge.promo.micros -= promo
    }
    charge.adjustments += 1
    charge.seconds = seconds
    charge.amount = price
    record(
      AdjustmentDraft(
        callID: order.callID, n: charge.adjustments, transferID: transferID, oldSeconds: known.seconds,
        newSeconds: seconds))
    record(charge)
    return .adjusted(price)
  }

  /// Takes `amount`, above zero, from the wallet: promotional credit first, the rest from paid money, which may go below
  /// zero. Answers how much of it was credit.
  private mutating func collect(_ amount: MicroDollars, _ draft: TransferDraft) throws(ChargeRefusal) -> Int64 {
    let promo = min(max(balance(.walletPromo).micros, 0), amount.micros)
    var legs: [(AccountKind, MicroDollars)] = []
    if promo > 0 { legs.append((.walletPromo, MicroDollars(-promo))) }
    if promo < amount.micros { legs.append((.walletPaid, MicroDollars(promo - amount.micros))) }
    legs.append((.revenue, amount))
    guard post(draft, legs) != nil else { throw .balanceOutOfRange }
    return promo
  }

  /// The lines that give back `amount`, above zero and at most what was paid, to where it came from: paid money first, so
  /// the reverse of how it was spent. Also how much of it is credit.
  private func returning(
    _ amount: MicroDollars, from charge: CallCharge
  ) -> (legs: [(AccountKind, MicroDollars)], promo: Int64) {
    let money = min(amount.micros, charge.paid.micros - charge.promo.micros)
    let promo = amount.micros - money
    var legs = [(AccountKind.revenue, MicroDollars(-amount.micros))]
    if money > 0 { legs.append((.walletPaid, MicroDollars(money))) }
    if promo > 0 { legs.append((.walletPromo, MicroDollars(promo))) }
    return (legs, promo)
  }
}

extension TransferInputs {
  fileprivate init(_ order: ChargeOrder, at rate: Rate) {
    self.init()
    callVersion = order.version
    seconds = order.seconds
    pricedAt = order.pricedAt.formatted(.iso8601)
    microsPerMinute = rate.microsPerMinute
    incrementSeconds = rate.incrementSeconds
    rounding = rate.rounding.rawValue
  }
}
