import AuthAPI
import BillingAPI
import RPCAPI
import Testing
import WebhooksAPI

@testable import Edge

@Suite("An HTTP request becomes an RPC's request")
struct RequestBindingTests {
  private static let create = APIRoute(
    .post, "/v1/agents", .auth, AuthMethods.createAgent, access: .open, "")
  private static let list = APIRoute(
    .get, "/v1/wallet/transfers", .billing, BillingMethods.listTransfers, access: .open, "")
  private static let one = APIRoute(
    .get, "/v1/calls/{id}", .webhooks, WebhooksMethods.getCall, access: .open, binding: ["id": "call_id"], "")

  @Test("body and key come together")
  func body() throws {
    let packed = try RequestBinding(route: Self.create).packed(
      path: [:], query: [], body: Array(#"{"name":"Front desk","provider":"retell"}"#.utf8), idempotencyKey: "k-1")
    let request = try CreateAgentRequest(serialized: packed)
    #expect(request.name == "Front desk")
    #expect(request.provider == "retell")
    #expect(request.idempotencyKey == "k-1")
  }

  @Test("the header's key wins over one in the body")
  func keyWins() throws {
    let packed = try RequestBinding(route: Self.create).packed(
      path: [:], query: [], body: Array(#"{"idempotency_key":"body"}"#.utf8), idempotencyKey: "header")
    #expect(try CreateAgentRequest(serialized: packed).idempotencyKey == "header")
  }

  @Test("the page of a list comes from limit and cursor")
  func page() throws {
    let packed = try RequestBinding(route: Self.list).packed(
      path: [:], query: [("limit", "20"), ("cursor", "a\"b")], body: [], idempotencyKey: nil)
    let page = try #require(try ListTransfersRequest(serialized: packed).page)
    #expect(page.limit == 20)
    #expect(page.cursor == "a\"b")
  }

  @Test("a path's parameter fills its field")
  func path() throws {
    let packed = try RequestBinding(route: Self.one).packed(
      path: ["id": "c1"], query: [], body: [], idempotencyKey: nil)
    #expect(try GetCallRequest(serialized: packed).callID == "c1")
  }

  @Test(
    "what a path does not take is refused with the rule",
    arguments: [
      ([("limit", "many")], "invalid_parameter"), ([("limit", "1"), ("limit", "2")], "repeated_parameter"),
      ([("page", "1")], "unknown_parameter"), ([("org_id", "x")], "unknown_parameter"),
      ([("cursor", String(repeating: "x", count: 1_001))], "invalid_parameter"),
    ])
  func query(_ query: [(String, String)], reason: String) throws {
    let problem = try #require(throws: Problem.self) {
      try RequestBinding(route: Self.list).packed(
        path: [:], query: query.map { (name: $0.0, value: $0.1) }, body: [], idempotencyKey: nil)
    }
    #expect(problem.status == 400)
    #expect(problem.reason == reason)
  }

  @Test(
    "a body that is not what the path takes is refused without repeating it",
    arguments: [
      "{", "[]", #"{"nam":"canary"}"#, #"{"name":7}"#, #"{"name":"a","name":"b"}"#, "\u{0}",
    ])
  func badBody(_ body: String) throws {
    let problem = try #require(throws: Problem.self) {
      try RequestBinding(route: Self.create).packed(
        path: [:], query: [], body: Array(body.utf8), idempotencyKey: "k")
    }
    #expect(problem.status == 400)
    #expect(problem.reason == "invalid_json")
    #expect(!problem.detail.contains("canary"))
  }

  @Test(
    "a changing request needs a key of 1 to 128 visible characters",
    arguments: [
      (nil, "idempotency_key_missing"), ("", "invalid_idempotency_key"), ("a b", "invalid_idempotency_key"),
      (String(repeating: "k", count: 129), "invalid_idempotency_key"), ("é", "invalid_idempotency_key"),
    ])
  func keys(_ key: String?, reason: String) throws {
    let problem = try #require(throws: Problem.self) {
      try RequestBinding(route: Self.create).packed(path: [:], query: [], body: [], idempotencyKey: key)
    }
    #expect(problem.reason == reason)
  }
}
