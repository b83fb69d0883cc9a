import AuthAPI
import BillingAPI
import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Jobs
import Messages
import Observability
import Postgres
import Synchronization
import TestSupport
import Testing
import WebhooksAPI

@testable import Auth

/// What other services hear of organizations and agents.
@Suite("News for other services")
struct NewsTests {
  /// Answers every method with nothing, and remembers what was asked.
  private final class Noting: Caller {
    private let seen = Mutex<[String]>([])
    var all: Set<String> { seen.withLock { Set($0) } }

    func call(_ method: MethodDescription, _ request: [UInt8], options: CallOptions) async throws(RPCError) -> [UInt8] {
      do {
        let notes: [String]
        switch method.name {
        case WebhooksMethods.noteOrganizations.description.name:
          notes = try NoteOrganizationsRequest(serialized: request).organizations.map {
            "webhooks \($0.orgID) \($0.closed) \($0.version)"
          }
        case BillingMethods.noteClosedOrganizations.description.name:
          notes = try NoteClosedOrganizationsRequest(serialized: request).orgIDs.map { "billing \($0)" }
        case IntegrationsMethods.reviewConnections.description.name:
          notes = try ReviewConnectionsRequest(serialized: request).reviews.map {
            "integrations \($0.orgID) \($0.at.map { "\($0.seconds)" } ?? "now")"
          }
        default: throw RPCError(.unimplemented, reason: "unknown_method", message: method.name)
        }
        seen.withLock { $0 += notes }
        return []
      } catch let error as RPCError {
        throw error
      } catch {
        throw RPCError(.internal, reason: "malformed_message", message: "\(error)")
      }
    }
  }

  /// Lets the relay deliver until nothing waits.
  private func delivered(_ bench: AuthBench) async throws -> Set<String> {
    let noting = Noting()
    let relay = OutboxRelay(
      database: bench.databases.database,
      receivers: [
        IntegrationsReceiver(client: IntegrationsClient(noting)), WebhooksReceiver(client: WebhooksClient(noting)),
        BillingReceiver(client: BillingClient(noting)),
      ], events: .discarding())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await relay.run() }
      try await eventually(within: .seconds(30), "the news is told") {
        try await bench.count("select count(*) as count from outbox") == 0
      }
      group.cancelAll()
    }
    return noting.all
  }

  @Test("a closed organization is told to those who act for it, and all its tokens are revoked")
  func closed() async throws {
    try await AuthBench.with { bench in
      let (organization, _) = try await bench.organizationWithOwner(password: "correct horse battery")
      let pair = try await bench.logIn()
      try await bench.update(organization, phiMode: .redact)
      #expect(try await bench.count("select count(*) as count from outbox") == 0)
      try await bench.update(organization, status: .closed)
      #expect(
        try await delivered(bench) == [
          "webhooks \(organization) true 2", "billing \(organization)", "integrations \(organization) now",
        ])
      let revoked: Statement = """
        select count(*) as count from revocations where kind = 'organization' and subject = \("\(organization)")
        """
      #expect(try await bench.count(revoked) == 1)
      await #expect(throws: AuthError.tokenRefused) { try await bench.verify(pair.accessToken) }
      try await bench.update(organization, status: .active)
      #expect(try await delivered(bench) == ["webhooks \(organization) false 3"])
    }
  }

  @Test("an agent that is given away is told to integrations, with the time; a move that fails is no news")
  func moved() async throws {
    try await AuthBench.with { bench in
      let from = try await bench.organization()
      let to = try await bench.organization(email: "other@acme.test")
      let agent = try #require(try await bench.createAgent(from)?.id)
      let at = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 + 3_600).rounded())
      func move(_ agent: String) async throws {
        _ = try await bench.handlers.moveAgent(
          MoveAgentRequest(agentID: agent, toOrgID: "\(to)", at: Timestamp(at), idempotencyKey: UUID().uuidString),
          context: bench.context(AuthMethods.moveAgent, from))
      }
      await #expect(throws: (any Error).self) { try await move("\(AgentID.new())") }
      #expect(try await bench.count("select count(*) as count from outbox") == 0)
      try await move(agent)
      #expect(try await delivered(bench) == ["integrations \(from) \(Int64(at.timeIntervalSince1970))"])
    }
  }
}
