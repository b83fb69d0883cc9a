import AsyncHTTPClient
import Calls
import Foundation
import Messages
import Postgres
import RPCAPI
import Simulator
import TestSupport
import Testing
import WebhooksAPI

@testable import CLI

/// Every delivery that the facts about the providers hold, signed and sent to the edge of a whole system.
@Suite(.serialized) struct FixturesTests {
  /// One delivery as its provider sends it.
  private struct Fixture: Sendable {
    var provider: WebhookProvider
    var name: String
    var body: [UInt8]
  }

  /// What an organization has in the end, without ids and times of ours.
  private struct End: Hashable {
    var calls: [WebhooksAPI.Call]
    /// Call, seconds and micro-dollars.
    var charges: [String]
    var facts: Int64
    var inbox: Int64
  }

  @Test(
    "all fixtures of all providers, through the edge in order, doubled and shuffled, end in the same calls and charges",
    .timeLimit(.minutes(4)))
  func sameEnd() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed)
    let fixtures = try [.retell, .vapi, .twilio, .stripe].flatMap(Self.fixtures)
    let orders = [fixtures, fixtures + fixtures, (fixtures + fixtures).shuffled(using: &random)]
    try await JourneySystem.with(hasSimulator: true) { journey in
      let setUp = SetUp(Operator(journey.system.folder, await journey.system.status()))
      var (ends, stripe): (Set<End>, Set<Int64>) = ([], [])
      for (number, order) in orders.enumerated() {
        let organization = try await setUp.createOrganization(
          name: "Order \(number)", ownerEmail: "order.\(number)@example.test", ownerPassword: UUID().uuidString,
          key: UUID().uuidString)
        var sources: [WebhookProvider: (url: String, secret: String)] = [
          .stripe: ("http://127.0.0.1:\(journey.system.ports.edgeHTTP)/webhooks/stripe/platform", "whsec_simulator")
        ]
        for provider in [.retell, .vapi, .twilio] as [WebhookProvider] {
          let source = try await setUp.createSource(
            organization: organization, provider: provider.rawValue, secret: nil, key: UUID().uuidString, now: Date())
          sources[provider] = (source.url, source.secret)
        }
        for fixture in order {
          let source = try required(sources[fixture.provider])
          #expect(
            try await Self.isTaken(fixture, at: source.url, secret: source.secret), "\(fixture.name), seed \(seed)")
        }
        try await eventually(within: .seconds(60)) {
          try await journey.number(
            """
            select (select count(*) from webhooks.jobs)
              + (select count(*) from webhooks.outbox where receiver in ('billing', 'stripe')) as number
            """) == 0
        }
        ends.insert(try await Self.end(of: organization, in: journey))
        stripe.insert(
          try await journey.number(
            """
            select count(*) as number from webhooks.inbox
            where source_id = (select id from webhooks.sources where provider = 'stripe')
            """))
      }
      #expect(ends.count == 1, "seed \(seed)")
      let end = try required(ends.first)
      #expect(end.calls.count >= 6 && end.charges.count == end.calls.count)
      // Stripe's come to the house and not to an organization: after the first time they are duplicates. They are of
      // payments that nobody here made, and move nothing.
      #expect(stripe.count == 1 && (stripe.first ?? 0) > 20)
      for (statement, expected) in [
        ("select count(*) as number from webhooks.dead_letters", 0),
        ("select count(*) as number from billing.dead_letters", 0),
        ("select count(*) as number from billing.transfers where kind not in ('charge', 'adjust')", 0),
      ] as [(Statement, Int64)] {
        #expect(try await journey.number(statement) == expected, "\(statement)")
      }
    }
  }

  private static func fixtures(of provider: WebhookProvider) throws -> [Fixture] {
    let folder = Fixtures.url("providers/fixtures/\(provider.rawValue)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".json") && !$0.contains(".response") && $0 != "custom_function_response.json" }
      .map { name in
        let content = try Data(contentsOf: folder.appendingPathComponent(name))
        // Twilio's are requests, whose body is a form.
        let body = provider == .twilio ? try JSONValue(parsing: content)["body"]?.text.map { Data($0.utf8) } : content
        return Fixture(provider: provider, name: name, body: Array(try required(body)))
      }
  }

  private static func isTaken(_ fixture: Fixture, at url: String, secret: String) async throws -> Bool {
    let samples = SampleEvents(provider: fixture.provider)
    let webhook = OutgoingWebhook(
      url: url, event: fixture.name, subject: "", contentType: samples.contentType, body: fixture.body,
      signing: samples.signing(secret: secret),
      policy: DeliveryPolicy(
        timeout: .seconds(10), maximumRetries: 3, firstPause: .milliseconds(200), retries: .temporaryFailures))
    let sender = WebhookSender { Int64(Date().timeIntervalSince1970 * 1000) }
    return await sender.send(webhook).isAccepted
  }

  private static func end(of organization: String, in journey: JourneySystem) async throws -> End {
    let calls = try await journey.webhooks.listCalls(
      ListCallsRequest(page: PageRequest(limit: 200)), options: .organization(organization)
    ).calls.map { call in
      var call = call
      (call.id, call.receivedAt, call.recordedAt) = ("", nil, nil)
      // Bodies of one key that differ are told apart by who came first.
      call.version = 0
      return call
    }.sorted { $0.providerCallID < $1.providerCallID }
    let id = try required(UUID(uuidString: organization))
    let charges = try await journey.admin.withTransaction(.system) { transaction in
      try await transaction.rows(
        """
        select provider_call_id || ' ' || charges.seconds || ' ' || amount_micros as charge
        from billing.call_charges as charges join webhooks.calls on calls.id = charges.call_id
        where charges.org_id = \(id) order by charge
        """
      ).map { try $0.get("charge", as: String.self) }
    }
    return End(
      calls: calls, charges: charges,
      facts: try await journey.number("select count(*) as number from webhooks.call_facts where org_id = \(id)"),
      inbox: try await journey.number("select count(*) as number from webhooks.inbox where org_id = \(id)"))
  }
}
