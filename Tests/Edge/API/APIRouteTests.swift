import Foundation
import Testing

@testable import Edge

@Suite("The table of API routes")
struct APIRouteTests {
  @Test("every route fills fields that its request has, and is open to the edge", arguments: APIRoute.all)
  func fields(_ route: APIRoute) throws {
    #expect(route.rpc.allows(caller: "edge"), "\(route.path) calls a method that refuses the edge")
    for (parameter, field) in route.parameters {
      let names = field.split(separator: ".").map(String.init)
      let first = try #require(route.request.fields.first { $0.name == names[0] }, "\(route.path): \(parameter)")
      if case .message(let inner) = first.kind, names.count == 2 {
        #expect(inner.fields.contains { $0.name == names[1] }, "\(route.path): \(parameter)")
      } else {
        #expect(names.count == 1, "\(route.path): \(parameter)")
      }
    }
    for name in route.pathParameters { #expect(route.parameters[name] != nil) }
  }

  @Test("no client can name an organization in a request; who logs in may choose among theirs")
  func organization() {
    for route in APIRoute.all where route.access != .open {
      let bound = Set(route.parameters.values)
      #expect(!bound.contains("org_id"), "\(route.path)")
      if route.takesBody { #expect(!route.request.fields.contains { $0.name == "org_id" }, "\(route.path)") }
    }
  }

  @Test("only who has no credential yet comes in without one, and nobody spends money as fast as they read")
  func access() {
    let open = APIRoute.all.filter { $0.access == .open }
    let paths = [
      "/v1/sessions", "/v1/sessions/refresh", "/v1/sessions/exchange", "/v1/invitations/accept",
    ]
    #expect(open.map(\.path).allSatisfy(paths.contains))
    for path in ["/v1/wallet/top-ups", "/v1/test-calls", "/v1/wallet/recharge-rule"] {
      #expect(APIRoute.all.contains { $0.path == path && $0.method != .get && $0.kind == .money }, "\(path)")
    }
  }

  @Test(
    "what the contract promises is there",
    arguments: [
      "POST /v1/sessions", "POST /v1/sessions/refresh", "DELETE /v1/sessions", "POST /v1/tickets",
      "GET /v1/organizations",
      "GET /v1/members", "GET /v1/agents", "GET /v1/api-keys", "GET /v1/sources", "GET /v1/calls", "GET /v1/calls/{id}",
      "GET /v1/calls/{id}/transcript", "GET /v1/contacts", "GET /v1/connections", "GET /v1/wallet",
      "GET /v1/wallet/transfers", "GET /v1/wallet/recharge-rule", "GET /v1/wallet/top-ups", "GET /v1/evaluations",
      "GET /v1/rubrics", "GET /v1/leads", "GET /v1/dead-letters", "GET /v1/sync-logs", "POST /v1/test-calls",
      "GET /v1/appointments", "POST /v1/appointments",
    ])
  func promised(_ route: String) {
    #expect(APIRoute.all.contains { "\($0.method.rawValue) \($0.path)" == route })
  }

  @Test("each path and method stands once, and reads change nothing")
  func unique() {
    let names = APIRoute.all.map { "\($0.method) \($0.path)" }
    #expect(Set(names).count == names.count)
    for route in APIRoute.all where route.method == .get {
      #expect(!route.needsIdempotencyKey, "\(route.path)")
      #expect(route.rpc.idempotency == .noSideEffects, "\(route.path)")
    }
  }

  @Test(
    "logs and metrics name a route by its pattern",
    arguments: [
      ("/v1/calls/018f-canary", "/v1/calls/{id}"), ("/v1/calls", "/v1/calls"),
      ("/v1/wallet/transfers", "/v1/wallet/transfers"), ("/v1/dead-letters/replay", "/v1/dead-letters/replay"),
      ("/v1/appointments/busy", "/v1/appointments/busy"), ("/v1/appointments/018f", "/v1/appointments/{id}"),
      ("/webhooks/retell/canary", "/webhooks/{provider}/{source}"),
    ])
  func patterns(path: String, pattern: String) {
    #expect(EdgeRoutes.pattern(for: path) == pattern)
    #expect(EdgeRoutes.pattern(for: path + "/and/more/of/it") == nil)
  }

  @Test("the OpenAPI document has every route with its schemas, and every reference leads somewhere")
  func document() throws {
    let text = OpenAPIDocument(routes: APIRoute.all).json()
    let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["openapi"] as? String == "3.1.0")
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    for route in APIRoute.all {
      #expect(paths[route.path]?[route.method.rawValue.lowercased()] != nil, "\(route.method) \(route.path)")
    }
    let components = try #require(document["components"] as? [String: Any])
    let schemas = try #require(components["schemas"] as? [String: Any])
    let references = text.matches(of: /"#\/components\/schemas\/([A-Za-z0-9]+)"/).map { String($0.1) }
    #expect(!references.isEmpty)
    for name in references { #expect(schemas[name] != nil, "\(name)") }
    var operations: [String] = []
    for (_, methods) in paths {
      for (_, operation) in methods {
        operations.append(try #require((operation as? [String: Any])?["operationId"] as? String))
      }
    }
    #expect(Set(operations).count == operations.count)
  }
}
