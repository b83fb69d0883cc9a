import AsyncHTTPClient
import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Jobs
import Messages
import Observability
import Outbound
import Postgres
import RPCAPI
import Sealing
import Simulator
import TestSupport
import Testing
import WebhooksAPI

@testable import Integrations

/// The integrations service on a database of its own, with its workers running and the simulator in the providers' place.
struct SyncBench: Sendable {
  let database: Database
  let admin: Database
  let parts: IntegrationsParts
  let webhooks: ScriptedWebhooks
  let simulator: RunningSimulator
  let authority: ScriptedAuthority
  let organization = OrganizationID.new()
  let agent = AgentID.new()

  static let customer = "+14155552368"

  /// Runs `body` while the workers and the relay run.
  static func with(_ body: @escaping @Sendable (SyncBench) async throws -> Void) async throws {
    try await TestDatabase.with(Integrations.migrations) { test in
      try await RunningSimulator.with { simulator in
        let outbound = OutboundClient(
          configuration: OutboundConfiguration(
            baseURLs: [
              .hubspot: simulator.url("hubspot"), .salesforce: simulator.url("salesforce"),
              .google: simulator.url("google"), .retell: simulator.url("retell"), .vapi: simulator.url("vapi"),
            ], allowsInsecure: true), events: .discarding())
        let result: Result<Void, any Error>
        do {
          let bench = try SyncBench(test, outbound, simulator)
          result = .success(
            try await withThrowingTaskGroup(of: Void.self) { group in
              group.addTask { await bench.parts.worker.run() }
              group.addTask { await bench.parts.syncs.run() }
              group.addTask { await bench.parts.relay.run() }
              try await body(bench)
              group.cancelAll()
            })
        } catch {
          result = .failure(error)
        }
        try await outbound.shutdown()
        try result.get()
      }
    }
  }

  private init(_ test: TestDatabase, _ outbound: OutboundClient, _ simulator: RunningSimulator) throws {
    database = test.database
    admin = test.admin
    self.simulator = simulator
    let webhooks = ScriptedWebhooks()
    self.webhooks = webhooks
    let authority = ScriptedAuthority()
    self.authority = authority
    let credentials = { (name: String, path: String) in
      OAuthCredentials(
        clientID: "client", clientSecret: "secret", redirectURI: "https://app.test/oauth/\(name)/callback",
        authorizeAddress: simulator.url(name) + path, standIn: simulator.url(name))
    }
    parts = IntegrationsParts(
      database: test.database,
      sealer: Sealer(
        service: "integrations", masterKeys: try MasterKeys(MasterKeys.generate(id: "k1")), database: test.database),
      outbound: outbound,
      settings: OAuthSettings(
        providers: [
          .hubspot: credentials("hubspot", ConnectedProvider.hubspot.authorizePath),
          .salesforce: credentials("salesforce", ConnectedProvider.salesforce.authorizePath),
          .google: credentials("google", ConnectedProvider.google.authorizePath),
        ], returnOrigins: ["https://app.test"]),
      authority: authority, webhooks: WebhooksClient(webhooks), events: .discarding())
  }

  func context(_ method: MethodDescription, caller: String = "edge") -> CallContext {
    CallContext(
      caller: caller, organizationID: "\(organization)", actor: "user:\(IntegrationsBench.user)", requestID: "test",
      deadline: .now + .seconds(30), method: method)
  }

  /// Connects the agent as a member would, through the provider's own page.
  @discardableResult
  func connect(_ provider: String, agent: AgentID? = nil) async throws -> ConnectionID {
    try await finish(
      provider,
      try await parts.handlers.startConnect(
        StartConnectRequest(agentID: "\(agent ?? self.agent)", provider: provider),
        context: context(IntegrationsMethods.startConnect.description)))
  }

