import AsyncHTTPClient
import BillingAPI
import Foundation
import NIOCore
import Postgres
import TestSupport
import Testing
import Webhooks

/// As many deliveries at once as a provider sends when it catches up after an outage.
@Suite(.serialized) struct BurstTests {
  private static let deliveries = 1_000
  /// Of them, repeats of others.
  private static let repeats = 100
  private static let calls = Int64(deliveries - repeats)
  /// Of Postgres, by all services together.
  private static let mostConnections: Int64 = 60

  @Test(
    "1,000 signed deliveries at once are all taken, none is lost or counts twice, on 60 connections of Postgres at most",
    .timeLimit(.minutes(4)))
  func burst() async throws {
    try await JourneySystem.with { journey in
      let tenant = try await journey.makeTenant(credit: 10_000_000_000)
      // A source that has proven itself may have all of the edge's places; one that has not, half of them.
      let first = try await journey.deliver(Self.event(0), to: tenant.webhookURL)
      #expect(first.status == 200)
      let (statuses, most) = try await withThrowingTaskGroup(of: ([UInt: Int], Int64).self) { group in
        group.addTask { (try await Self.deliverAll(to: tenant.webhookURL), 0) }
        group.addTask {
          var most: Int64 = 0
          // Until it is cancelled, which ends the sleep. A look that finds the machine too busy is left out.
          while !Task.isCancelled {
            if let count = try? await Self.connections(journey) { most = max(most, count) }
            guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { break }
          }
          return ([:], most)
        }
        let statuses = try await group.next()?.0 ?? [:]
        // The work behind the answers goes on, and its connections count too.
        try await journey.settle(within: .seconds(120))
        group.cancelAll()
        return (statuses, try await group.next()?.1 ?? 0)
      }
      #expect(statuses == [200: Self.deliveries])
      #expect(most > 10)
      #expect(most <= Self.mostConnections)
      for (statement, expected) in [
        ("select count(*) as number from webhooks.inbox", Self.calls),
        ("select count(*) as number from webhooks.inbox_dedupe", Self.calls),
        ("select sum(dup_count)::bigint as number from webhooks.inbox_dedupe", Int64(Self.repeats) + 1),
        ("select count(*) as number from webhooks.calls where state = 'ended' and version = 1", Self.calls),
        ("select count(*) as number from webhooks.dead_letters", 0),
        ("select count(*) as number from billing.call_charges", Self.calls),
        ("select count(*) as number from billing.transfers where kind = 'charge'", Self.calls),
        ("select coalesce(sum(amount_micros), 0)::bigint as number from billing.postings", 0),
      ] as [(Statement, Int64)] {
        #expect(try await journey.number(statement) == expected, "\(statement)")
      }
      // Every call lasts 60 s: 700,000 micro-dollars.
      let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: tenant.options)
      #expect(wallet.balance?.micros == 10_000_000_000 - Self.calls * 700_000)
    }
  }

  /// Those of log-in roles, which is what services have. Our own look on is a superuser's.
  private static func connections(_ journey: JourneySystem) async throws -> Int64 {
    try await journey.number(
      "select count(*) as number from pg_stat_activity where datname = 'switchboard' and usename <> 'postgres'")
  }

  /// All at once, each on a connection of its own. How often each status was answered.
  private static func deliverAll(to url: String) async throws -> [UInt: Int] {
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .seconds(30), read: .seconds(30))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = deliveries
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let statuses: [UInt: Int]
    do {
      statuses = try await withThrowingTaskGroup(of: UInt.self) { group in
        for number in 0..<deliveries {
          group.addTask { try await deliver(event(number % Int(calls)), to: url, through: http) }
        }
        return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      }
    } catch {
      try? await http.shutdown()
      throw error
    }
    try await http.shutdown()
    return statuses
  }

  private static func deliver(_ body: [UInt8], to url: String, through http: HTTPClient) async throws -> UInt {
    var request = HTTPClientRequest(url: url)
    request.method = .POST
    request.headers.add(name: "content-type", value: "application/json")
    request.headers.add(
      name: RetellSignature.headerName,
      value: RetellSignature.sign(
        body: body, secret: Array(JourneySystem.secret.utf8),
        nowMilliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    request.body = .bytes(ByteBuffer(bytes: body))
    let response = try await http.execute(request, timeout: .seconds(60))
    _ = try await response.body.collect(upTo: 1 << 20)
    return response.status.code
  }

  private static func event(_ number: Int) -> [UInt8] {
    let start = 1_795_014_245_000 + number
    return Array(
      """
      {"event":"call_ended","call":{"call_id":"call_\(number)","agent_id":"agent_5c1e0d7b2f4a49c8a1b3d6e7f8",\
      "agent_version":1,"call_type":"phone_call","call_status":"ended","start_timestamp":\(start),\
      "end_timestamp":\(start + 60_000),"duration_ms":60000,"disconnection_reason":"user_hangup"}}
      """.utf8)
  }
}
