internal import Calls
internal import Hummingbird
internal import IntegrationsAPI
internal import Messages

/// `GET /oauth/{provider}/start` and `…/callback`: takes a browser to a provider and back.
///
/// The edge only carries: integrations makes the flow, decides at its end whether it counts, and says where the browser
/// goes. No token of a provider passes here, and what did pass - state, code, ticket - is in no page, log or address.
struct ConnectRoutes {
  /// What may follow `/oauth/`, whatever integrations makes of it.
  static let longestProvider = 32

  let integrations: IntegrationsClient
  let gatekeeper: Gatekeeper
  /// Whether browsers reach the edge over TLS.
  let isSecure: Bool

  func add(to router: Router<EdgeContext>) {
    router.get("/oauth/{provider}/start") { request, context in
      try await page { try await start(request, context) }
    }
    router.get("/oauth/{provider}/callback") { request, context in
      try await page { try await finish(request, context) }
    }
  }

  /// Somebody logged in comes with a ticket, anybody else with an invitation.
  private func start(_ request: Request, _ context: EdgeContext) async throws -> Response {
    let provider = try provider(context)
    let query = try ConnectQuery(request, names: ["agent", "ticket", "invitation", "return_to"])
    let started =
      if query["invitation"].isEmpty {
        try await startMember(provider, query, context)
      } else {
        try await startInvited(provider, query["invitation"], context)
      }
    let cookie = ConnectCookie(provider: provider, isSecure: isSecure)
    return Response(
      status: .found,
      headers: [
        .location: started.authorizeURL.reveal(), .setCookie: cookie.setting(started.browserCookie.reveal()),
        .cacheControl: "no-store",
      ])
  }

  private func startMember(
    _ provider: String, _ query: ConnectQuery, _ context: EdgeContext
  ) async throws -> StartConnectResponse {
    let principal = try await gatekeeper.principal(holding: query["ticket"], for: .connect, context)
    return try await integrations.startConnect(
      StartConnectRequest(agentID: query["agent"], provider: provider, returnTo: query["return_to"]),
      options: principal.options(requestID: context.requestID))
  }

  private func startInvited(
    _ provider: String, _ invitation: String, _ context: EdgeContext
  ) async throws -> StartConnectResponse {
    try gatekeeper.refuseWaiting(context.remoteAddress)
    do throws(RPCError) {
      return try await integrations.startInvitedConnect(
        StartInvitedConnectRequest(provider: provider, invitation: Sensitive(invitation)),
        options: CallOptions(requestID: context.requestID))
    } catch {
      guard error.reason == "invitation_not_found" else { throw error }
      try gatekeeper.fail(context.remoteAddress, with: Problem(error))
    }
  }

  private func finish(_ request: Request, _ context: EdgeContext) async throws -> Response {
    let provider = try provider(context)
    let query = try ConnectQuery(request, names: ["state", "code", "error", "iss"])
    try gatekeeper.refuseWaiting(context.remoteAddress)
    let answer: FinishConnectResponse
    do throws(RPCError) {
      answer = try await integrations.finishConnect(
        FinishConnectRequest(
          provider: provider, state: Sensitive(query["state"]), code: Sensitive(query["code"]), error: query["error"],
          issuer: query["iss"], browserCookie: Sensitive(ConnectCookie.value(in: request))),
        options: CallOptions(requestID: context.requestID))
    } catch {
      guard error.reason == "state_invalid" else { throw error }
      try gatekeeper.fail(context.remoteAddress, with: Problem(400, error.reason, error.message))
    }
    guard let location = ReturnRedirect.location(of: answer) else {
      throw Problem(500, "internal", "Something went wrong here.")
    }
    return Response(
      status: .seeOther,
      headers: [
        .location: location, .setCookie: ConnectCookie(provider: provider, isSecure: isSecure).clearing,
        .cacheControl: "no-store",
      ])
  }

  private func provider(_ context: EdgeContext) throws(Problem) -> String {
    guard let name = context.parameters.get("provider"), name.utf8.count <= Self.longestProvider,
      name.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { throw Problem(404, "unknown_provider", "There is no such provider.") }
    return name
  }

  /// A person waits for the answer, so a refusal is a page.
  private func page(_ body: () async throws -> Response) async throws -> Response {
    do {
      return try await body()
    } catch let problem as Problem {
      throw PageProblem(problem: problem)
    } catch let error as RPCError {
      throw PageProblem(problem: Problem(error))
    }
  }
}