  /// Connects the agent as somebody with a link would: an admin has to confirm it.
  func connectInvited(_ provider: String) async throws -> ConnectionID {
    let invited = try await parts.handlers.inviteConnect(
      InviteConnectRequest(agentID: "\(agent)", provider: provider),
      context: context(IntegrationsMethods.inviteConnect.description))
    return try await finish(
      provider,
      try await parts.handlers.startInvitedConnect(
        StartInvitedConnectRequest(provider: provider, invitation: invited.invitation),
        context: context(IntegrationsMethods.startInvitedConnect.description)))
  }

  private func finish(_ provider: String, _ started: StartConnectResponse) async throws -> ConnectionID {
    let address = try await Self.redirect(of: started.authorizeURL.reveal())
    func query(_ name: String) -> String { address.queryItems?.first { $0.name == name }?.value ?? "" }
    let finished = try await parts.handlers.finishConnect(
      FinishConnectRequest(
        provider: provider, state: Sensitive(query("state")), code: Sensitive(query("code")), issuer: query("iss"),
        browserCookie: started.browserCookie),
      context: context(IntegrationsMethods.finishConnect.description))
    return try #require(ConnectionID(finished.connectionID))
  }

  /// Where a page sends the browser.
  private static func redirect(of url: String) async throws -> URLComponents {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result: Result<HTTPClientResponse, any Error>
    do {
      result = .success(try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(10)))
    } catch {
      result = .failure(error)
    }
    try await client.shutdown()
    return URLComponents(string: try result.get().headers.first(name: "location") ?? "") ?? URLComponents()
  }

  /// What webhooks knows of a call from now on.
  func know(
    _ call: CallID, version: Int64 = 1, from: String = SyncBench.customer, direction: String = "inbound",
    summary: String = "", milliseconds: Int64? = 61_500
  ) {
    webhooks.know(
      CallFacts(
        orgID: "\(organization)", callID: "\(call)", agentID: "\(agent)", provider: "retell", direction: direction,
        fromNumber: Sensitive(from), toNumber: "+12125550100",
        startedAt: Timestamp(Date(timeIntervalSince1970: 1_795_000_000)), durationMs: milliseconds,
        endReason: "user_hangup", version: version, summary: Sensitive(summary), state: "ended"))
  }

  /// Tells of ended calls, as webhooks does.
  @discardableResult
  func end(_ calls: [CallID], version: Int64 = 1, agent: String? = nil) async throws -> [SyncResult] {
    try await parts.handlers.enqueueSync(
      EnqueueSyncRequest(
        items: calls.map {
          SyncItem(
            orgID: "\(organization)", agentID: agent ?? "\(self.agent)", callID: "\($0)", callVersion: version)
        }),
      context: context(IntegrationsMethods.enqueueSync.description, caller: "webhooks")
    ).results
  }

  func syncs() async throws -> [IntegrationsAPI.Sync] {
    try await parts.handlers.listSyncs(
      ListSyncsRequest(page: PageRequest(limit: 200)), context: context(IntegrationsMethods.listSyncs.description)
    ).syncs
  }

  /// Waits until the only sync is in a state that `isReached` accepts, with its attempts, newest first.
  func settled(
    _ isReached: @escaping @Sendable (IntegrationsAPI.Sync) -> Bool = { $0.state != .pending }
  ) async throws -> (sync: IntegrationsAPI.Sync, attempts: [SyncLog]) {
    try await eventually(within: .seconds(60)) {
      let syncs = try await syncs()
      return !syncs.isEmpty && syncs.allSatisfy(isReached)
    }
    let id = try #require(try await syncs().first).id
    let answer = try await parts.handlers.getSync(
      GetSyncRequest(syncID: id), context: context(IntegrationsMethods.getSync.description))
    return (try #require(answer.sync), answer.attempts)
  }

  /// The calls that the portal has.
  func engagements() throws -> [JSONValue] { try simulator.items("hubspot/calls") }

  /// The tasks that the organization has.
  func tasks() throws -> [JSONValue] { try simulator.items("salesforce/Task") }
}
