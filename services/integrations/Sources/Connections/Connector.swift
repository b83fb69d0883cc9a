internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing

/// Connects agents to outside accounts, from the press of the button to the stored tokens.
///
/// Two kinds of flow end in the same place. A member's goes back to the log-in that began it, which must still live when it ends,
/// and is authorized again then. An invitation's is bound to the browser alone, so what it brings waits for an admin - as does a member's that brings
/// another account than the one that was connected before.
struct Connector: Sendable {
  let database: Database
  let sealer: Sealer
  let client: OAuthClient
  let authority: any Authority
  let revoker: GrantRevoker
  let events: EventSink

  /// Where the browser goes, and what it keeps.
  struct Started: Sendable {
    var authorizeAddress: String
    var browserCookie: String
  }

  /// What a callback brought.
  struct Callback: Sendable {
    var provider: String
    var state: Sensitive<String>
    var code: Sensitive<String>
    var error: String
    var issuer: String
    var browserCookie: Sensitive<String>
  }

  /// How a flow ended.
  struct Finished: Sendable {
    var connection: ConnectionID
    var state: ConnectionState
    var returnTo: String
  }

  /// Begins a member's flow. `returnTo` is checked. Throws `already_connected`, `provider_not_configured`.
  func start(
    _ provider: ConnectedProvider, agent: AgentID, organization: OrganizationID, actor: String, session: UUID?,
    returnTo: String
  ) async throws -> Started {
    let open = try await database.withTransaction(.tenant(organization)) {
      try await ConnectionStore.open(of: agent, provider: provider, organization: organization, in: $0)
    }
    guard open?.state != .active else { throw IntegrationsError.alreadyConnected }
    return try await begin(
      provider, agent: agent, organization: organization, actor: actor, session: session, returnTo: returnTo)
  }

  /// Begins a flow by invitation, which it uses up. Throws `invitation_not_found`, `provider_not_configured`.
  func start(_ provider: ConnectedProvider, invitation token: Sensitive<String>) async throws -> Started {
    _ = try client.settings.credentials(of: provider)
    let found = try await database.withTransaction(.system) {
      try await ConnectInvitationStore.use(tokenHash: PKCE.hash(token.reveal()), provider: provider, in: $0)
    }
    guard let invitation = found else { throw IntegrationsError.invitationNotFound }
    return try await begin(
      provider, agent: invitation.agentID, organization: invitation.organizationID, actor: nil, session: nil,
      returnTo: invitation.returnTo)
  }

  /// Ends a flow. Throws what `FinishConnect` documents.
  func finish(_ callback: Callback) async throws -> Finished {
    let consumed = try await database.withTransaction(.system) {
      try await OAuthFlowStore.consume(stateHash: PKCE.hash(callback.state.reveal()), in: $0)
    }
    do {
      guard let flow = consumed, isOf(flow, callback) else { throw IntegrationsError.stateInvalid }
      if !callback.error.isEmpty { throw IntegrationsError.consentDenied }
      if let actor = flow.actor {
        guard
          try await authority.allows(
            .manageConnections, actor, session: flow.session, of: flow.agentID, in: flow.organizationID)
        else { throw IntegrationsError.notAllowed }
      }
      let finished = try await exchange(callback.code, flow)
      events.emit(
        IntegrationsEvents.connectFinished(
          flow.organizationID, finished.connection, flow.provider, status: finished.state.rawValue))
      return finished
    } catch {
      let reason = (error as? RPCError)?.reason ?? "internal"
      events.emit(IntegrationsEvents.connectFailed(consumed?.organizationID, consumed?.provider, reason: reason))
      throw error
    }
  }

  private func begin(
    _ provider: ConnectedProvider, agent: AgentID, organization: OrganizationID, actor: String?, session: UUID?,
    returnTo: String
  ) async throws -> Started {
    let (state, cookie, verifier, id) = (PKCE.secret(), PKCE.secret(), PKCE.secret(), UUID.version7())
    let address = try client.authorizeAddress(of: provider, state: state, verifier: verifier)
    let sealed = try await sealer.keyring(for: organization)
      .seal(Sensitive(verifier), ConnectionSealing.verifier(of: id, in: organization))
    let flow = ConnectFlow(
      id: id, organizationID: organization, agentID: agent, provider: provider, actor: actor,
      session: session, browserHash: PKCE.hash(cookie), sealedVerifier: sealed, returnTo: returnTo)
    try await database.withTransaction(.system) {
      try await OAuthFlowStore.insert(flow, stateHash: PKCE.hash(state), in: $0)
    }
    events.emit(IntegrationsEvents.connectStarted(organization, provider, isInvitation: actor == nil))
    return Started(authorizeAddress: address, browserCookie: cookie)
  }

  /// Whether the callback is of the flow's provider and browser. An `iss` that came must be the provider's: that
  /// keeps one authorization server from passing for another. Source: RFC 9207, 2.4.
  private func isOf(_ flow: ConnectFlow, _ callback: Callback) -> Bool {
    callback.provider == flow.provider.rawValue
      && constantTimeEquals(PKCE.hash(callback.browserCookie.reveal()), flow.browserHash)
      && (callback.issuer.isEmpty || callback.issuer == flow.provider.issuer)
  }

  private func exchange(_ code: Sensitive<String>, _ flow: ConnectFlow) async throws -> Finished {
    let organization = flow.organizationID
    guard (1...2_048).contains(code.reveal().utf8.count) else { throw IntegrationsError.stateInvalid }
    let keyring = try await sealer.keyring(for: organization)
    let verifier = try keyring.openText(
      flow.sealedVerifier, ConnectionSealing.verifier(of: flow.id, in: organization))
    let grant: TokenGrant
    do {
      grant = try await client.exchange(
        code, verifier: verifier.reveal(), of: flow.provider, organization: organization)
    } catch let failure as OAuthFailure {
      throw IntegrationsError.connecting(failure)
    }
    guard let account = grant.account, let refresh = grant.refreshToken else {
      throw IntegrationsError.connecting(.unusable("account_unusable"))
    }
    let arrival = ConnectionArrival(
      flow: flow, grant: grant, account: account, refresh: refresh, keyring: keyring)
    do {
      let (connection, replaced) = try await database.withTransaction(
        .tenant(organization, actor: flow.actor), retries: 3
      ) { try await arrival.store(in: $0) }
      if let replaced {
        await revoker.revoke(
          replaced.refresh, of: flow.provider, account: replaced.accountID, organization: organization)
      }
      return Finished(connection: connection.id, state: connection.state, returnTo: flow.returnTo)
    } catch let error as PostgresError where error.code == .uniqueViolation {
      throw IntegrationsError.alreadyConnected
    }
  }
}
