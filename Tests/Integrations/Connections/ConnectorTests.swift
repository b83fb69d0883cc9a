import Calls
import Identifiers
import IntegrationsAPI
import Messages
import Testing

@testable import Integrations

@Suite struct ConnectorTests {
  @Test("a member's flow ends with an active connection, and the provider saw the proof of the flow")
  func member() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start(returnTo: "/settings")
      let query = { (name: String) in flow.address.queryItems?.first { $0.name == name }?.value }
      #expect(query("code_challenge_method") == "S256")
      #expect(query("redirect_uri") == "https://app.test/oauth/hubspot/callback")
      let finished = try await bench.finish(flow)
      #expect(finished.status == .active)
      #expect(finished.returnTo == "https://app.test/settings")
      let exchange = try #require(bench.provider.exchanges.first)
      #expect(PKCE.challenge(of: exchange["code_verifier"] ?? "") == query("code_challenge"))
      #expect(exchange["redirect_uri"] == "https://app.test/oauth/hubspot/callback")
      let listed = try await bench.handlers.listConnections(
        ListConnectionsRequest(), context: bench.context(IntegrationsMethods.listConnections.description))
      #expect(listed.connections.map(\.outsideAccountID) == ["9912345"])
      #expect(!"\(listed)".contains("access-"))
    }
  }

  @Test("of two callbacks with one state, one is served; the code is exchanged once")
  func once() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start()
      let outcomes = await withTaskGroup(of: String.self) { group in
        for _ in 0..<8 {
          group.addTask {
            do { return "\(try await bench.finish(flow).status)" } catch {
              return (error as? RPCError)?.reason ?? "\(error)"
            }
          }
        }
        return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(outcomes["state_invalid"] == 7)
      #expect(bench.provider.exchanges.count == 1)
    }
  }

  @Test("another browser, another provider or another issuer is refused as an unknown state is")
  func bound() async throws {
    try await IntegrationsBench.with { bench in
      let attempts: [@Sendable (IntegrationsBench.Flow) async throws -> FinishConnectResponse] = [
        { try await bench.finish($0, cookie: PKCE.secret()) },
        { try await bench.finish($0, provider: "salesforce") },
        { try await bench.finish($0, issuer: "https://evil.test") },
        { flow in
          var other = flow
          other.state = PKCE.secret()
          return try await bench.finish(other)
        },
      ]
      for attempt in attempts {
        let flow = try await bench.start()
        #expect(await reason { try await attempt(flow) } == "state_invalid")
      }
      #expect(bench.provider.exchanges.isEmpty)
    }
  }

  @Test("a state is good for ten minutes")
  func expired() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start()
      try await bench.admin.withTransaction(.system) {
        try await $0.execute("update integrations.oauth_flows set expires_at = clock_timestamp()")
      }
      #expect(await reason { try await bench.finish(flow) } == "state_invalid")
    }
  }

  @Test("whoever lost the right while at the provider connects nothing")
  func authorizedAgain() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start()
      bench.authority.forbid()
      #expect(await reason { try await bench.finish(flow) } == "not_allowed")
      #expect(bench.provider.exchanges.isEmpty)
    }
  }

  @Test("whoever's log-in ended while they were at the provider connects nothing, whatever they still may")
  func sessionEnded() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start()
      bench.authority.end(session: IntegrationsBench.session)
      #expect(await reason { try await bench.finish(flow) } == "not_allowed")
      #expect(bench.provider.exchanges.isEmpty)
    }
  }

  @Test("who says no at the provider gets a reason of ours and uses the flow up")
  func denied() async throws {
    try await IntegrationsBench.with { bench in
      let flow = try await bench.start()
      #expect(await reason { try await bench.finish(flow, error: "access_denied") } == "consent_denied")
      #expect(await reason { try await bench.finish(flow) } == "state_invalid")
    }
  }

  @Test("what an invitation brings gives no token until an admin confirms it; the link is good once")
  func invitation() async throws {
    try await IntegrationsBench.with { bench in
      let invited = try await bench.handlers.inviteConnect(
        InviteConnectRequest(agentID: "\(bench.agent)", provider: "hubspot"),
        context: bench.context(IntegrationsMethods.inviteConnect.description))
      let context = CallContext(
        caller: "edge", requestID: "test", deadline: .now + .seconds(30),
        method: IntegrationsMethods.startInvitedConnect.description)
      let request = StartInvitedConnectRequest(provider: "hubspot", invitation: invited.invitation)
      let flow = try bench.flow(try await bench.handlers.startInvitedConnect(request, context: context))
      #expect(
        await reason { try await bench.handlers.startInvitedConnect(request, context: context) }
          == "invitation_not_found")
      let finished = try await bench.finish(flow)
      #expect(finished.status == .pendingConfirmation)
      let id = try #require(ConnectionID(finished.connectionID))
      await #expect(throws: TokenUnavailable.pending) { try await bench.token(id) }
      // It does not stand in the way of a member's flow, and is confirmed only while nothing else is in use.
      let confirmed = try await bench.handlers.confirmConnection(
        ConfirmConnectionRequest(connectionID: finished.connectionID),
        context: bench.context(IntegrationsMethods.confirmConnection.description))
      #expect(confirmed.connection?.status == .active)
      #expect(try await bench.token(id) == "access-2")
    }
  }

  @Test("a pending connection does not block a member, and cannot be confirmed beside the one in use")
  func pendingBeside() async throws {
    try await IntegrationsBench.with { bench in
      let id = try await bench.connected()
      try await bench.admin.withTransaction(.system) {
        try await $0.execute("update integrations.connections set status = 'needs_reauth'")
      }
      bench.provider.connect(hub: 7)
      let other = try await bench.finish(try await bench.start())
      // Another account than before is never taken over silently.
      #expect(other.status == .pendingConfirmation)
      bench.provider.connect(hub: 9_912_345)
      let again = try await bench.finish(try await bench.start())
      #expect(again.connectionID == "\(id)" && again.status == .active)
      let confirm = bench.context(IntegrationsMethods.confirmConnection.description)
      #expect(
        await reason {
          try await bench.handlers.confirmConnection(
            ConfirmConnectionRequest(connectionID: other.connectionID), context: confirm)
        } == "already_connected")
      let rejected = try await bench.handlers.rejectConnection(
        RejectConnectionRequest(connectionID: other.connectionID),
        context: bench.context(IntegrationsMethods.rejectConnection.description))
      #expect(rejected.connection?.status == .disabled)
      #expect(await reason { try await bench.start() } == "already_connected")
    }
  }

  @Test("another organization sees and ends nothing")
  func tenancy() async throws {
    try await IntegrationsBench.with { bench in
      let id = try await bench.connected()
      let stranger = OrganizationID.new()
      let context = bench.context(IntegrationsMethods.disconnect.description, of: stranger)
      #expect(
        await reason {
          try await bench.handlers.disconnect(DisconnectRequest(connectionID: "\(id)"), context: context)
        } == "connection_not_found")
      await #expect(throws: TokenUnavailable.ended) {
        try await bench.parts.vault.token(of: id, in: stranger)
      }
      #expect(try await bench.state(id) == .active)
    }
  }

  @Test("ending one connection does not revoke a grant that another one shares")
  func sharedAccount() async throws {
    try await IntegrationsBench.with { bench in
      let id = try await bench.connected()
      let other = OrganizationID.new()
      try await bench.database.withTransaction(.tenant(other)) {
        try await AccountLinkStore.insert(
          ConnectionID.new(), organization: other, provider: .hubspot, account: "9912345", in: $0)
      }
      _ = try await bench.handlers.disconnect(
        DisconnectRequest(connectionID: "\(id)", revokeAtProvider: true),
        context: bench.context(IntegrationsMethods.disconnect.description))
      #expect(bench.provider.revoked.isEmpty)
      #expect(try await bench.state(id) == .disabled)
    }
  }

  private func reason(_ body: () async throws -> some Sendable) async -> String? {
    do {
      _ = try await body()
      return nil
    } catch {
      return (error as? RPCError)?.reason ?? "\(error)"
    }
  }
}
