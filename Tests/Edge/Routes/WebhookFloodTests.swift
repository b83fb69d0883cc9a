import Calls
import Foundation
import Sealing
import Synchronization
import TestSupport
import Testing
import WebhooksAPI

@testable import Edge

@Suite("Floods of deliveries")
struct WebhookFloodTests {
  private static let mebibyte = 1 << 20

  /// A webhooks service with one source for each of some tokens, that takes what is `good` and nothing else.
  private final class Sources: Sendable {
    let live: Mutex<Set<String>>
    /// Deliveries of each token that are being verified now, and the most there ever were.
    private let inside = Mutex<[String: (now: Int, most: Int)]>([:])

    init(_ tokens: String...) { live = Mutex(Set(tokens)) }

    func most(_ token: String) -> Int { inside.withLock { $0[token]?.most ?? 0 } }

    func webhooks() -> FakeWebhooks {
      FakeWebhooks(
        sources: { paths throws(RPCError) in
          let live = Set(self.live.withLock { $0 }.map { SHA256.hash(Array($0.utf8)) })
          return paths.map { live.contains($0.tokenHash) && $0.provider == "retell" }
        },
        { request, _ throws(RPCError) in
          let token = request.sourceToken.reveal()
          guard self.live.withLock({ $0.contains(token) }) else {
            throw RPCError(.notFound, reason: "unknown_source", message: "No enabled source has this path.")
          }
          self.inside.withLock {
            let now = ($0[token]?.now ?? 0) + 1
            $0[token] = (now, max(now, $0[token]?.most ?? 0))
          }
          // Others come meanwhile.
          for _ in 0..<20 { await Task.yield() }
          self.inside.withLock { $0[token]?.now -= 1 }
          guard request.body.reveal() == Array("good".utf8) else {
            throw RPCError(.unauthenticated, reason: "bad_signature", message: "The signature does not verify.")
          }
          return IngestResponse(outcome: .accepted, inboxID: "i")
        })
    }
  }

  private static func path(_ token: String) -> String { "/webhooks/retell/\(token)" }

  /// Sends bodies at once, and counts each with its answer.
  private func flood(
    _ edge: RunningEdge, _ token: String, senders: Int, each: Int, _ body: @escaping @Sendable (Int) -> String
  ) async throws -> [String: Int] {
    try await withThrowingTaskGroup(of: [String: Int].self) { group in
      for _ in 0..<senders {
        group.addTask {
          var counts: [String: Int] = [:]
          for number in 0..<each {
            let body = body(number)
            let answer = try await edge.send(Self.path(token), body: Array(body.utf8))
            counts["\(body) \(answer.status)", default: 0] += 1
          }
          return counts
        }
      }
      return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
  }

  @Test("among a thousand forged deliveries from one address, a thousand good ones from it are all accepted")
  func forged() async throws {
    let sources = Sources("abcdefgh-one")
    try await RunningEdge.with(sources.webhooks()) { edge in
      let answers = try await flood(edge, "abcdefgh-one", senders: 40, each: 50) {
        $0.isMultiple(of: 2) ? "good" : "forged"
      }
      #expect(answers == ["good 200": 1_000, "forged 401": 1_000])
    }
  }

  @Test("after bad signatures one source's deliveries from there go one at a time, another source's do not")
  func reduced() async throws {
    let sources = Sources("abcdefgh-one", "abcdefgh-two")
    try await RunningEdge.with(sources.webhooks()) { edge in
      for _ in 0..<11 {
        #expect(try await edge.send(Self.path("abcdefgh-one"), body: Array("forged".utf8)).status == 401)
      }
      #expect(sources.most("abcdefgh-one") == 1)
      let answers = try await flood(edge, "abcdefgh-one", senders: 20, each: 10) { _ in "good" }
      #expect(answers == ["good 200": 200])
      #expect(sources.most("abcdefgh-one") == 1)
      let others = try await flood(edge, "abcdefgh-two", senders: 20, each: 10) { _ in "good" }
      #expect(others == ["good 200": 200])
      #expect(sources.most("abcdefgh-two") > 1)
    }
  }

  @Test("a body for a token of nobody's is not read: the answer comes while it is not even sent")
  func unread() async throws {
    var configuration = EdgeConfiguration()
    configuration.lingerTimeout = .milliseconds(100)
    let webhooks = Sources("abcdefgh-one").webhooks()
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      for framing in ["Content-Length: \(2 * Self.mebibyte)", "Transfer-Encoding: chunked"] {
        let connection = try RawConnection(port: edge.port)
        try connection.send(
          "POST \(Self.path("abcdefgh-none")) HTTP/1.1\r\nHost: edge\r\nContent-Type: application/json\r\n\(framing)\r\n\r\n"
        )
        let answer = try connection.receiveAll()
        #expect(answer.hasPrefix("HTTP/1.1 404 "))
        #expect(answer.contains(#""reason":"unknown_source""#))
      }
    }
    #expect(webhooks.deliveries.isEmpty)
  }

