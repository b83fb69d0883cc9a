import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Messages
import Observability
import Outbound
import Postgres
import Sealing
import Synchronization
import TestSupport
import WebhooksAPI

@testable import Integrations

/// The integrations service on a database of its own, without sockets but for the provider's.
struct IntegrationsBench: Sendable {
  let database: Database
  let admin: Database
  let parts: IntegrationsParts
  let provider: StandInProvider
  let authority: ScriptedAuthority
  let organization = OrganizationID.new()
  let agent = AgentID.new()

  var handlers: IntegrationsHandlers { parts.handlers }

  /// - Parameter timeLimit: Longest wait for the provider.
  static func with(
    timeLimit: Duration = .seconds(8), _ body: @escaping @Sendable (IntegrationsBench) async throws -> Void
  ) async throws {
    try await TestDatabase.with(Integrations.migrations) { test in
      let provider = StandInProvider()
      try await withStubServer({ await provider.answer($0) }) { address in
        let outbound = OutboundClient(
          configuration: OutboundConfiguration(
            baseURLs: [.hubspot: address + "/hubspot", .salesforce: address + "/salesforce"], allowsInsecure: true),
          events: .discarding())
        let result: Result<Void, any Error>
        do {
          result = .success(
            try await body(IntegrationsBench(test, outbound, provider, timeLimit: timeLimit)))
        } catch {
          result = .failure(error)
        }
        try await outbound.shutdown()
        try result.get()
      }
    }
  }

  private init(
    _ test: TestDatabase, _ outbound: OutboundClient, _ provider: StandInProvider, timeLimit: Duration
  ) throws {
    database = test.database
    admin = test.admin
    self.provider = provider
    let authority = ScriptedAuthority()
    self.authority = authority
    let credentials = { (name: String) in
      OAuthCredentials(
        clientID: "client", clientSecret: "secret", redirectURI: "https://app.test/oauth/\(name)/callback",
        authorizeAddress: "https://provider.test/authorize", standIn: nil)
    }
    parts = IntegrationsParts(
      database: test.database,
      sealer: Sealer(
        service: "integrations", masterKeys: try MasterKeys(MasterKeys.generate(id: "k1")), database: test.database),
      outbound: outbound,
      settings: OAuthSettings(
        providers: [.hubspot: credentials("hubspot"), .salesforce: credentials("salesforce")],
        returnOrigins: ["https://app.test"]),
      authority: authority, webhooks: WebhooksClient(ScriptedWebhooks()), events: .discarding(), timeLimit: timeLimit)
  }

  /// A call of the edge, of a member of the organization.
  func context(_ method: MethodDescription, of organization: OrganizationID? = nil) -> CallContext {
    CallContext(
      caller: "edge", organizationID: "\(organization ?? self.organization)", actor: "user:\(Self.user)",
      requestID: "test", deadline: .now + .seconds(30), method: method)
  }

  static let user = UserID.new()

  /// A flow as far as the provider.
  struct Flow: Sendable {
    var state: String
    var cookie: String
    var address: URLComponents
  }

  func start(_ provider: String = "hubspot", session: String = "s1", returnTo: String = "") async throws -> Flow {
    let answer = try await handlers.startConnect(
      StartConnectRequest(agentID: "\(agent)", provider: provider, returnTo: returnTo, sessionID: session),
      context: context(IntegrationsMethods.startConnect.description))
    return try flow(answer)
  }

  func flow(_ answer: StartConnectResponse) throws -> Flow {
    let address = URLComponents(string: answer.authorizeURL.reveal()) ?? URLComponents()
    return Flow(
      state: address.queryItems?.first { $0.name == "state" }?.value ?? "", cookie: answer.browserCookie.reveal(),
      address: address)
  }

  func finish(
    _ flow: Flow, provider: String = "hubspot", session: String = "s1", error: String = "", issuer: String = "",
    cookie: String? = nil
  ) async throws -> FinishConnectResponse {
    try await handlers.finishConnect(
      FinishConnectRequest(
        provider: provider, state: Sensitive(flow.state), code: "code-1", error: error, issuer: issuer,
        browserCookie: Sensitive(cookie ?? flow.cookie), sessionID: session),
      context: CallContext(
        caller: "edge", requestID: "test", deadline: .now + .seconds(30),
        method: IntegrationsMethods.finishConnect.description))
  }

  /// A connection that is in use.
  func connected(_ provider: String = "hubspot") async throws -> ConnectionID {
    let finished = try await finish(try await start(provider), provider: provider)
    guard let id = ConnectionID(finished.connectionID) else { throw CancellationError() }
    return id
  }

  /// Lets the tokens be over.
  func expire(_ connection: ConnectionID) async throws {
    try await admin.withTransaction(.system) {
      try await $0.execute(
        """
        update integrations.connection_tokens set expires_at = clock_timestamp() - interval '1 second'
         where connection_id = \(connection)
        """)
    }
  }

  func state(_ connection: ConnectionID) async throws -> ConnectionState? {
    try await database.withTransaction(.tenant(organization)) {
      try await ConnectionStore.find(connection, of: organization, in: $0)?.state
    }
  }

  func token(_ connection: ConnectionID, refused: Int64? = nil) async throws -> String {
    try await parts.vault.token(of: connection, in: organization, refused: refused).value.reveal()
  }
}

/// Allows until told otherwise.
final class ScriptedAuthority: Authority {
  private let allows = Mutex(true)
  private let known = Mutex(KnownAgent(provider: "retell", providerAgentID: "agent_1"))

  /// What every agent is from now on.
  func know(_ agent: KnownAgent) { known.withLock { $0 = agent } }

  func forbid() { allows.withLock { $0 = false } }

  func allows(
    _ permission: AgentPermission, _ principal: String, of agent: AgentID, in organization: OrganizationID
  ) -> Bool {
    allows.withLock { $0 }
  }

  func agent(_ agent: AgentID, in organization: OrganizationID) -> KnownAgent? { known.withLock { $0 } }
}
