import Foundation
import Identifiers
import TestSupport
import Testing

@testable import Billing

@Suite("Decisions about money that comes back to a call")
struct CallRefundTests {
  private let rates = RateCard([RateTests.seventyCents])
  private let organization = OrganizationID.new()
  private let call = CallID.new()

  private func order(version: Int64, seconds: Int64, mayLower: Bool = false) -> ChargeOrder {
    ChargeOrder(
      index: 0, organizationID: organization, callID: call, version: version, seconds: seconds, pricedAt: Date(),
      mayLower: mayLower)
  }

  private func charged(promo: Int64 = 0, seconds: Int64 = 60) -> LedgerBook {
    var book = LedgerBookTests.emptyBook()
    if promo > 0 {
      _ = book.grantPromo(
        MicroDollars(promo), idempotencyKey: "", inputs: TransferInputs(), transferID: .new())
    }
    _ = book.charge(order(version: 1, seconds: seconds), rates: rates, transferID: .new())
    return book
  }

  @discardableResult
  private func refund(_ book: inout LedgerBook, _ micros: Int64?) throws -> TransferDraft {
    try book.refund(
      call, amount: micros.map { MicroDollars($0) }, idempotencyKey: "k", inputs: TransferInputs(reason: "sorry"),
      transferID: .new())
  }

  @Test("a refund goes back to where the money came from, paid money first")
  func whereItCameFrom() throws {
    var book = charged(promo: 300_000)
    #expect(book.balance(.walletPromo) == .zero && book.balance(.walletPaid) == MicroDollars(-400_000))
    try refund(&book, 500_000)
    #expect(book.balance(.walletPaid) == .zero)
    #expect(book.balance(.walletPromo) == MicroDollars(100_000))
    try refund(&book, nil)
    #expect(book.balance(.walletPromo) == MicroDollars(300_000))
    #expect(book.balance(.revenue) == .zero)
    LedgerBookTests.expectBalancedPostings(book.changes)
  }

  @Test("never more is given back than the call costs", arguments: [700_001, .max, 0, -1] as [Int64])
  func tooMuch(micros: Int64) {
    var book = charged()
    let before = book.changes
    #expect(throws: BillingError.refundExceedsCharge) { try refund(&book, micros) }
    #expect(book.changes == before)
  }

  @Test("after a full refund nothing is left to give back")
  func nothingLeft() throws {
    var book = charged()
    try refund(&book, nil)
    #expect(throws: BillingError.refundExceedsCharge) { try refund(&book, nil) }
    #expect(throws: BillingError.refundExceedsCharge) { try refund(&book, 1) }
  }

  @Test("a call that was never charged has nothing to give back")
  func unknownCall() {
    var book = LedgerBookTests.emptyBook()
    #expect(throws: BillingError.chargeNotFound) { try refund(&book, nil) }
  }

  @Test("only the provider's own answer makes a call shorter")
  func correction() {
    var book = charged()
    #expect(
      book.charge(order(version: 2, seconds: 30), rates: rates, transferID: .new())
        == .unchanged(MicroDollars(700_000)))
    #expect(
      book.charge(order(version: 3, seconds: 30, mayLower: true), rates: rates, transferID: .new())
        == .adjusted(MicroDollars(350_000)))
    #expect(book.balance(.walletPaid) == MicroDollars(-350_000))
    #expect(book.changes.transfers.map(\.kind) == [.charge, .correct])
  }

  @Test("a shorter duration after a full refund gives no further credit")
  func correctionAfterRefund() throws {
    var book = charged(promo: 200_000)
    try refund(&book, nil)
    let refunded = book.changes.transfers.count
    _ = book.charge(order(version: 2, seconds: 30, mayLower: true), rates: rates, transferID: .new())
    #expect(book.changes.transfers.count == refunded)
    #expect(book.balance(.walletPromo) == MicroDollars(200_000) && book.balance(.walletPaid) == .zero)
  }

  @Test(
    "whatever is charged, amended, corrected and refunded in whatever order, no call costs less than nothing",
    arguments: Array(1...20) as [UInt64])
  func randomOrders(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    var book = LedgerBookTests.emptyBook()
    _ = book.grantPromo(
      MicroDollars(.random(in: 1...2_000_000, using: &random)), idempotencyKey: "", inputs: TransferInputs(),
      transferID: .new())
    var version: Int64 = 0
    var refunds: Int64 = 0
    for _ in 0..<60 {
      if Bool.random(using: &random), book.charges[call] != nil {
        let micros = Int64.random(in: 1...900_000, using: &random)
        do {
          try refund(&book, micros)
          refunds += micros
        } catch BillingError.refundExceedsCharge {}
      } else {
        version += Int64.random(in: 0...2, using: &random)
        _ = book.charge(
          order(
            version: max(version, 1), seconds: .random(in: 0...180, using: &random), mayLower: .random(using: &random)),
          rates: rates, transferID: .new())
      }
      guard let charge = book.charges[call] else { continue }
      #expect(charge.paid >= .zero && charge.promo >= .zero && charge.promo <= charge.paid, "seed \(seed)")
      #expect(charge.refunded == MicroDollars(refunds), "seed \(seed)")
      #expect(book.balance(.revenue) == charge.paid, "seed \(seed): revenue is what calls cost on balance")
      #expect(book.balance(.walletPromo) >= .zero, "seed \(seed)")
    }
    LedgerBookTests.expectBalancedPostings(book.changes)
  }

  @Test("every price can be computed again from what the transfer keeps", arguments: Array(1...10) as [UInt64])
  func recomputed(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    for rounding in Rate.Rounding.allCases {
      var rate = RateTests.seventyCents
      rate.rounding = rounding
      rate.microsPerMinute = .random(in: 1...5_000_000, using: &random)
      rate.incrementSeconds = .random(in: 1...90, using: &random)
      var book = LedgerBookTests.emptyBook()
      let card = RateCard([rate])
      _ = book.charge(
        order(version: 1, seconds: .random(in: 1...7200, using: &random)), rates: card, transferID: .new())
      try refund(&book, 1)
      for version in 2...6 {
        _ = book.charge(
          order(version: Int64(version), seconds: .random(in: 0...7200, using: &random), mayLower: true), rates: card,
          transferID: .new())
      }
      for transfer in book.changes.transfers where transfer.kind != .refund {
        let kept = try TransferInputs(json: transfer.inputs.json())
        let word = try #require(kept.rounding)
        let rounding = try #require(Rate.Rounding(rawValue: word))
        let (micros, increment) = (try #require(kept.microsPerMinute), try #require(kept.incrementSeconds))
        let again = Rate(
          id: .new(), microsPerMinute: micros, incrementSeconds: increment, rounding: rounding, validFrom: .distantPast)
        let seconds = try #require(kept.seconds)
        let price = try #require(again.price(seconds: seconds))
        let due = max(price.micros - (kept.refundedBeforeMicros ?? 0), 0)
        let revenue = try #require(book.accounts[.revenue])
        let moved = transfer.postings.first { $0.accountID == revenue.id }?.amount.micros
        #expect(moved == due - (kept.paidBeforeMicros ?? 0), "seed \(seed)")
      }
    }
  }
}
