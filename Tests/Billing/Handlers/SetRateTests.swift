import BillingAPI
import Calls
import Foundation
import Identifiers
import Messages
import Postgres
import RPCAPI
import ServiceRuntime
import TestSupport
import Testing

@testable import Billing

@Suite("Setting what a minute costs")
struct SetRateTests {
  static func price(_ micros: Int64, increment: Int64 = 1, rounding: RateRounding = .up) -> RatePrice {
    RatePrice(microsPerMinute: micros, incrementSeconds: increment, rounding: rounding)
  }

  @Test("a call is priced by the rate of its time, the organization's own before everybody's")
  func ownBeforeEverybodys() async throws {
    try await BillingBench.with { bench in
      let (special, other) = (OrganizationID.new(), OrganizationID.new())
      let before = Date()
      let own = try await bench.setRate(special, Self.price(600_000, increment: 60))
      var late = ChargeBatchTests.item(special, seconds: 61)
      late.pricedAt = Timestamp(before.addingTimeInterval(-60))
      let results = try await bench.charge([
        ChargeBatchTests.item(special, seconds: 61), late, ChargeBatchTests.item(other, seconds: 61),
      ])
      #expect(results.map { $0.amount?.micros } == [1_200_000, 711_667, 711_667])
      #expect(!own.rateID.isEmpty)
      _ = try await bench.setRate(special, nil)
      #expect(try await bench.charge([ChargeBatchTests.item(special, seconds: 60)])[0].amount?.micros == 700_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("a new default begins now, and what began before keeps its price, also when it turns out longer")
  func newDefault() async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(organization, call, seconds: 60)])
      _ = try await bench.setRate(nil, Self.price(100_001, rounding: .nearest))
      #expect(try await bench.charge([ChargeBatchTests.item(organization, seconds: 30)])[0].amount?.micros == 50_001)
      let amended = try await bench.charge([ChargeBatchTests.item(organization, call, version: 2, seconds: 120)])
      #expect(amended[0].amount?.micros == 1_400_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("no call is priced by a rate of the future, whatever time it claims")
  func future() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      _ = try await bench.setRate(nil, Self.price(1), from: Date().addingTimeInterval(3600))
      var claimed = ChargeBatchTests.item(organization, seconds: 60)
      claimed.pricedAt = Timestamp(Date().addingTimeInterval(7200))
      #expect(try await bench.charge([claimed])[0].amount?.micros == 700_000)
    }
  }

  @Test("a change that would lie before a planned one is refused; a start in the past is now")
  func order() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      _ = try await bench.setRate(organization, Self.price(5), from: Date().addingTimeInterval(86_400))
      await #expect(throws: BillingError.rateScheduled) {
        try await bench.setRate(organization, Self.price(6))
      }
      let past = try await bench.setRate(.new(), Self.price(7), from: Date(timeIntervalSince1970: 0))
      #expect(abs(past.validFrom?.date.timeIntervalSinceNow ?? .infinity) < 60)
      await #expect(throws: BillingError.noOwnRate) { try await bench.setRate(.new(), nil) }
    }
  }

  @Test("the same key sets one rate, and many at once leave no moment with two")
  func concurrent() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      let first = try await bench.setRate(organization, Self.price(5), key: "k")
      let again = try await bench.setRate(organization, Self.price(5), key: "k")
      #expect(first == again)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for micros in 1...8 as ClosedRange<Int64> {
          group.addTask { _ = try await bench.setRate(organization, Self.price(micros)) }
        }
        try await group.waitForAll()
      }
      let open = try await bench.asAdmin(
        "select 1 as one from rates where org_id = \(organization) and upper_inf(valid)")
      #expect(open.count == 1)
      let all = try await bench.asAdmin("select 1 as one from rates where org_id = \(organization)")
      #expect(all.count == 9)
    }
  }

  @Test("of a rate only the end can be set, once and not in the past")
  func immutable() async throws {
    try await BillingBench.with { bench in
      let statements: [Statement] = [
        "update rates set valid = tstzrange(lower(valid), clock_timestamp() - interval '1 hour')",
        "update rates set valid = tstzrange('2019-01-01', null)",
        "update rates set valid = tstzrange(lower(valid), clock_timestamp() + interval '1 hour'), increment_seconds = 2",
      ]
      for statement in statements {
        let error = await #expect(throws: PostgresError.self) { try await bench.asAdmin(statement) }
        #expect(error?.constraint == "immutable", "\(statement)")
      }
      try await bench.asAdmin("update rates set valid = tstzrange(lower(valid), clock_timestamp() + interval '1 hour')")
      let again = await #expect(throws: PostgresError.self) {
        try await bench.asAdmin(
          "update rates set valid = tstzrange(lower(valid), clock_timestamp() + interval '2 hours')")
      }
      #expect(again?.constraint == "immutable")
    }
  }

  @Test(
    "what breaks a rule is refused",
    arguments: [
      ("invalid_micros_per_minute", price(0)), ("invalid_micros_per_minute", price(1_000_000_001)),
      ("invalid_increment_seconds", price(1, increment: 0)), ("invalid_increment_seconds", price(1, increment: 3_601)),
      ("invalid_rounding", price(1, rounding: .unspecified)),
    ])
  func rules(reason: String, price: RatePrice) async throws {
    try await BillingBench.with { bench in
      let error = await #expect(throws: InvalidField.self) { try await bench.setRate(nil, price) }
      #expect(error?.rpcError.reason == reason)
    }
  }
}
