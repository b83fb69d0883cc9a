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
      requestID: "test", deadline: .now + .seconds(30), method: method, sessionID: Self.session)
  }

  static let user = UserID.new()
  /// The log-in of the member.
  static let session = "018f0000-0000-7000-8000-0000000000aa"

  /// A flow as far as the provider.
  struct Flow: Sendable {
    var state: String
    var cookie: String
    var address: URLComponents
  }

  func start(_ provider: String = "hubspot", returnTo: String = "") async throws -> Flow {
    let answer = try await handlers.startConnect(
      StartConnectRequest(agentID: "\(agent)", provider: provider, returnTo: returnTo),
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
    _ flow: Flow, provider: String = "hubspot", error: String = "", issuer: String = "", cookie: String? = nil
  ) async throws -> FinishConnectResponse {
    try await handlers.finishConnect(
      FinishConnectRequest(
        provider: provider, state: Sensitive(flow.state), code: "code-1", error: error, issuer: issuer,
        browserCookie: Sensitive(cookie ?? flow.cookie)),
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
  private struct State {
    var allows = true
    var ended: Set<String> = []
    var gone: Set<AgentID> = []
    var isClosed = false
    var isAway = false
    var known = KnownAgent(provider: "retell", providerAgentID: "agent_1")
  }

  private let state = Mutex(State())

  func forbid() { state.withLock { $0.allows = false } }

  /// The log-in is over.
  func end(session: String) { _ = state.withLock { $0.ended.insert(session) } }

  func allows(
    _ permission: AgentPermission, _ principal: String, session: UUID?, of agent: AgentID,
    in organization: OrganizationID
  ) -> Bool {
    state.withLock { state in
      state.allows && session.map { !state.ended.contains($0.uuidString.lowercased()) } ?? true
    }
  }

  /// The agents are another organization's from now on.
  func take(_ agents: Set<AgentID>) { state.withLock { $0.gone.formUnion(agents) } }

  /// Auth cannot be asked, or can again.
  func setAway(_ isAway: Bool) { state.withLock { $0.isAway = isAway } }

  func close() { state.withLock { $0.isClosed = true } }

  func standing(of agents: Set<AgentID>, in organization: OrganizationID) throws -> AgentStanding {
    try state.withLock { state in
      guard !state.isAway else { throw RPCError(.unavailable, reason: "not_connected", message: "Away.") }
      return AgentStanding(isClosed: state.isClosed, agents: agents.subtracting(state.gone))
    }
  }

  /// What every agent is from now on.
  func know(_ agent: KnownAgent) { state.withLock { $0.known = agent } }

  func agent(_ agent: AgentID, in organization: OrganizationID) -> KnownAgent? {
    state.withLock { $0.gone.contains(agent) ? nil : $0.known }
  }
}
