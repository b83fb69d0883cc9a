import Calls
import Foundation
import Testing
import WebhooksAPI

@testable import Edge

@Suite struct HostileConnectionTests {
  private static let head = """
    POST /webhooks/retell/\(RunningEdge.token) HTTP/1.1\r
    Host: localhost\r
    Content-Type: application/json\r

    """

  /// Blocking socket calls, on a thread that may block.
  private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread { continuation.resume(with: Swift.Result { try body() }) }.start()
    }
  }

  @Test("a body that does not arrive in time is 408, and the connection ends")
  func slowBody() async throws {
    let webhooks = FakeWebhooks()
    var configuration = EdgeConfiguration()
    configuration.requestTimeout = .milliseconds(150)
    configuration.lingerTimeout = .milliseconds(100)
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      let answer = try await onThread {
        let connection = try RawConnection(port: edge.port)
        try connection.send(Self.head + "Content-Length: 10\r\n\r\n{\"a\":")
        return try connection.receiveAll()
      }
      #expect(answer.hasPrefix("HTTP/1.1 408 "))
      #expect(answer.lowercased().contains("connection: close"))
      #expect(answer.contains(#""reason":"request_too_slow""#))
      #expect(try await edge.send().status == 200)
    }
    #expect(webhooks.deliveries.count == 1)
  }

  @Test("a head that does not come ends the connection after the idle time")
  func slowHead() async throws {
    var configuration = EdgeConfiguration()
    configuration.idleTimeout = .milliseconds(150)
    try await RunningEdge.with(configuration: configuration) { edge in
      let answer = try await onThread {
        let connection = try RawConnection(port: edge.port)
        try connection.send("POST /webhooks/retell/abcdefgh HTTP/1.1\r\nHost: ")
        return try connection.receiveAll()
      }
      #expect(answer.isEmpty)
    }
  }

  @Test("a body that ends early reaches nobody")
  func truncated() async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await onThread {
        let connection = try RawConnection(port: edge.port)
        try connection.send(Self.head + "Content-Length: 10\r\n\r\n{\"a\":")
        connection.finishSending()
        return try connection.receiveAll()
      }
      #expect(!answer.contains(" 200 "))
      #expect(try await edge.send().status == 200)
    }
    #expect(webhooks.deliveries.count == 1)
  }

  @Test("an endless body is cut off soon after 413")
  func endless() async throws {
    var configuration = EdgeConfiguration()
    configuration.lingerTimeout = .milliseconds(100)
    try await RunningEdge.with(configuration: configuration) { edge in
      let failed = try await onThread {
        let connection = try RawConnection(port: edge.port)
        try connection.send(Self.head + "Transfer-Encoding: chunked\r\n\r\n")
        let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
        for _ in 0..<100_000 {
          do { try connection.send(chunk) } catch { return true }
        }
        return false
      }
      #expect(failed)
      #expect(try await edge.send().status == 200)
    }
  }

  @Test(
    "a body whose length is beyond all counting, or whose chunks have no size, is answered at once as the sender's fault",
    arguments: [
      ("Content-Length: 9223372036854775808\r\n\r\n", "413", "body_too_large"),
      ("Content-Length: 18446744073709551615\r\n\r\n", "413", "body_too_large"),
      ("Transfer-Encoding: chunked\r\n\r\nzz\r\n", "400", "body_malformed"),
      ("Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", "400", "body_malformed"),
    ])
  func unframed(rest: String, status: String, reason: String) async throws {
    var configuration = EdgeConfiguration()
    configuration.lingerTimeout = .milliseconds(100)
    try await RunningEdge.with(configuration: configuration) { edge in
      let answer = try await onThread {
        let connection = try RawConnection(port: edge.port)
        try connection.send(Self.head + rest)
        return try connection.receiveAll()
      }
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
      #expect(answer.contains(#""reason":"\#(reason)""#))
      #expect(answer.lowercased().contains("connection: close"))
      #expect(try await edge.send().status == 200)
    }
  }

  @Test(
    "what is not HTTP, or two bodies in one, is refused and harms nobody",
    arguments: [
      "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "POST / HTTP/9.9\r\n\r\n",
      "POST /webhooks/retell/abcdefgh HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST /webhooks/retell/abcdefgh HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST /webhooks/retell/abcdefgh HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /webhooks/retell/abcdefgh HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    ])
  func notHTTP(text: String) async throws {
    let webhooks = FakeWebhooks()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await onThread {
        let connection = try RawConnection(port: edge.port)
        try connection.send(text)
        connection.finishSending()
        return try connection.receiveAll()
      }
      #expect(answer.hasPrefix("HTTP/1.1 4") || answer.isEmpty)
      #expect(try await edge.send().status == 200)
    }
    #expect(webhooks.deliveries.count == 1)
  }
}
