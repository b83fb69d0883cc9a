import BillingAPI
import Foundation
import Postgres
import TestSupport
import Testing

/// Processes and Postgres die at random while calls arrive; nothing that was answered with 2xx may be lost or doubled.
@Suite(.serialized) struct CrashTests {
  private static let calls = 1_000
  private static let callsPerSecond = 100

  @Test(
    "kill -9 of edge, webhooks, billing or Postgres at random loses nothing and charges nothing twice",
    .timeLimit(.minutes(6)))
  func randomKills() async throws {
    let seed = RandomKiller.seed(from: "CRASH_TEST_SEED")
    try await JourneySystem.with { journey in
      let tenant = try await journey.makeTenant(credit: 10_000_000_000)
      let killer = RandomKiller(
        victims: ["edge", "webhooks", "billing", "postgres"], mostKills: 10, pauseMilliseconds: 700...1_600, seed: seed)
      let (_, killed) = try await killer.run(on: journey) { try await deliverAll(to: tenant, of: journey, seed: seed) }
      #expect(Set(killed) == Set(killer.victims))
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

  /// Two events a call, one of three calls backwards.
  private func deliverAll(
    to tenant: JourneySystem.Tenant, of journey: JourneySystem, seed: UInt64
  ) async throws {
    try await PatientDelivery(calls: Self.calls, callsPerSecond: Self.callsPerSecond).run(events: { _ in 2 }) {
      number, place in
      let isBackwards = (UInt64(number) &+ seed) % 3 == 0
      let event = retellEvent((place == 0) == isBackwards ? "call_analyzed" : "call_ended", call: number)
      return try? await journey.deliver(event, to: tenant.webhookURL).status
    }
  }
}
