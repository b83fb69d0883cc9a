import AsyncHTTPClient
import Calls
import Foundation
import Messages
import NIOCore
import RPCAPI
import TestSupport
import Testing
import WebhooksAPI

@testable import Edge

@Suite("The event stream of an organization")
struct EventStreamRouteTests {
  private static let event = StreamEventsResponse(
    event: StreamEvent(
      sequence: 42, eventID: "e1", kind: "charge.posted", at: Timestamp(seconds: 1_767_323_045), payload: #"{"a":1}"#),
    cursor: "42")

  /// Opens a stream and reads it until it holds `text`; what was read.
  private func read(
    _ edge: RunningEdge, _ path: String = "/v1/events", _ headers: [(String, String)] = [], until text: String
  ) async throws -> String {
    var read = ""
    let response = try await openStream(edge, headers, at: path)
    #expect(response.status == .ok)
    #expect(response.headers.first(name: "content-type") == "text/event-stream")
    for try await part in response.body {
      read += String(buffer: part)
      if read.contains(text) { return read }
    }
    return read
  }

  private func openStream(
    _ edge: RunningEdge, _ headers: [(String, String)], at path: String = "/v1/events"
  ) async throws -> HTTPClientResponse {
    var request = HTTPClientRequest(url: edge.base + path)
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    return try await HTTPClient.shared.execute(request, timeout: .seconds(30))
  }

  @Test("a bearer credential opens the stream of its organization, after the last number that was seen")
  func resume() async throws {
    let webhooks = ScriptedStream([
      Self.event, StreamEventsResponse(cursor: "42"), StreamEventsResponse(cursor: "7", isReset: true),
    ])
    try await RunningEdge.with(webhooks) { edge in
      let text = try await read(
        edge, "/v1/events", [("authorization", "Bearer admin"), ("last-event-id", "41")], until: "data: {}\n\n")
      #expect(
        text == """
          retry: 3000

          event: charge.posted
          id: 42
          data: {"sequence":42,"event_id":"e1","kind":"charge.posted","at":"2026-01-02T03:04:05Z","payload":{"a":1}}

          : nothing new
          id: 42

          event: reset
          id: 7
          data: {}


          """)
      let opened = try #require(webhooks.opened.first)
      #expect(opened.request.cursor == "41")
      #expect(opened.options.organizationID == TableAuthenticator.organization)
      #expect(opened.options.actor == "user:admin")
      #expect(opened.options.principal == "token of admin")
      #expect(opened.options.timeout == nil)
    }
  }

  @Test("a ticket opens it for a page, which says in the query where to go on")
  func ticket() async throws {
    let webhooks = ScriptedStream([Self.event])
    try await RunningEdge.with(webhooks) { edge in
      _ = try await read(edge, "/v1/events?ticket=canary-events&last_event_id=9", until: "id: 42")
      #expect(webhooks.opened.first?.request.cursor == "9")
      #expect(webhooks.opened.first?.options.actor == "user:ticket")
      #expect(edge.log.lines.allSatisfy { !$0.contains("canary") })
    }
  }

