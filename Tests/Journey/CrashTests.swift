import BillingAPI
import Foundation
import Postgres
import PostgresCluster
import Synchronization
import TestSupport
import Testing

/// Processes and Postgres die at random while calls arrive; nothing that was answered with 2xx may be lost or doubled.
@Suite(.serialized) struct CrashTests {
  private static let calls = 1_000
  private static let callsPerSecond = 100
  private static let mostKills = 10

  @Test(
    "kill -9 of edge, webhooks, billing or Postgres at random loses nothing and charges nothing twice",
    .timeLimit(.minutes(6)))
  func randomKills() async throws {
    let seed = ProcessInfo.processInfo.environment["CRASH_TEST_SEED"].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
    print("crash test: seed \(seed) (CRASH_TEST_SEED repeats it)")
    try await JourneySystem.with { journey in
      let tenant = try await journey.makeTenant(credit: 10_000_000_000)
      let kills = KillLog()
      let accepted = try await withThrowingTaskGroup(of: Set<Int>?.self) { group in
        group.addTask { try await deliverAll(to: tenant, of: journey, seed: seed) }
        group.addTask {
          try await killAtRandom(journey, seed: seed, noting: kills)
          return nil
        }
        var accepted: Set<Int> = []
        while let result = try await group.next() {
          if let result { accepted = result }
          kills.stop()
        }
        return accepted
      }
      print("crash test: killed \(kills.names.joined(separator: " "))")
      #expect(kills.names.count >= 4)
      #expect(accepted.count == Self.calls)
      try await journey.system.awaitReadiness(within: .seconds(60))
      try await journey.settle(within: .seconds(90))
      try await checkInvariants(journey, tenant: tenant)
    }
  }

  private func checkInvariants(_ journey: JourneySystem, tenant: JourneySystem.Tenant) async throws {
    let calls = Int64(Self.calls)
    #expect(try await journey.number("select count(*) as number from webhooks.calls") == calls)
    #expect(
      try await journey.number("select count(*) as number from webhooks.calls where state = 'analyzed' and version = 2")
        == calls)
    #expect(try await journey.number("select count(*) as number from webhooks.inbox") == calls * 2)
    #expect(try await journey.number("select count(*) as number from webhooks.inbox_dedupe") == calls * 2)
    #expect(try await journey.number("select count(*) as number from webhooks.dead_letters") == 0)
    #expect(try await journey.number("select count(*) as number from billing.call_charges") == calls)
    #expect(
      try await journey.number("select count(*) as number from billing.transfers where kind = 'charge'") == calls)
    #expect(
      try await journey.number("select coalesce(sum(amount_micros), 0)::bigint as number from billing.postings") == 0)
    let charged = try await journey.number(
      "select coalesce(sum(amount_micros), 0)::bigint as number from billing.call_charges")
    // Every call lasts 60 s: 700,000 micro-dollars.
    #expect(charged == calls * 700_000)
    let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: tenant.options)
    #expect(wallet.balance?.micros == 10_000_000_000 - charged)
  }

  /// Two events a call, at most 100 calls a second, each sent again until it is answered with 2xx. Answers the accepted calls.
  ///
  /// No more are under way than the client has connections: what waits for one in its pool is searched from end to end
  /// whenever something times out, which a thousand at a time would keep it busy with.
  private func deliverAll(
    to tenant: JourneySystem.Tenant, of journey: JourneySystem, seed: UInt64
  ) async throws -> Set<Int> {
    let start = ContinuousClock.now
    return try await withThrowingTaskGroup(of: [Int].self) { group in
      for sender in 0..<JourneySystem.mostConnections {
        group.addTask {
          var accepted: [Int] = []
          for number in stride(from: sender, to: Self.calls, by: JourneySystem.mostConnections) {
            try await Task.sleep(
              until: start + .milliseconds(number * 1000 / Self.callsPerSecond), clock: .continuous)
            var events = [retellEvent("call_ended", call: number), retellEvent("call_analyzed", call: number)]
            if (UInt64(number) &+ seed) % 3 == 0 { events.reverse() }
            for event in events { try await deliverUntilAccepted(event, to: tenant, of: journey) }
            accepted.append(number)
          }
          return accepted
        }
      }
      return try await group.reduce(into: []) { $0.formUnion($1) }
    }
  }

  private func deliverUntilAccepted(
    _ body: [UInt8], to tenant: JourneySystem.Tenant, of journey: JourneySystem
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(180)
    while ContinuousClock.now < deadline {
      if let answer = try? await journey.deliver(body, to: tenant.webhookURL), (200..<300).contains(answer.status) {
        return
      }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw NeverAccepted()
  }

  private func killAtRandom(
    _ journey: JourneySystem, seed: UInt64, noting kills: KillLog
  ) async throws {
    var random = SeededGenerator(seed)
    var victims = ["edge", "webhooks", "billing", "postgres"].shuffled(using: &random)
    // Bounded, so that restarts, which wait longer the more often a process dies, let the deliveries come to an end.
    while !kills.isStopped, kills.names.count < Self.mostKills {
      try await Task.sleep(for: .milliseconds(Int.random(in: 700...1600, using: &random)))
      // Each of the four at least once, then whichever.
      let victim = victims.popLast() ?? ["edge", "webhooks", "billing", "postgres"].randomElement(using: &random)!
      kills.note(victim)
      if victim == "postgres" {
        try await journey.system.cluster.restart(.immediate)
      } else {
        await journey.system.supervisor.kill(victim)
      }
    }
  }
}

/// Who was killed, in order.
final class KillLog: Sendable {
  private let noted = Mutex<(names: [String], isStopped: Bool)>(([], false))

  var names: [String] { noted.withLock { $0.names } }
  /// Whether the deliveries are over. The killer finishes what it is doing: a half restarted Postgres proves nothing.
  var isStopped: Bool { noted.withLock { $0.isStopped } }
  func note(_ name: String) { noted.withLock { $0.names.append(name) } }
  func stop() { noted.withLock { $0.isStopped = true } }
}

struct NeverAccepted: Error {}
