import AnalysisAPI
import AuthAPI
import BillingAPI
import Calls
import Foundation
import IntegrationsAPI
import RPCAPI
import Testing
import WebhooksAPI

@testable import Edge

@Suite("The JSON API")
struct APIHandlerTests {
  private static let wallet = ScriptedService.answer(BillingMethods.getWallet) { _, _ in
    GetWalletResponse(balance: Money(micros: 9_007_199_254_740_993, currency: "USD"))
  }

  private func with(
    auth: ScriptedService = ScriptedService([]), billing: ScriptedService = ScriptedService([wallet]),
    webhooks: ScriptedService = ScriptedService([]), configuration: EdgeConfiguration = EdgeConfiguration(),
    _ body: (RunningEdge) async throws -> Void
  ) async throws {
    try await RunningEdge.with(
      webhooks, callers: [.auth: auth, .billing: billing], configuration: configuration, body)
  }

  private func bearer(_ credential: String, _ more: [(String, String)] = []) -> [(String, String)] {
    [("authorization", "Bearer \(credential)")] + more
  }

  @Test("a good request carries organization and actor of its credential, and integers arrive whole")
  func reading() async throws {
    let billing = ScriptedService([Self.wallet])
    try await with(billing: billing) { edge in
      let answer = try await edge.send("/v1/wallet", method: "GET", body: nil, headers: bearer("admin"))
      #expect(answer.status == 200)
      #expect(answer.body.contains(#""balance":{"micros":9007199254740993,"currency":"USD"}"#))
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.headers["ratelimit-limit"] == "50")
      #expect(answer.headers["ratelimit-remaining"] == "49")
      let call = try #require(billing.calls.first)
      #expect(call.options.organizationID == TableAuthenticator.organization)
      #expect(call.options.actor == "user:admin")
      #expect(call.options.requestID == answer.headers["x-request-id"])
    }
  }

  @Test("a changing request carries its key, and answers 201 with what was made")
  func writing() async throws {
    let auth = ScriptedService([
      ScriptedService.answer(AuthMethods.createAgent) { request, _ in
        CreateAgentResponse(agent: Agent(id: "a1", name: request.name))
      }
    ])
    try await with(auth: auth) { edge in
      let answer = try await edge.send(
        "/v1/agents", body: Array(#"{"name":"Front desk","provider":"retell","provider_agent_id":"ag"}"#.utf8),
        headers: bearer("admin", [("content-type", "application/json; charset=utf-8"), ("idempotency-key", "k1")]))
      #expect(answer.status == 201)
      #expect(answer.body.contains(#""id":"a1","name":"Front desk""#))
      let request = try CreateAgentRequest(serialized: try #require(auth.calls.first).request)
      #expect(request.idempotencyKey == "k1")
    }
  }

  @Test(
    "who may not is refused before any service is asked",
    arguments: [
      ([], 401, "credential_missing"), ([("authorization", "Basic YTpi")], 401, "credential_missing"),
      ([("authorization", "Bearer nonsense")], 401, "invalid_credential"),
      ([("authorization", "Bearer a\"b")], 401, "invalid_credential"),
      ([("authorization", "Bearer reader")], 403, "permission_missing"),
      ([("origin", "https://evil.example")], 401, "credential_missing"),
      ([("cookie", "session=admin")], 401, "credential_missing"),
    ])
  func refusals(_ headers: [(String, String)], status: Int, reason: String) async throws {
    let billing = ScriptedService([Self.wallet])
    try await with(billing: billing) { edge in
      let answer = try await edge.send("/v1/wallet", method: "GET", body: nil, headers: headers)
      #expect(answer.status == status)
      let problem = try answer.problem()
      #expect(problem["reason"] as? String == reason)
      #expect((answer.headers["www-authenticate"] != nil) == (status == 401))
      #expect(billing.calls.isEmpty)
    }
  }

  @Test("an address with too many bad credentials waits, and a good credential from it does not")
  func penalties() async throws {
    try await with { edge in
      for _ in 0..<11 {
        let answer = try await edge.send("/v1/wallet", method: "GET", body: nil, headers: bearer("wrong"))
        #expect(answer.status == 401)
      }
      let answer = try await edge.send("/v1/wallet", method: "GET", body: nil, headers: bearer("wrong"))
      #expect(answer.status == 429)
      #expect(try answer.problem()["reason"] as? String == "too_many_failures")
      #expect(answer.headers["retry-after"] != nil)
      let good = try await edge.send("/v1/wallet", method: "GET", body: nil, headers: bearer("admin"))
      #expect(good.status == 200)
    }
  }

  @Test("beyond its limit a principal is told which limit and when, and others go on")
  func limits() async throws {
    var configuration = EdgeConfiguration()
    configuration.rates = [.read: 1]
    let webhooks = ScriptedService([
      ScriptedService.answer(WebhooksMethods.listCalls) { _, _ in ListCallsResponse() }
    ])
    try await with(webhooks: webhooks, configuration: configuration) { edge in
      var last: RunningEdge.Answer?
      for _ in 0..<3 where last?.status != 429 {
        last = try await edge.send("/v1/calls", method: "GET", body: nil, headers: bearer("reader"))
      }
      let refused = try #require(last)
      #expect(refused.status == 429)
      #expect(try refused.problem()["reason"] as? String == "rate_limited")
      #expect(refused.headers["retry-after"] == "1")
      let other = try await edge.send("/v1/calls", method: "GET", body: nil, headers: bearer("stranger"))
      #expect(other.status == 200)
    }
  }

  @Test(
    "a service's refusal becomes the problem that its code means",
    arguments: [
      (StatusCode.invalidArgument, 400), (.notFound, 404), (.permissionDenied, 403), (.failedPrecondition, 409),
      (.alreadyExists, 409), (.unavailable, 503), (.deadlineExceeded, 504), (.internal, 500),
    ])
  func problems(_ code: StatusCode, status: Int) async throws {
    let billing = ScriptedService([
      ScriptedService.answer(BillingMethods.getWallet) { _, _ in
        throw RPCError(code, reason: "some_reason", message: "In words.")
      }
    ])
    try await with(billing: billing) { edge in
      let answer = try await edge.send("/v1/wallet", method: "GET", body: nil, headers: bearer("admin"))
      #expect(answer.status == status)
      let problem = try answer.problem()
      #expect(problem["status"] as? Int == status)
      #expect(problem["request_id"] as? String == answer.headers["x-request-id"])
      #expect(problem["reason"] as? String == "some_reason")
    }
  }

  @Test("a page may read the answers only from a listed origin")
  func crossOrigin() async throws {
    var configuration = EdgeConfiguration()
    configuration.allowedOrigins = ["https://app.example.com"]
    try await with(configuration: configuration) { edge in
      for (origin, isAllowed) in [
        ("https://app.example.com", true), ("https://app.example.com.evil.example", false),
        ("http://app.example.com", false), ("null", false),
      ] {
        let answer = try await edge.send(
          "/v1/wallet", method: "GET", body: nil, headers: bearer("admin", [("origin", origin)]))
        #expect(answer.status == 200)
        #expect(answer.headers["access-control-allow-origin"] == (isAllowed ? origin : nil))
        #expect(answer.headers["access-control-allow-credentials"] == nil)
        let preflight = try await edge.send(
          "/v1/wallet", method: "OPTIONS", body: nil,
          headers: [("origin", origin), ("access-control-request-method", "GET")])
        #expect(preflight.status == 204)
        #expect(preflight.headers["access-control-allow-origin"] == (isAllowed ? origin : nil))
      }
    }
  }

  @Test("a log-in carries the address that it came from, whatever its body says, and failures cost the address")
  func logIn() async throws {
    let auth = ScriptedService([
      ScriptedService.answer(AuthMethods.login) { request, _ in
        guard request.password.reveal() == "correct horse" else {
          throw RPCError(.unauthenticated, reason: "not_recognized", message: "Not recognized.")
        }
        return LoginResponse(tokens: TokenPair(accessToken: "a.b.c", refreshToken: "r"))
      }
    ])
    try await with(auth: auth) { edge in
      func attempt(_ password: String) async throws -> RunningEdge.Answer {
        try await edge.send(
          "/v1/sessions",
          body: Array(#"{"email":"a@example.com","password":"\#(password)","remote_address":"203.0.113.9"}"#.utf8))
      }
      let good = try await attempt("correct horse")
      #expect(good.status == 201)
      #expect(good.body.contains(#""access_token":"a.b.c""#))
      let call = try #require(auth.calls.first)
      #expect(try LoginRequest(serialized: call.request).remoteAddress.reveal() == "127.0.0.1")
      #expect(call.options.organizationID == nil)
      for _ in 0..<11 { #expect(try await attempt("wrong").status == 401) }
      let refused = try await attempt("wrong")
      #expect(refused.status == 429)
      #expect(try refused.problem()["reason"] as? String == "too_many_failures")
      #expect(edge.log.lines.allSatisfy { !$0.contains("correct horse") })
    }
  }

  @Test("a Boolean and a time in a query reach the service as what they are, and a DELETE has a query")
  func queries() async throws {
    let integrations = ScriptedService([
      ScriptedService.answer(IntegrationsMethods.disconnect) { _, _ in DisconnectResponse() }
    ])
    let analysis = ScriptedService([
      ScriptedService.answer(AnalysisMethods.listHotLeads) { _, _ in ListHotLeadsResponse() }
    ])
    let webhooks = ScriptedService([
      ScriptedService.answer(WebhooksMethods.listCalls) { _, _ in ListCallsResponse() }
    ])
    try await RunningEdge.with(webhooks, callers: [.integrations: integrations, .analysis: analysis]) { edge in
      let gone = try await edge.send(
        "/v1/connections/c1?revoke_at_provider=true", method: "DELETE", body: nil, headers: bearer("admin"))
      #expect(gone.status == 204)
      let request = try DisconnectRequest(serialized: try #require(integrations.calls.first).request)
      #expect(request.connectionID == "c1" && request.revokeAtProvider)
      let leads = try await edge.send("/v1/leads?open_only=true", method: "GET", body: nil, headers: bearer("admin"))
      #expect(leads.body == #"{"items":[],"next_cursor":null}"#)
      #expect(try ListHotLeadsRequest(serialized: try #require(analysis.calls.first).request).openOnly)
      let calls = try await edge.send(
        "/v1/calls?state=ended&received_from=2026-01-02T03:04:05Z", method: "GET", body: nil, headers: bearer("admin"))
      #expect(calls.status == 200)
      let listed = try ListCallsRequest(serialized: try #require(webhooks.calls.first).request)
      #expect(listed.state == "ended" && listed.receivedFrom?.seconds == 1_767_323_045)
    }
  }

  @Test("the keys of tokens are there for everybody, as auth has them")
  func keySet() async throws {
    let auth = ScriptedService([
      ScriptedService.answer(AuthMethods.getJwks) { _, _ in GetJwksResponse(keySet: #"{"keys":[]}"#) }
    ])
    try await with(auth: auth) { edge in
      let answer = try await edge.send("/.well-known/jwks.json", method: "GET", body: nil)
      #expect(answer.status == 200)
      #expect(answer.body == #"{"keys":[]}"#)
      #expect(answer.headers["content-type"] == "application/jwk-set+json")
    }
  }

  @Test("wrong methods and content types are named, and the document is served")
  func rest() async throws {
    try await with { edge in
      let method = try await edge.send("/v1/wallet", method: "DELETE", body: nil, headers: bearer("admin"))
      #expect(method.status == 405)
      #expect(method.headers["allow"] == "GET")
      let type = try await edge.send(
        "/v1/agents", body: Array("a=b".utf8),
        headers: bearer("admin", [("content-type", "text/plain"), ("idempotency-key", "k")]))
      #expect(type.status == 415)
      let document = try await edge.send("/openapi.json", method: "GET", body: nil)
      #expect(document.status == 200)
      #expect(document.body.contains("\"/v1/wallet\""))
      #expect(document.headers["x-content-type-options"] == "nosniff")
    }
  }
}
