import Calls
import Foundation
import Testing

@testable import Edge

/// Whatever goes wrong on whichever route, the answer is the one document that the OpenAPI document describes.
@Suite("Problem documents")
struct ProblemDocumentTests {
  @Test("whatever is wrong with a request of a route, the answer is a problem document", arguments: APIRoute.all)
  func requests(_ route: APIRoute) async throws {
    try await with(.unavailable) { edge in
      var answers = [
        try await send(route, to: edge, method: unknownMethod(of: route)),
        try await send(route, to: edge, query: "?canary_parameter=1"),
      ]
      if route.access != .open {
        answers.append(try await send(route, to: edge, credential: nil))
        answers.append(try await send(route, to: edge, credential: "nonsense"))
      }
      if case .permission(let permission) = route.access, permission != "calls.read" {
        let refused = try await send(route, to: edge, credential: "reader")
        #expect(refused.status == 403)
        answers.append(refused)
      }
      if route.takesBody {
        answers.append(try await send(route, to: edge, body: "{", contentType: "text/plain"))
        answers.append(try await send(route, to: edge, body: "canary"))
        answers.append(try await send(route, to: edge, body: String(repeating: " ", count: APIHandler.largestBody + 1)))
      }
      if route.needsIdempotencyKey { answers.append(try await send(route, to: edge, key: nil)) }
      for answer in answers {
        #expect((400..<500).contains(answer.status), "\(answer.status) \(answer.body)")
        try check(answer)
        #expect(!answer.body.contains("canary"))
      }
    }
  }

  @Test("whatever a service answers a route with, the answer is a problem document", arguments: StatusCode.failures)
  func failures(_ code: StatusCode) async throws {
    try await with(code) { edge in
      for route in APIRoute.all {
        let answer = try await send(route, to: edge)
        #expect(answer.status == code.httpStatus(), "\(route.method) \(route.path)")
        try check(answer)
      }
    }
  }

  @Test(
    "beside the API too: unknown paths, wrong methods and refused deliveries",
    arguments: [
      ("GET", "/nowhere", 404), ("POST", "/openapi.json", 405), ("POST", "/healthz", 405), ("GET", "/readyz", 503),
      ("GET", "/.well-known/jwks.json", 503), ("POST", "/.well-known/jwks.json", 405),
      ("POST", "/webhooks/nobody/abcdefgh", 404), ("TRACE", "/webhooks/retell/abcdefgh", 405),
      ("POST", "/webhooks/retell/abcdefgh-0123_canary", 503),
    ])
  func others(method: String, path: String, status: Int) async throws {
    try await with(.unavailable) { edge in
      edge.health.update(missing: ["webhooks"])
      let answer = try await edge.send(path, method: method, body: method == "POST" ? Array("{}".utf8) : nil)
      #expect(answer.status == status)
      try check(answer)
    }
  }

  /// An edge with no limits that matter here, before services that refuse with `code`.
  private func with(_ code: StatusCode, _ body: (RunningEdge) async throws -> Void) async throws {
    var configuration = EdgeConfiguration()
    configuration.rates = [.read: 10_000, .write: 10_000, .money: 10_000]
    let service = FailingService(error: RPCError(code, reason: "some_reason", message: "In words."))
    let callers = Dictionary(uniqueKeysWithValues: APIRoute.Destination.allCases.map { ($0, service as any Caller) })
    try await RunningEdge.with(service, callers: callers, configuration: configuration, body)
  }

  private func send(
    _ route: APIRoute, to edge: RunningEdge, method: String? = nil, query: String = "", credential: String? = "admin",
    body: String = "{}", contentType: String = "application/json", key: String? = "k1"
  ) async throws -> RunningEdge.Answer {
    var headers = credential.map { [("authorization", "Bearer \($0)")] } ?? []
    if route.takesBody { headers.append(("content-type", contentType)) }
    if let key { headers.append(("idempotency-key", key)) }
    return try await edge.send(
      route.filledPath + query, method: method ?? route.method.rawValue,
      body: route.takesBody ? Array(body.utf8) : nil, headers: headers)
  }

  /// A method that no route takes on the path.
  private func unknownMethod(of route: APIRoute) -> String {
    let known = EdgeRoutes.allowedMethods(for: route.path) ?? ""
    return ["PATCH", "PUT", "DELETE"].first { !known.contains($0) } ?? "TRACE"
  }

  /// Holds the answer against the schema that the OpenAPI document has for it.
  private func check(_ answer: RunningEdge.Answer) throws {
    let problem = try answer.problem()
    let document = try JSONSerialization.jsonObject(with: Data(OpenAPIDocument(routes: []).json().utf8))
    let components = try #require((document as? [String: Any])?["components"] as? [String: Any])
    let schema = try #require((components["schemas"] as? [String: Any])?["Problem"] as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(Set(problem.keys) == Set(properties.keys))
    #expect(Set(problem.keys) == Set(try #require(schema["required"] as? [String])))
    for (name, property) in properties {
      let type = try #require(property["type"] as? String)
      #expect(type == "integer" ? problem[name] is Int : problem[name] is String, "\(name)")
      if property["format"] as? String == "uuid" { #expect(UUID(uuidString: problem[name] as? String ?? "") != nil) }
    }
    #expect(problem["status"] as? Int == answer.status)
    #expect(problem["request_id"] as? String == answer.headers["x-request-id"])
    let reason = problem["reason"] as? String ?? ""
    #expect(reason.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(reason)")
    #expect(problem["type"] as? String == "urn:switchboard:problem:\(reason)")
    #expect(answer.headers["cache-control"] == "no-store")
  }
}

extension StatusCode {
  /// Every code but success.
  static let failures = allCases.filter { $0 != .ok }
}

extension APIRoute {
  /// The path with an id in the place of each parameter.
  var filledPath: String {
    pathParameters.reduce(path) { $0.replacing("{\($1)}", with: "018f0000-0000-7000-8000-00000000000c") }
  }
}
