internal import Calls
internal import Foundation
internal import IntegrationsAPI
internal import Messages
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Begins to connect an agent for somebody who is logged in.
  ///
  /// Throws `invalid_agent_id`, `invalid_provider`, `invalid_return_to`, `not_allowed`, `already_connected`,
  /// `provider_not_configured`.
  func startConnect(_ request: StartConnectRequest, context: CallContext) async throws -> StartConnectResponse {
    let organization = try context.requireOrganization()
    let agent = try agent(request.agentID)
    let provider = try provider(request.provider)
    let returnTo = try returnAddress(request.returnTo)
    let actor = try await authority.require(.manageConnections, context, agent: agent, in: organization)
    let started = try await connector.start(
      provider, agent: agent, organization: organization, actor: actor,
      session: context.sessionID.flatMap(UUID.init(uuidString:)), returnTo: returnTo)
    return StartConnectResponse(started)
  }
}

extension StartConnectResponse {
  init(_ started: Connector.Started) {
    self.init(
      authorizeURL: Sensitive(started.authorizeAddress), browserCookie: Sensitive(started.browserCookie))
  }
}
