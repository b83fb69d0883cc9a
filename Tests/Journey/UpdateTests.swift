import BillingAPI
import CLI
import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing
import Webhooks

/// An update while calls arrive, and its way back.
@Suite(.serialized) struct UpdateTests {
  private static let callsPerSecond = 25

  @Test(
    "an update of every service and its way back under load refuses nothing for good and counts every call once",
    .timeLimit(.minutes(6)))
  func update() async throws {
    try await JourneySystem.with { journey in
      let tenant = try await journey.makeTenant(credit: 10_000_000_000)
      let isOver = Flag()
      let delivered = try await withThrowingTaskGroup(of: Delivered?.self) { group in
        group.addTask { try await deliver(until: isOver, to: tenant, of: journey) }
        group.addTask {
          defer { isOver.set() }
          // There: the schema first, which old programs do not notice, then one program after the other.
          let before = await processes(of: journey)
          try await expand(journey)
          try await restartEach(of: journey)
          // And back: the programs alone. The schema stays ahead of them.
          try await restartEach(of: journey)
          let after = await processes(of: journey)
          #expect(zip(before, after).allSatisfy { $0 != $1 }, "every service is a new process")
          return nil
        }
        var delivered = Delivered()
        while let result = try await group.next() { delivered = result ?? delivered }
        return delivered
      }
      print("update: \(delivered.calls) calls, \(delivered.triedAgain) deliveries tried again")
      #expect(
        delivered.refusals.isEmpty,
        "only 503 or 504, and no answer at all, while a program is exchanged: \(delivered.refusals)")
      #expect(delivered.calls > 100)
      try await journey.settle(within: .seconds(90))
      try await checkInvariants(journey, tenant: tenant, calls: Int64(delivered.calls))
    }
  }

  /// What the sender saw.
  private struct Delivered: Sendable {
    var calls = 0
    var triedAgain = 0
    /// Answers that a provider may take as final.
    var refusals: Set<UInt> = []
  }

  /// Two events a call, each sent again until it is answered with 2xx, as providers do.
  private func deliver(
    until isOver: Flag, to tenant: JourneySystem.Tenant, of journey: JourneySystem
  ) async throws -> Delivered {
    let start = ContinuousClock.now
    return try await withThrowingTaskGroup(of: Delivered.self) { group in
      var number = 0
      while !isOver.isSet {
        let call = number
        group.addTask {
          var delivered = Delivered(calls: 1)
          for name in ["call_ended", "call_analyzed"] {
            try await deliver(retellEvent(name, call: call), to: tenant, of: journey, noting: &delivered)
          }
          return delivered
        }
        number += 1
        try await Task.sleep(until: start + .milliseconds(number * 1000 / Self.callsPerSecond), clock: .continuous)
      }
      return try await group.reduce(into: Delivered()) { sum, one in
        sum.calls += one.calls
        sum.triedAgain += one.triedAgain
        sum.refusals.formUnion(one.refusals)
      }
    }
  }

  private func deliver(
    _ body: [UInt8], to tenant: JourneySystem.Tenant, of journey: JourneySystem, noting delivered: inout Delivered
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      if let answer = try? await journey.deliver(body, to: tenant.webhookURL) {
        if (200..<300).contains(answer.status) { return }
        let isToComeAgain = [503, 504].contains(answer.status) && answer.headers["retry-after"] != nil
        if !isToComeAgain { delivered.refusals.insert(answer.status) }
      }
      delivered.triedAgain += 1
      try await Task.sleep(for: .milliseconds(200))
    }
    throw NeverAccepted()
  }

  /// What a next version would bring first: a column on the table that every delivery writes.
  private func expand(_ journey: JourneySystem) async throws {
    let next = MigrationComponent(
      name: "next",
      files: [
        MigrationFile(
          number: 1, name: "add_note",
          sql: Array(
            "-- Adds a column that the next version fills. Lock: short, exclusive.\nalter table calls add column note text;\n"
              .utf8))
      ])
    let set = MigrationSet(service: "webhooks", components: Webhooks.migrations.components + [next])
    let admin = journey.system.cluster.connection.with(database: "switchboard")
    let password = try String(
      contentsOfFile: journey.system.folder.secrets + "/webhooks.postgres.password", encoding: .utf8)
    let applied = try await Migrator(admin: admin, logger: .silent).migrate(
      set, loginPassword: password.trimmingCharacters(in: .whitespacesAndNewlines))
    #expect(applied.map(\.name) == ["add_note"])
  }

  /// Drained, ended, started anew; the next one only when all serve again.
  private func restartEach(of journey: JourneySystem) async throws {
    for service in ServiceName.built {
      _ = try await journey.system.supervisor.restart(service.rawValue)
      try await journey.system.awaitReadiness(within: .seconds(60))
      #expect(await journey.system.supervisor.death(of: service.rawValue) == nil)
    }
  }

  private func processes(of journey: JourneySystem) async -> [Int32?] {
    var processes: [Int32?] = []
    for service in ServiceName.built { processes.append(await journey.system.supervisor.pid(of: service.rawValue)) }
    return processes
  }

  private func checkInvariants(_ journey: JourneySystem, tenant: JourneySystem.Tenant, calls: Int64) async throws {
    #expect(
      try await journey.number("select count(*) as number from webhooks.calls where state = 'analyzed' and version = 2")
        == calls)
    #expect(try await journey.number("select count(*) as number from webhooks.inbox_dedupe") == calls * 2)
    #expect(try await journey.number("select count(*) as number from webhooks.dead_letters") == 0)
    #expect(try await journey.number("select count(*) as number from billing.call_charges") == calls)
    #expect(
      try await journey.number("select count(*) as number from billing.transfers where kind = 'charge'") == calls)
    #expect(
      try await journey.number("select coalesce(sum(amount_micros), 0)::bigint as number from billing.postings") == 0)
    let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: tenant.options)
    #expect(wallet.balance?.micros == 10_000_000_000 - calls * 700_000)
  }
}

/// Says to another task that something is over.
private final class Flag: Sendable {
  private let value = Mutex(false)

  var isSet: Bool { value.withLock { $0 } }
  func set() { value.withLock { $0 = true } }
}
