import Foundation
import Identifiers
import TestSupport
import Testing

@testable import Billing

@Suite("What a call costs")
struct RateTests {
  static let seventyCents = Rate(
    id: .new(), microsPerMinute: 700_000, incrementSeconds: 1, validFrom: .distantPast, validUntil: nil)

  @Test(
    "$0.70 a minute, by the second, rounded up to the micro-dollar",
    arguments: [
      (0, 0), (1, 11_667), (2, 23_334), (3, 35_000), (59, 688_334), (60, 700_000), (61, 711_667), (93, 1_085_000),
      (3600, 42_000_000), (172_800, 2_016_000_000),
    ] as [(Int64, Int64)])
  func priceOfSeconds(seconds: Int64, micros: Int64) {
    #expect(Self.seventyCents.price(seconds: seconds) == MicroDollars(micros))
  }

  @Test(
    "seconds are rounded up to the rate's increment first",
    arguments: [(0, 0), (1, 700_000), (60, 700_000), (61, 1_400_000)] as [(Int64, Int64)])
  func startedMinutes(seconds: Int64, micros: Int64) {
    var rate = Self.seventyCents
    rate.incrementSeconds = 60
    #expect(rate.price(seconds: seconds) == MicroDollars(micros))
  }

  @Test("what does not fit 64 bits has no price instead of a crash", arguments: [Int64.max, .max / 2, -1, .min])
  func hostileSeconds(seconds: Int64) {
    #expect(Self.seventyCents.price(seconds: seconds) == nil)
  }

  @Test(
    "a price is the least whole number of micro-dollars that is no less than the exact one", arguments: [7 as UInt64])
  func priceIsTheCeiling(seed: UInt64) {
    var random = SeededGenerator(seed)
    for _ in 0..<10_000 {
      var rate = Self.seventyCents
      rate.microsPerMinute = .random(in: 1...1_000_000_000, using: &random)
      let seconds = Int64.random(in: 0...ChargeOrder.secondsLimit, using: &random)
      let price = rate.price(seconds: seconds)?.micros ?? -1
      let exact = seconds * rate.microsPerMinute
      #expect(price * 60 >= exact && (price - 1) * 60 < exact, "seed \(seed)")
      let longer = rate.price(seconds: seconds + 1)?.micros ?? -1
      #expect(longer >= price, "seed \(seed): a longer call is not cheaper")
    }
  }

  @Test("a moment is priced by the rate whose time holds it, its end excluded")
  func rateOfAMoment() {
    let turn = Date(timeIntervalSince1970: 1_750_000_000)
    var old = Self.seventyCents
    old.validUntil = turn
    var new = Self.seventyCents
    (new.id, new.validFrom) = (.new(), turn)
    let card = RateCard([new, old])
    #expect(card.rate(at: turn.addingTimeInterval(-0.001))?.id == old.id)
    #expect(card.rate(at: turn)?.id == new.id)
    #expect(RateCard([old]).rate(at: turn) == nil)
    #expect(card.rate(old.id) == old)
  }
}
