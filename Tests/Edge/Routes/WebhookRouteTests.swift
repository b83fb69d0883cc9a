import Calls
import Foundation
import Messages
import Observability
import TestSupport
import Testing
import WebhooksAPI

@testable import Edge

@Suite struct WebhookRouteTests {
  private static let mebibytes2 = 2 * 1024 * 1024

  @Test("a delivery reaches webhooks raw: body, headers, method, URL and address")
  func raw() async throws {
    let webhooks = FakeWebhooks()
    var configuration = EdgeConfiguration()
    configuration.publicURL = "https://hooks.example.com/base"
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      let body = Array(" {\"a\" : \"\\u0000ü\"}\r\n".utf8) + [0, 255, 13, 10]
      let answer = try await edge.send(
        "/webhooks/retell/\(RunningEdge.token)?a=%20b&c=d%2Fe", body: body,
        headers: [
          ("Content-Type", "application/json; charset=utf-8"), ("X-Retell-Signature", "v=1,d=ab"), ("X-Twice", "1"),
          ("X-Twice", "2"),
        ])
      #expect(answer.status == 200)
      #expect(answer.body == #"{"status":"accepted"}"#)
      #expect(answer.headers["content-type"] == "application/json")
    }
    let (request, options) = try #require(webhooks.deliveries.first)
    #expect(request.provider == "retell")
    #expect(request.sourceToken.reveal() == RunningEdge.token)
    #expect(request.method == "POST")
    #expect(
      request.url.reveal() == "https://hooks.example.com/base/webhooks/retell/\(RunningEdge.token)?a=%20b&c=d%2Fe")
    #expect(request.body.reveal() == Array(" {\"a\" : \"\\u0000ü\"}\r\n".utf8) + [0, 255, 13, 10])
    #expect(request.remoteAddress == "127.0.0.1")
    let headers = request.headers.map { ($0.name.lowercased(), $0.value.reveal()) }
    #expect(headers.contains { $0 == ("x-retell-signature", "v=1,d=ab") })
    #expect(headers.filter { $0.0 == "x-twice" }.map(\.1) == ["1", "2"])
    #expect(headers.contains { $0.0 == "host" && $0.1.hasPrefix("127.0.0.1:") })
    #expect(options.timeout == .seconds(8))
    #expect(options.requestID?.count == 36)
    #expect(options.organizationID == nil)
  }

  @Test("every method a provider may use is taken", arguments: ["POST", "GET", "PUT", "PATCH", "DELETE"])
  func methods(method: String) async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await edge.send(method: method, body: method == "GET" ? nil : Array("{}".utf8))
      #expect(answer.status == 200)
    }
    #expect(webhooks.deliveries.map(\.request.method) == [method])
  }

  @Test("outcomes of Ingest")
  func outcomes() async throws {
    try await RunningEdge.with(FakeWebhooks { _, _ in IngestResponse(outcome: .duplicate) }) { edge in
      let answer = try await edge.send()
      #expect(answer.status == 200)
      #expect(answer.body == #"{"status":"duplicate"}"#)
    }
    let question = FakeWebhooks { _, _ in
      IngestResponse(
        outcome: .answered, status: 207, contentType: "text/xml", body: Sensitive(Array("<Response/>".utf8)))
    }
    try await RunningEdge.with(question) { edge in
      let answer = try await edge.send()
      #expect(answer.status == 207)
      #expect(answer.headers["content-type"] == "text/xml")
      #expect(answer.body == "<Response/>")
      #expect(answer.headers["x-request-id"] != nil)
    }
    for senseless in [
      IngestResponse(outcome: .unspecified), IngestResponse(outcome: .unrecognized(77)),
      IngestResponse(outcome: .answered, status: 99), IngestResponse(outcome: .answered, status: 700),
      IngestResponse(outcome: .answered, status: 200, contentType: "text/plain\r\nX-Evil: 1"),
    ] {
      try await RunningEdge.with(FakeWebhooks { _, _ in senseless }) { edge in
        let answer = try await edge.send()
        #expect(answer.status == 500)
      }
    }
  }

  @Test(
    "a failed Ingest is answered by its code",
    arguments: [
      (StatusCode.invalidArgument, "not_an_event", 400), (.unauthenticated, "bad_signature", 401),
      (.permissionDenied, "forbidden", 403), (.notFound, "unknown_source", 404), (.alreadyExists, "x", 409),
      (.failedPrecondition, "x", 409), (.aborted, "x", 409), (.resourceExhausted, "rate_limited", 429),
      (.resourceExhausted, "body_too_large", 413), (.resourceExhausted, "server_overloaded", 503),
      (.unimplemented, "question_not_answered", 501), (.unavailable, "connection_lost", 503),
      (.unavailable, "not_connected", 503), (.deadlineExceeded, "deadline_exceeded", 504), (.internal, "internal", 500),
      (.cancelled, "cancelled", 500), (.unknown, "x", 500), (.outOfRange, "x", 500), (.dataLoss, "x", 500),
    ])
  func failures(code: StatusCode, reason: String, status: Int) async throws {
    try await RunningEdge.with(
      FakeWebhooks { _, _ throws(RPCError) in throw RPCError(code, reason: reason, message: "A sentence.") }
    ) { edge in
      let answer = try await edge.send()
      #expect(answer.status == status)
      let problem = try answer.problem()
      #expect(problem["reason"] as? String == reason)
      #expect(problem["status"] as? Int == status)
      #expect((problem["detail"] as? String == "A sentence.") == ![500, 503, 504].contains(status))
      #expect(problem["type"] as? String == "urn:switchboard:problem:\(reason)")
      #expect((problem["title"] as? String)?.isEmpty == false)
      #expect(problem["request_id"] as? String == answer.headers["x-request-id"])
      #expect(problem.count == 6)
      #expect((answer.headers["retry-after"] != nil) == [429, 503, 504].contains(status))
    }
  }

  @Test(
    "where the service refuses the edge itself, the provider hears 503 and tries again",
    arguments: [
      (StatusCode.unauthenticated, "unauthorized"), (.permissionDenied, "caller_not_allowed"),
      (.unimplemented, "unknown_method"),
    ])
  func refusedItself(code: StatusCode, reason: String) async throws {
    try await RunningEdge.with(
      FakeWebhooks { _, _ throws(RPCError) in throw RPCError(code, reason: reason, message: "A sentence.") }
    ) { edge in
      let answer = try await edge.send()
      #expect(answer.status == 503)
      #expect(try answer.problem()["reason"] as? String == "unavailable")
    }
  }

  @Test("Retry-After is what the service asked for, in whole seconds")
  func retryAfter() async throws {
    try await RunningEdge.with(
      FakeWebhooks { _, _ throws(RPCError) in
        throw RPCError(.unavailable, reason: "database_unavailable", message: "No.", retryAfter: .milliseconds(2_100))
      }
    ) { edge in
      let answer = try await edge.send()
      #expect(answer.headers["retry-after"] == "3")
    }
  }

  @Test("a body of exactly 2 MiB passes byte for byte, announced or chunked", arguments: [false, true])
  func largest(chunked: Bool) async throws {
    let webhooks = FakeWebhooks()
    var random = SeededGenerator(3)
    let body = (0..<Self.mebibytes2).map { _ in UInt8.random(in: 0...255, using: &random) }
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await edge.send(body: body, chunked: chunked)
      #expect(answer.status == 200)
    }
    #expect(webhooks.deliveries.first?.request.body.reveal() == body)
  }

  @Test("one byte over 2 MiB is 413 and reaches nobody, announced or chunked", arguments: [false, true])
  func tooLarge(chunked: Bool) async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let body = [UInt8](repeating: 32, count: Self.mebibytes2 + 1)
      let answer = try await edge.send(body: body, chunked: chunked)
      #expect(answer.status == 413)
      #expect(try answer.problem()["reason"] as? String == "body_too_large")
      #expect(answer.headers["connection"] == "close")
      #expect(try await edge.send().status == 200)
    }
    #expect(webhooks.deliveries.count == 1)
  }

  @Test(
    "a body of another type is 415",
    arguments: [
      nil, "text/plain", "application/jsonx", "application/x-www-form-urlencoded", "application/json, text/plain",
    ])
  func wrongType(contentType: String?) async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await edge.send(headers: contentType.map { [("content-type", $0)] } ?? [])
      #expect(answer.status == 415)
      #expect(try answer.problem()["reason"] as? String == "wrong_content_type")
    }
    #expect(webhooks.deliveries.isEmpty)
  }

  @Test("without a body the type does not matter")
  func noBody() async throws {
    try await RunningEdge.with { edge in
      let answer = try await edge.send(body: nil, headers: [])
      #expect(answer.status == 200)
    }
  }

  @Test(
    "an unknown provider, and a source that cannot exist, are 404",
    arguments: [
      ("/webhooks/nobody/abcdefgh", "unknown_provider"), ("/webhooks/Retell/abcdefgh", "unknown_provider"),
      ("/webhooks/retell/short", "unknown_source"), ("/webhooks/retell/abcdefgh%2F..", "unknown_source"),
      ("/webhooks/retell/" + String(repeating: "a", count: 129), "unknown_source"),
      ("/webhooks/retell", "no_such_route"), ("/webhooks/retell/abcdefgh/more", "no_such_route"),
      ("/", "no_such_route"),
      ("/v1/nothing", "no_such_route"), ("/metrics", "no_such_route"),
    ])
  func unknown(path: String, reason: String) async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await edge.send(path)
      #expect(answer.status == 404)
      #expect(try answer.problem()["reason"] as? String == reason)
      #expect(answer.headers["x-request-id"] != nil)
    }
    #expect(webhooks.deliveries.isEmpty)
  }

  @Test(
    "a method that a path does not take is 405 with those it does",
    arguments: [
      ("/webhooks/retell/abcdefgh", "OPTIONS", "DELETE, GET, PATCH, POST, PUT"),
      ("/webhooks/retell/abcdefgh", "PROPFIND", "DELETE, GET, PATCH, POST, PUT"), ("/healthz", "POST", "GET, HEAD"),
      ("/readyz", "DELETE", "GET, HEAD"),
    ])
  func method(path: String, method: String, allow: String) async throws {
    try await RunningEdge.with { edge in
      let answer = try await edge.send(path, method: method, body: nil)
      #expect(answer.status == 405)
      #expect(answer.headers["allow"] == allow)
      #expect(try answer.problem()["reason"] as? String == "method_not_allowed")
    }
  }

  @Test("too many headers, or too long ones, are 431")
  func headers() async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let many = (0..<101).map { ("x-\($0)", "v") }
      var answer = try await edge.send(headers: many + [("content-type", "application/json")])
      #expect(answer.status == 431)
      #expect(try answer.problem()["reason"] as? String == "headers_too_large")
      answer = try await edge.send(
        headers: [("content-type", "application/json"), ("x-long", String(repeating: "v", count: 16 * 1024))])
      #expect(answer.status == 431)
      #expect(webhooks.deliveries.isEmpty)
      answer = try await edge.send(
        headers: [("content-type", "application/json"), ("x-long", String(repeating: "v", count: 16 * 1024 - 200))])
      #expect(answer.status == 200)
    }
  }

  @Test("a path and query of more than 8 KiB are 414")
  func target() async throws {
    try await RunningEdge.with { edge in
      let answer = try await edge.send(
        "/webhooks/retell/\(RunningEdge.token)?q=" + String(repeating: "a", count: 8 * 1024))
      #expect(answer.status == 414)
    }
  }

  @Test("one delivery over the limit in flight is shed with 503 and Retry-After 1")
  func shed() async throws {
    let (gate, open) = AsyncStream<Void>.makeStream()
    let webhooks = FakeWebhooks { _, _ in
      for await _ in gate {}
      return IngestResponse(outcome: .accepted)
    }
    var configuration = EdgeConfiguration()
    configuration.maximumInFlight = 1
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      async let first = edge.send()
      try await eventually { webhooks.deliveries.count == 1 }
      let second = try await edge.send()
      #expect(second.status == 503)
      #expect(try second.problem()["reason"] as? String == "overloaded")
      #expect(second.headers["retry-after"] == "1")
      open.finish()
      #expect(try await first.status == 200)
      #expect(try await edge.send().status == 200)
    }
    #expect(webhooks.deliveries.count == 2)
  }

  @Test("an incoming X-Request-Id is not believed; every answer has a new one")
  func requestID() async throws {
    try await RunningEdge.with { edge in
      var ids: Set<String> = []
      for _ in 0..<3 {
        let answer = try await edge.send(
          headers: [("content-type", "application/json"), ("X-Request-Id", "0190a5f2-7c3e-7abc-8def-0123456789ab")])
        let id = try #require(answer.headers["x-request-id"])
        let uuid = try #require(UUID(uuidString: id))
        #expect(uuid.uuid.6 >> 4 == 7)
        ids.insert(id)
      }
      #expect(ids.count == 3)
      #expect(!ids.contains("0190a5f2-7c3e-7abc-8def-0123456789ab"))
    }
  }

  @Test("one wide event a request, without token, query, header or body")
  func accessLog() async throws {
    try await RunningEdge.with { edge in
      _ = try await edge.send(
        "/webhooks/retell/\(RunningEdge.token)?phone=canary", body: Array("{\"x\":\"canary\"}".utf8),
        headers: [("content-type", "application/json"), ("x-secret", "canary")])
      _ = try await edge.send("/webhooks/retell/canary%20/x/canary")
      _ = try await edge.send("/canary-path")
      let lines = edge.log.lines.filter { $0.contains(#""message":"http.request""#) }
      #expect(lines.count == 3)
      let line = try #require(lines.first)
      for part in [
        #""route":"/webhooks/{provider}/{source}""#, #""status":200"#, #""provider":"retell""#, #""method":"POST""#,
        #""body_bytes":14"#, #""remote_address":"127.0.0.1""#, #""duration_ms":"#, #""request_id":"#,
      ] { #expect(line.contains(part)) }
      #expect(edge.log.lines.allSatisfy { !$0.contains("canary") })
      #expect(
        edge.metrics.text().contains(
          #"edge_http_requests_total{route="/webhooks/{provider}/{source}",status="200"} 1"#))
    }
  }
}