  @Test(
    "who may not is refused before webhooks is asked",
    arguments: [
      ("/v1/events", [], 401, "credential_missing"), ("/v1/events?ticket=unknown", [], 401, "ticket_refused"),
      ("/v1/events?ticket=canary-connect", [], 401, "ticket_refused"),
      ("/v1/events", [("authorization", "Bearer reader")], 403, "permission_missing"),
      ("/v1/events?last_event_id=1e3", [("authorization", "Bearer admin")], 400, "invalid_parameter"),
      (
        "/v1/events", [("authorization", "Bearer admin"), ("last-event-id", "12345678901234567890")], 400,
        "invalid_parameter"
      ),
      ("/v1/events?ticket=a&ticket=b", [], 400, "repeated_parameter"),
    ] as [(String, [(String, String)], Int, String)])
  func refusals(_ path: String, headers: [(String, String)], status: Int, reason: String) async throws {
    let webhooks = ScriptedStream()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await edge.send(path, method: "GET", body: nil, headers: headers)
      #expect(answer.status == status)
      #expect(try answer.problem()["reason"] as? String == reason)
      #expect(webhooks.opened.isEmpty)
    }
  }

  @Test("an organization may have only so many, and a place is free when its reader has left")
  func places() async throws {
    var configuration = EdgeConfiguration()
    configuration.maximumStreamsOfOrganization = 1
    let webhooks = ScriptedStream([Self.event])
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      let first = try await openStream(edge, [("authorization", "Bearer admin")])
      let second = try await openStream(edge, [("authorization", "Bearer admin")])
      #expect(second.status == .tooManyRequests)
      #expect(second.headers.first(name: "retry-after") == "5")
      // Reading some and leaving closes the connection.
      for try await _ in first.body { break }
      try await eventually(within: .seconds(30), "the stream behind ends with its reader") { webhooks.open == 0 }
      try await eventually(within: .seconds(30), "the place is free") {
        try await openStream(edge, [("authorization", "Bearer admin")]).status == .ok
      }
      #expect(edge.log.lines.contains { $0.contains(#""message":"events.ended""#) && $0.contains("disconnected") })
    }
  }

  @Test("a reader that does not take what is sent is closed, and what stands behind it is let go")
  func slowReader() async throws {
    var configuration = EdgeConfiguration()
    configuration.eventWriteTimeout = .milliseconds(200)
    let large = StreamEventsResponse(
      event: StreamEvent(
        sequence: 1, eventID: "e", kind: "call.ended",
        payload: #"{"text":"\#(String(repeating: "x", count: 8_000))"}"#), cursor: "1")
    let webhooks = ScriptedStream(forever: large)
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      let connection = try RawConnection(port: edge.port)
      try connection.send("GET /v1/events HTTP/1.1\r\nHost: edge\r\nAuthorization: Bearer admin\r\n\r\n")
      try await eventually(within: .seconds(30), "the stream begins") { webhooks.opened.count == 1 }
      try await eventually(within: .seconds(60), "the stream ends") { webhooks.open == 0 }
      try await eventually(within: .seconds(30), "the log says why") {
        edge.log.lines.contains { $0.contains(#""message":"events.ended""#) && $0.contains("slow_reader") }
      }
      withExtendedLifetime(connection) {}
    }
  }

  @Test("a stream that cannot begin is refused before anything is said")
  func cannotBegin() async throws {
    let away = ScriptedStream(failure: RPCError(.unavailable, reason: "not_connected", message: "Away."))
    try await RunningEdge.with(away) { edge in
      let answer = try await edge.send(
        "/v1/events", method: "GET", body: nil, headers: [("authorization", "Bearer admin")])
      #expect(answer.status == 503)
      #expect(answer.headers["retry-after"] != nil)
      #expect(try answer.problem()["reason"] as? String == "not_connected")
      #expect(away.opened.isEmpty)
    }
  }

  @Test("when webhooks says that the reader may not any more, the stream ends, and the log says why")
  func notAllowedAnyMore() async throws {
    let webhooks = ScriptedStream(
      [Self.event], ending: RPCError(.permissionDenied, reason: "events_not_allowed", message: "No more."))
    try await RunningEdge.with(webhooks) { edge in
      let text = try await read(edge, "/v1/events", [("authorization", "Bearer admin")], until: "never")
      #expect(text.contains("id: 42"))
      try await eventually(within: .seconds(30), "the log says why") {
        edge.log.lines.contains { $0.contains(#""message":"events.ended""#) && $0.contains("not_allowed") }
      }
    }
  }

  @Test("a stop ends open streams at once and properly")
  func draining() async throws {
    let webhooks = ScriptedStream([Self.event])
    try await RunningEdge.with(webhooks) { edge in
      let response = try await openStream(edge, [("authorization", "Bearer admin")])
      var read = ""
      for try await part in response.body {
        read += String(buffer: part)
        if read.contains("id: 42") { await edge.shutDown() }
      }
      #expect(read.hasSuffix("\n\n"))
      #expect(webhooks.open == 0)
      try await eventually(within: .seconds(30), "the log says why") {
        edge.log.lines.contains { $0.contains(#""message":"events.ended""#) && $0.contains("draining") }
      }
    }
  }
}
