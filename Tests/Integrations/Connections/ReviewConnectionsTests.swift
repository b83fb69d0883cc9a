import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Messages
import Postgres
import TestSupport
import Testing

@testable import Integrations

/// What becomes of connections whose agent leaves, whose organization is closed, and of the calls that waited for them.
@Suite struct ReviewConnectionsTests {
  private func review(_ bench: SyncBench, at: Date? = nil) async throws {
    _ = try await bench.parts.handlers.reviewConnections(
      ReviewConnectionsRequest(reviews: [
        ConnectionReview(orgID: "\(bench.organization)", at: at.map { Timestamp($0) })
      ]),
      context: CallContext(
        caller: "auth", requestID: "test", deadline: .now + .seconds(30),
        method: IntegrationsMethods.reviewConnections.description))
  }

  private func connections(_ bench: SyncBench) async throws -> [Connection] {
    try await bench.parts.handlers.listConnections(
      ListConnectionsRequest(), context: bench.context(IntegrationsMethods.listConnections.description)
    ).connections
  }

  private func number(_ bench: SyncBench, _ statement: Statement) async throws -> Int64 {
    try await bench.admin.withTransaction(.system) { try await $0.first(statement)?.get("number") ?? -1 }
  }

  private func withoutTokens(_ bench: SyncBench) async throws -> Int64 {
    try await number(
      bench,
      """
      select count(*) as number from integrations.connection_tokens
       where access_ct is null and refresh_ct is null and generation > 1
      """)
  }

  @Test("when an agent leaves, its connections end: the generation moves and the tokens are gone")
  func agentLeft() async throws {
    try await SyncBench.with { bench in
      let connection = try await bench.connect("hubspot")
      // The agent is still there: whoever says otherwise changes nothing.
      try await review(bench)
      try await eventually(within: .seconds(30)) {
        try await number(bench, "select count(*) as number from integrations.jobs where kind = 'review_connections'")
          == 0
      }
      #expect(try await connections(bench).map(\.status) == [.active])
      bench.authority.take([bench.agent])
      for _ in 0..<3 { try await review(bench) }
      try await eventually(within: .seconds(30)) { try await connections(bench).allSatisfy { $0.status == .disabled } }
      #expect(try await connections(bench).map(\.reason) == ["agent_left"])
      #expect(try await withoutTokens(bench) == 1)
      await #expect(throws: TokenUnavailable.ended) {
        try await bench.parts.vault.token(of: connection, in: bench.organization)
      }
    }
  }

  @Test("when an organization is closed, every connection of it ends")
  func closed() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      try await bench.connect("salesforce")
      bench.authority.close()
      try await review(bench)
      try await eventually(within: .seconds(30)) { try await connections(bench).allSatisfy { $0.status == .disabled } }
      #expect(Set(try await connections(bench).map(\.reason)) == ["organization_closed"])
      #expect(try await withoutTokens(bench) == 2)
    }
  }

  @Test("a move that is to come is looked at when it has come; while auth is away nothing ends and nothing is lost")
  func waits() async throws {
    try await SyncBench.with { bench in
      try await bench.connect("hubspot")
      bench.authority.take([bench.agent])
      try await review(bench, at: Date().addingTimeInterval(3_600))
      let due: Statement = """
        select count(*) as number from integrations.jobs
         where kind = 'review_connections' and state = 'scheduled' and run_at > clock_timestamp() + interval '59 minutes'
        """
      #expect(try await number(bench, due) == 1)
      bench.authority.setAway(true)
      try await review(bench)
      try await eventually(within: .seconds(30), "the job waits for auth") {
        try await number(
          bench,
          """
          select count(*) as number from integrations.jobs
           where kind = 'review_connections' and breaker_key = 'auth' and attempts = 0
          """) == 1
      }
      #expect(try await connections(bench).map(\.status) == [.active])
      bench.authority.setAway(false)
      try await eventually(within: .seconds(60)) { try await connections(bench).map(\.status) == [.disabled] }
    }
  }

  @Test("a call that waited for a connection which is ended waits no more, and its log says why")
  func endedWhileWaiting() async throws {
    try await SyncBench.with { bench in
      let connection = try await bench.connect("hubspot")
      try bench.simulator.control("hubspot/uninstall")
      let call = CallID.new()
      bench.know(call)
      try await bench.end([call])
      _ = try await bench.settled { $0.state == .waiting }
      _ = try await bench.parts.handlers.disconnect(
        DisconnectRequest(connectionID: "\(connection)"),
        context: bench.context(IntegrationsMethods.disconnect.description))
      let (sync, attempts) = try await bench.settled { $0.state == .skipped }
      #expect(sync.reason == "not_connected")
      #expect(attempts.first?.outcome == "skipped")
    }
  }

  @Test("a call that waited for a connection which another one replaces goes there")
  func replacedWhileWaiting() async throws {
    try await SyncBench.with { bench in
      let old = try await bench.connect("hubspot")
      try bench.simulator.control("hubspot/uninstall")
      let call = CallID.new()
      bench.know(call)
      try await bench.end([call])
      _ = try await bench.settled { $0.state == .waiting }
      let new = try await bench.connectInvited("hubspot")
      _ = try await bench.parts.handlers.confirmConnection(
        ConfirmConnectionRequest(connectionID: "\(new)"),
        context: bench.context(IntegrationsMethods.confirmConnection.description))
      try await eventually(within: .seconds(60)) {
        let syncs = try await bench.syncs()
        return syncs.contains { $0.connectionID == "\(new)" && $0.state == .done }
          && syncs.contains { $0.connectionID == "\(old)" && $0.state == .skipped }
      }
      #expect(try bench.engagements().count == 1)
    }
  }
}
