import Foundation
import Identifiers
import TestSupport
import Testing

@testable import Billing

@Suite("Decisions about one organization's money")
struct LedgerBookTests {
  let rates = RateCard([RateTests.seventyCents])
  let organization = OrganizationID.new()

  static func emptyBook(charges: [CallCharge] = []) -> LedgerBook {
    LedgerBook(
      accounts: AccountKind.allCases.map { Account(id: .new(), kind: $0) }, lastTransferSeq: 0, charges: charges)
  }

  func order(_ call: CallID, version: Int64 = 1, seconds: Int64) -> ChargeOrder {
    ChargeOrder(
      index: 0, organizationID: organization, callID: call, version: version, seconds: seconds, pricedAt: Date())
  }

  @Test("a call is charged once: the wallet pays what revenue gains")
  func firstCharge() throws {
    var book = Self.emptyBook()
    let call = CallID.new()
    #expect(
      book.charge(order(call, seconds: 93), rates: rates, transferID: .new()) == .charged(MicroDollars(1_085_000)))
    #expect(book.balance(.walletPaid) == MicroDollars(-1_085_000))
    #expect(book.balance(.revenue) == MicroDollars(1_085_000))
    #expect(
      book.charge(order(call, seconds: 93), rates: rates, transferID: .new()) == .unchanged(MicroDollars(1_085_000)))
    let changes = book.takeChanges()
    #expect(changes.transfers.count == 1)
    let transfer = try #require(changes.transfers.first)
    #expect(transfer.postings.map(\.amount.micros) == [-1_085_000, 1_085_000])
    #expect(transfer.walletBalanceAfter == MicroDollars(-1_085_000))
    let inputs = try TransferInputs(json: transfer.inputs.json())
    #expect(inputs == transfer.inputs)
    #expect(inputs.seconds == 93 && inputs.microsPerMinute == 700_000 && inputs.rounding == "up")
  }

  @Test("a call of no seconds has a charge of nothing and no transfer")
  func zeroSeconds() {
    var book = Self.emptyBook()
    let call = CallID.new()
    #expect(book.charge(order(call, seconds: 0), rates: rates, transferID: .new()) == .charged(.zero))
    let changes = book.takeChanges()
    #expect(changes.transfers.isEmpty && changes.accounts.isEmpty)
    #expect(changes.charges[call]?.seconds == 0)
    #expect(
      book.charge(order(call, version: 2, seconds: 60), rates: rates, transferID: .new())
        == .adjusted(MicroDollars(700_000)))
  }

  @Test(
    "later facts charge the difference, never give back, and late ones change nothing",
    arguments: [
      (2, 100, ChargeDecision.adjusted(MicroDollars(1_166_667)), 2, 100),
      (2, 93, .unchanged(MicroDollars(1_085_000)), 2, 93),
      (2, 10, .unchanged(MicroDollars(1_085_000)), 2, 93),
      (1, 100, .unchanged(MicroDollars(1_085_000)), 1, 93),
    ] as [(Int64, Int64, ChargeDecision, Int64, Int64)])
  func amendment(version: Int64, seconds: Int64, decision: ChargeDecision, applied: Int64, paid: Int64) {
    var book = Self.emptyBook()
    let call = CallID.new()
    _ = book.charge(order(call, seconds: 93), rates: rates, transferID: .new())
    #expect(book.charge(order(call, version: version, seconds: seconds), rates: rates, transferID: .new()) == decision)
    #expect(book.charges[call]?.version == applied)
    #expect(book.charges[call]?.seconds == paid)
  }

  @Test("promotional credit is spent first, and what is missing is paid money")
  func promoFirst() {
    var book = Self.emptyBook()
    let granted = book.grantPromo(
      MicroDollars(1_000_000), idempotencyKey: "k", inputs: TransferInputs(), transferID: .new())
    #expect(granted?.walletBalanceAfter == MicroDollars(1_000_000))
    _ = book.charge(order(.new(), seconds: 60), rates: rates, transferID: .new())
    #expect(book.balance(.walletPromo) == MicroDollars(300_000))
    #expect(book.balance(.walletPaid) == .zero)
    _ = book.charge(order(.new(), seconds: 60), rates: rates, transferID: .new())
    #expect(book.balance(.walletPromo) == .zero)
    #expect(book.balance(.walletPaid) == MicroDollars(-400_000))
    #expect(book.takeChanges().transfers.last?.postings.count == 3)
  }

  @Test("a refused order leaves the book as it was")
  func refusals() {
    var book = LedgerBook(
      accounts: AccountKind.allCases.map {
        Account(id: .new(), kind: $0, seq: 1, balance: MicroDollars($0 == .revenue ? .max - 1 : 0))
      }, lastTransferSeq: 1, charges: [])
    #expect(book.charge(order(.new(), seconds: 60), rates: rates, transferID: .new()) == .refused(.balanceOutOfRange))
    #expect(book.charge(order(.new(), seconds: 60), rates: RateCard([]), transferID: .new()) == .refused(.noRate))
    #expect(book.changes.isEmpty)
    #expect(book.balance(.walletPaid) == .zero)
  }

  @Test("whatever is charged and granted, the books balance", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func randomOperations(seed: UInt64) {
    var random = SeededGenerator(seed)
    var book = Self.emptyBook()
    let calls = (0..<20).map { _ in CallID.new() }
    var expected: [CallID: (version: Int64, seconds: Int64)] = [:]
    for _ in 0..<500 {
      if Int.random(in: 0..<10, using: &random) == 0 {
        let amount = MicroDollars(.random(in: 1...5_000_000, using: &random))
        _ = book.grantPromo(amount, idempotencyKey: "", inputs: TransferInputs(), transferID: .new())
        continue
      }
      let call = calls.randomElement(using: &random)!
      let version = Int64.random(in: 1...30, using: &random)
      let seconds = Int64.random(in: 0...7200, using: &random)
      _ = book.charge(order(call, version: version, seconds: seconds), rates: rates, transferID: .new())
      let known = expected[call] ?? (0, 0)
      if version > known.version { expected[call] = (version, max(known.seconds, seconds)) }
    }
    for (call, facts) in expected {
      #expect(book.charges[call]?.seconds == facts.seconds, "seed \(seed)")
      #expect(book.charges[call]?.amount == RateTests.seventyCents.price(seconds: facts.seconds), "seed \(seed)")
    }
    Self.expectBalanced(book, book.changes, "seed \(seed)")
  }

  static func expectBalancedPostings(_ changes: LedgerBook.Changes) {
    for transfer in changes.transfers {
      #expect(transfer.postings.count >= 2 && transfer.postings.reduce(0) { $0 + $1.amount.micros } == 0)
      #expect(transfer.postings.allSatisfy { $0.amount != .zero })
    }
  }

  /// Everything that must hold of the changes of a book that began empty.
  static func expectBalanced(_ book: LedgerBook, _ changes: LedgerBook.Changes, _ comment: Comment) {
    #expect(AccountKind.allCases.reduce(0) { $0 + book.balance($1).micros } == 0, comment)
    #expect(book.balance(.walletPromo) >= .zero, comment)
    #expect(changes.transfers.map(\.seq) == (1...Int64(changes.transfers.count)).map(\.self), comment)
    for transfer in changes.transfers {
      #expect(transfer.postings.reduce(0) { $0 + $1.amount.micros } == 0, comment)
    }
    for account in book.accounts.values {
      let postings = changes.transfers.flatMap(\.postings).filter { $0.accountID == account.id }
      #expect(Int64(postings.count) == account.seq, comment)
      #expect(postings.enumerated().allSatisfy { $0.element.accountSeq == Int64($0.offset + 1) }, comment)
      var balance: Int64 = 0
      for posting in postings {
        balance += posting.amount.micros
        #expect(posting.balanceAfter.micros == balance, comment)
      }
      #expect(account.balance.micros == balance, comment)
    }
    let paid = changes.charges.values.reduce(0) { $0 + $1.amount.micros }
    #expect(book.balance(.revenue).micros == paid, comment)
  }
}
