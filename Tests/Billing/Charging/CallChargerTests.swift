import BillingAPI
import Foundation
import Identifiers
import Messages
import Postgres
import TestSupport
import Testing

@testable import Billing

@Suite("Charging calls on Postgres")
struct CallChargerTests {
  @Test("200 concurrent requests for one call make one charge")
  func concurrentRequests() async throws {
    try await BillingBench.with { bench in
      let (organization, call) = (OrganizationID.new(), CallID.new())
      let item = ChargeBatchTests.item(organization, call, seconds: 93)
      let outcomes = try await withThrowingTaskGroup(of: ChargeOutcome.self) { group in
        for _ in 0..<200 { group.addTask { try await bench.chargeUntilSettled([item])[0].outcome } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.count { $0 == .charged } == 1)
      #expect(outcomes.count { $0 == .unchanged } == 199)
      #expect(try await bench.wallet(organization).balance?.micros == -1_085_000)
      #expect(try await bench.transfers(organization).transfers.count == 1)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("versions may come in any order: the dearest of the newest facts is paid, once")
  func versionsInAnyOrder() async throws {
    try await BillingBench.with { bench in
      let orders: [[Int64]] = [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
      for versions in orders {
        let (organization, call) = (OrganizationID.new(), CallID.new())
        for version in versions + versions {
          _ = try await bench.charge([
            ChargeBatchTests.item(organization, call, version: version, seconds: 30 * version)
          ])
        }
        let charge = try await bench.storedCharge(call, of: organization)
        #expect(charge.seconds == 90 && charge.callVersion == 3, "\(versions)")
        #expect(try await bench.wallet(organization).balance?.micros == -1_050_000, "\(versions)")
      }
      #expect(try await bench.violations() == [])
    }
  }

  @Test("good and bad items, repeated and amended ones, each get their own answer")
  func mixedBatch() async throws {
    try await BillingBench.with { bench in
      let (one, other) = (OrganizationID.new(), OrganizationID.new())
      let (first, second) = (CallID.new(), CallID.new())
      _ = try await bench.charge([ChargeBatchTests.item(one, first, seconds: 60)])
      var ancient = ChargeBatchTests.item(one)
      ancient.pricedAt = Timestamp(seconds: 1)
      let results = try await bench.charge([
        ChargeBatchTests.item(one, first, seconds: 60),
        ChargeBatchTests.item(one, first, version: 2, seconds: 120),
        ChargeBatchTests.item(one, second, seconds: 0),
        ChargeBatchTests.item(one, .new(), seconds: -1),
        ancient,
        ChargeBatchTests.item(other, first, seconds: 30),
        ChargeBatchTests.item(other, first, seconds: 30),
      ])
      #expect(
        results.map(\.outcome) == [.unchanged, .adjusted, .charged, .refused, .refused, .charged, .unchanged])
      #expect(results.map(\.reason) == ["", "", "", "seconds_out_of_range", "no_rate", "", ""])
      #expect(results.map { $0.amount?.micros } == [1_400_000, 1_400_000, 0, nil, nil, 350_000, 350_000])
      #expect(try await bench.wallet(one).balance?.micros == -1_400_000)
      #expect(try await bench.wallet(other).balance?.micros == -350_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("an item that Postgres refuses fails alone")
  func oneItemFails() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      let (good, bad) = (CallID.new(), CallID.new())
      try await bench.asAdmin(
        """
        create function refuse_one() returns trigger language plpgsql as $$
        begin
          if new.seconds = 13 then raise exception 'refused' using errcode = 'check_violation'; end if;
          return new;
        end $$
        """)
      try await bench.asAdmin(
        "create trigger refuse_one before insert on call_charges for each row execute function refuse_one()")
      let results = try await bench.charge([
        ChargeBatchTests.item(organization, bad, seconds: 13), ChargeBatchTests.item(organization, good, seconds: 60),
        ChargeBatchTests.item(organization, .new(), seconds: 60),
      ])
      #expect(results.map(\.outcome) == [.failed, .charged, .charged])
      #expect(results[0].reason == "not_stored")
      #expect(try await bench.wallet(organization).balance?.micros == -1_400_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("batches that hold the same organizations and calls in opposite orders do not block each other")
  func opposedBatches() async throws {
    try await BillingBench.with { bench in
      let organizations = (0..<4).map { _ in OrganizationID.new() }
      let calls = (0..<25).map { _ in CallID.new() }
      let items = organizations.flatMap { organization in
        calls.map { ChargeBatchTests.item(organization, $0, seconds: 60) }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for turn in 0..<16 {
          group.addTask {
            let sent = turn.isMultiple(of: 2) ? items : items.reversed()
            let results = try await bench.chargeUntilSettled(sent)
            #expect(results.allSatisfy { $0.outcome == .charged || $0.outcome == .unchanged })
          }
        }
        try await group.waitForAll()
      }
      for organization in organizations {
        #expect(try await bench.wallet(organization).balance?.micros == -700_000 * 25)
      }
      #expect(try await bench.violations() == [])
    }
  }

  @Test("500 items are one request, 501 are refused")
  func limit() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      let items = (0..<501).map { _ in ChargeBatchTests.item(organization, .new(), seconds: 1) }
      await #expect(throws: BillingError.tooManyItems) { try await bench.charge(items) }
      let results = try await bench.charge(Array(items.prefix(500)))
      #expect(results.allSatisfy { $0.outcome == .charged })
      #expect(try await bench.wallet(organization).balance?.micros == -11_667 * 500)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("after random work by many at once every invariant holds", arguments: [11, 12, 13] as [UInt64])
  func invariantsAfterRandomWork(seed: UInt64) async throws {
    try await BillingBench.with { bench in
      let organizations = (0..<3).map { _ in OrganizationID.new() }
      let calls = (0..<30).map { _ in CallID.new() }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<8 {
          group.addTask {
            var random = SeededGenerator(seed &* 100 &+ UInt64(worker))
            for _ in 0..<15 {
              if Int.random(in: 0..<4, using: &random) == 0 {
                _ = try await bench.grant(
                  organizations.randomElement(using: &random)!, micros: .random(in: 1...3_000_000, using: &random))
                continue
              }
              let items = (0..<Int.random(in: 1...20, using: &random)).map { _ in
                ChargeBatchTests.item(
                  organizations.randomElement(using: &random)!, calls.randomElement(using: &random)!,
                  version: .random(in: 1...9, using: &random), seconds: .random(in: -5...4000, using: &random))
              }
              let results = try await bench.chargeUntilSettled(items)
              #expect(!results.contains { $0.outcome == .failed }, "seed \(seed)")
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await bench.violations() == [], "seed \(seed)")
    }
  }
}
