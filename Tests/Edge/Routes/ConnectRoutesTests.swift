import AsyncHTTPClient
import Calls
import Foundation
import IntegrationsAPI
import Messages
import NIOCore
import Testing

@testable import Edge

@Suite("A browser on its way to a provider and back")
struct ConnectRoutesTests {
  private static let started = StartConnectResponse(
    authorizeURL: Sensitive("https://provider.example/authorize?state=canary-state"),
    browserCookie: Sensitive("canary-cookie"))

  private static let integrations = ScriptedService([
    ScriptedService.answer(IntegrationsMethods.startConnect) { _, _ in started },
    ScriptedService.answer(IntegrationsMethods.startInvitedConnect) { request, _ in
      guard request.invitation.reveal() == "canary-invitation" else {
        throw RPCError(.notFound, reason: "invitation_not_found", message: "The invitation is unknown.")
      }
      return started
    },
    ScriptedService.answer(IntegrationsMethods.finishConnect) { request, _ in
      guard request.state.reveal() == "canary-state", request.browserCookie.reveal() == "canary-cookie" else {
        throw RPCError(.unauthenticated, reason: "state_invalid", message: "The flow is unknown.")
      }
      guard request.error.isEmpty else {
        throw RPCError(.failedPrecondition, reason: "consent_denied", message: "<The person> said no.")
      }
      return FinishConnectResponse(
        connectionID: "c1", status: .pendingConfirmation, returnTo: "https://app.example.com/done?tab=1#top")
    },
  ])

  /// What came back, without going where it leads.
  private struct Answer {
    var status: Int
    var location: String?
    var cookie: String?
    var type: String?
    var body: String
  }

  private func browse(
    _ edge: RunningEdge, _ path: String, cookie: String? = nil
  ) async throws -> Answer {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    var request = HTTPClientRequest(url: edge.base + path)
    if let cookie { request.headers.add(name: "cookie", value: cookie) }
    do {
      let response = try await client.execute(request, timeout: .seconds(20))
      let body = try await response.body.collect(upTo: 1 << 20)
      try await client.shutdown()
      return Answer(
        status: Int(response.status.code), location: response.headers.first(name: "location"),
        cookie: response.headers.first(name: "set-cookie"), type: response.headers.first(name: "content-type"),
        body: String(buffer: body))
    } catch {
      try await client.shutdown()
      throw error
    }
  }

  @Test("a ticket starts a member's flow in its organization, and the browser keeps what ties the flow to it")
  func member() async throws {
    let integrations = ScriptedService([
      ScriptedService.answer(IntegrationsMethods.startConnect) { _, _ in Self.started }
    ])
    try await RunningEdge.with(callers: [.integrations: integrations]) { edge in
      let answer = try await browse(
        edge, "/oauth/hubspot/start?agent=a1&ticket=canary-connect&return_to=https%3A%2F%2Fapp.example.com%2Fdone")
      #expect(answer.status == 302)
      #expect(answer.location == "https://provider.example/authorize?state=canary-state")
      #expect(
        answer.cookie
          == "switchboard_connect=canary-cookie; Path=/oauth/hubspot; Max-Age=600; HttpOnly; SameSite=Lax")
      let call = try #require(integrations.calls.first)
      let request = try StartConnectRequest(serialized: call.request)
      #expect(request.agentID == "a1" && request.provider == "hubspot")
      #expect(request.returnTo == "https://app.example.com/done")
      #expect(call.options.organizationID == TableAuthenticator.organization)
      #expect(call.options.actor == "user:ticket")
      #expect(edge.log.lines.allSatisfy { !$0.contains("canary") })
    }
  }

  @Test("over TLS the browser keeps the cookie from every other way")
  func secureCookie() {
    #expect(ConnectCookie(provider: "google", isSecure: true).setting("v").hasSuffix("; Secure"))
    #expect(ConnectCookie(provider: "google", isSecure: true).clearing.contains("Max-Age=0"))
  }

  @Test("an invitation starts a flow without a log-in")
  func invited() async throws {
    try await RunningEdge.with(callers: [.integrations: Self.integrations]) { edge in
      let answer = try await browse(edge, "/oauth/google/start?invitation=canary-invitation")
      #expect(answer.status == 302)
      let refused = try await browse(edge, "/oauth/google/start?invitation=canary-guess")
      #expect(refused.status == 404)
      #expect(refused.type == "text/html; charset=utf-8")
      #expect(!refused.body.contains("canary"))
    }
  }

  @Test("the end of a flow leads to the allowed address with the connection, and takes the cookie away")
  func callback() async throws {
    try await RunningEdge.with(callers: [.integrations: Self.integrations]) { edge in
      let answer = try await browse(
        edge, "/oauth/hubspot/callback?code=canary-code&state=canary-state&authuser=0",
        cookie: "other=1; switchboard_connect=canary-cookie")
      #expect(answer.status == 303)
      #expect(answer.location == "https://app.example.com/done?tab=1&connection=c1&status=pending_confirmation#top")
      #expect(answer.cookie?.hasPrefix("switchboard_connect=; Path=/oauth/hubspot; Max-Age=0") == true)
      #expect(!answer.body.contains("canary") && answer.location?.contains("canary") == false)
      #expect(edge.log.lines.allSatisfy { !$0.contains("canary") })
    }
  }

  @Test(
    "what cannot be is a page of fixed words, without script and without what the request held",
    arguments: [
      ("/oauth/hubspot/callback?state=canary-state&code=c", nil, 400, "state_invalid"),
      ("/oauth/hubspot/callback?state=canary-guess&code=c", "switchboard_connect=canary-cookie", 400, "state_invalid"),
      (
        "/oauth/hubspot/callback?state=canary-state&error=canary", "switchboard_connect=canary-cookie", 409,
        "consent_denied"
      ),
      ("/oauth/hubspot/callback?state=a&state=b", nil, 400, "repeated_parameter"),
      ("/oauth/hubspot/callback?code=\(String(repeating: "c", count: 2_049))", nil, 400, "invalid_parameter"),
      ("/oauth/hubspot/start?agent=a1", nil, 401, "ticket_refused"),
      ("/oauth/hubspot/start?agent=a1&ticket=canary-events", nil, 401, "ticket_refused"),
      ("/oauth/HubSpot/start?agent=a1&ticket=canary-connect", nil, 404, "unknown_provider"),
    ] as [(String, String?, Int, String)])
  func pages(_ path: String, cookie: String?, status: Int, reason: String) async throws {
    try await RunningEdge.with(callers: [.integrations: Self.integrations]) { edge in
      let answer = try await browse(edge, path, cookie: cookie)
      #expect(answer.status == status)
      #expect(answer.type == "text/html; charset=utf-8")
      #expect(answer.body.contains(reason))
      #expect(!answer.body.contains("canary") && !answer.body.contains("<script") && !answer.body.contains("<The"))
      #expect(answer.location == nil && answer.cookie == nil)
    }
  }

  @Test("who guesses states or tickets waits like who guesses passwords")
  func penalties() async throws {
    try await RunningEdge.with(callers: [.integrations: Self.integrations]) { edge in
      for _ in 0..<11 {
        let answer = try await browse(edge, "/oauth/hubspot/callback?state=guess&code=c")
        #expect(answer.status == 400)
      }
      for path in ["/oauth/hubspot/callback?state=guess&code=c", "/oauth/hubspot/start?ticket=guess"] {
        let answer = try await browse(edge, path)
        #expect(answer.status == 429)
      }
    }
  }
}