  @Test("a flood of invented tokens with large bodies costs no reading, few questions, and no good delivery")
  func invented() async throws {
    let sources = Sources("abcdefgh-one")
    let webhooks = sources.webhooks()
    let begin = ContinuousClock.now
    try await RunningEdge.with(webhooks) { edge in
      let body = [UInt8](repeating: 32, count: Self.mebibyte)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<200 {
          group.addTask {
            number.isMultiple(of: 4)
              ? try await edge.send(Self.path("abcdefgh-one"), body: Array("good".utf8)).status
              : try await edge.send(Self.path("abcdefgh-no\(number)"), body: body).status
          }
        }
        let statuses = try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        #expect(statuses == [200: 50, 404: 150])
      }
      let refused = edge.log.lines.filter { $0.contains(#""reason":"unknown_source""#) }
      #expect(refused.count == 150)
      #expect(refused.allSatisfy { $0.contains(#""body_bytes":0,"#) || $0.contains(#""body_bytes":0}"#) })
      // Ten are free. After them the address waits where it needs to show a credential, and nowhere that deliveries go.
      let credential = [("authorization", "Bearer nonsense")]
      #expect(try await edge.send("/v1/wallet", method: "GET", body: nil, headers: credential).status == 429)
      #expect(try await edge.send(Self.path("abcdefgh-one"), body: Array("good".utf8)).status == 200)
    }
    #expect(webhooks.deliveries.count == 51)
    // One after another with a pause between, however long the flood takes here.
    let pauses = Int(begin.duration(to: .now) / SourceQuestions.pause)
    #expect(webhooks.questions.count <= min(pauses + 2, 151))
    #expect(webhooks.questions.reduce(0) { $0 + $1.count } <= 200)
  }

  @Test("a source that was made a moment ago works at once, a disabled one is refused unread after its next delivery")
  func changes() async throws {
    let sources = Sources()
    let webhooks = sources.webhooks()
    try await RunningEdge.with(webhooks) { edge in
      func status() async throws -> Int {
        try await edge.send(Self.path("abcdefgh-new"), body: Array("good".utf8)).status
      }
      let unknown = try await status()
      #expect(unknown == 404)
      sources.live.withLock { $0 = ["abcdefgh-new"] }
      #expect(try await status() == 200)
      #expect(webhooks.deliveries.count == 1)
      sources.live.withLock { $0 = [] }
      for _ in 0..<3 { #expect(try await status() == 404) }
      // Webhooks said it once; since then nothing of it is read.
      #expect(webhooks.deliveries.count == 2)
      sources.live.withLock { $0 = ["abcdefgh-new"] }
      #expect(try await status() == 200)
    }
  }

  @Test("a token of another provider's is nobody's")
  func otherProvider() async throws {
    let webhooks = Sources("abcdefgh-one").webhooks()
    try await RunningEdge.with(webhooks) { edge in
      let answer = try await edge.send("/webhooks/vapi/abcdefgh-one", body: Array("good".utf8))
      #expect(answer.status == 404)
    }
    #expect(webhooks.deliveries.isEmpty)
  }

  @Test("where webhooks cannot say which sources there are, deliveries are handed on and not lost")
  func unheard() async throws {
    let webhooks = FakeWebhooks(sources: { _ throws(RPCError) in
      throw RPCError(.unavailable, reason: "connection_lost", message: "Away.")
    })
    try await RunningEdge.with(webhooks) { edge in
      for _ in 0..<3 {
        let answer = try await edge.send()
        #expect(answer.status == 200)
      }
    }
    #expect(webhooks.deliveries.count == 3)
    // The first one verified: the source is known from then on.
    #expect(webhooks.questions.count == 1)
  }

  @Test("half of the places are for sources that verified lately, whatever others send")
  func classes() async throws {
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    let webhooks = FakeWebhooks(sources: { paths throws(RPCError) in paths.map { _ in true } }) {
      request, _ throws(RPCError) in
      if request.body.reveal() == Array("slow".utf8) { for await _ in gate {} }
      return IngestResponse(outcome: .accepted, inboxID: "i")
    }
    var configuration = EdgeConfiguration()
    configuration.maximumInFlight = 4
    try await RunningEdge.with(webhooks, configuration: configuration) { edge in
      #expect(try await edge.send(Self.path("abcdefgh-old")).status == 200)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<2 {
          group.addTask { try await edge.send(Self.path("abcdefgh-new\(number)"), body: Array("slow".utf8)).status }
        }
        try await eventually { webhooks.deliveries.count == 3 }
        #expect(try await edge.send(Self.path("abcdefgh-new2")).status == 503)
        #expect(try await edge.send(Self.path("abcdefgh-old")).status == 200)
        opening.finish()
        for try await status in group { #expect(status == 200) }
      }
    }
  }
}
