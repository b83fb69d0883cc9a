import Calls
import Foundation
import Identifiers
import Messages
import Synchronization
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct StreamEventsTests {
  @Test("a stream resumes after a number, goes on with what comes, and hears of a call's turns in their order")
  func resume() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      for name in ["call_started", "call_ended", "call_analyzed"] {
        try await harness.deliver(try fixture(name), to: source)
        try await harness.settle()
      }
      let seen = Seen()
      try await harness.reading(source.organizationID, after: "1", into: seen) {
        try await eventually { seen.events.count == 2 }
        try await harness.deliver(try fixture("not_connected.call_ended"), to: source)
        try await eventually { seen.events.count == 3 }
      }
      #expect(seen.events.map(\.sequence) == [2, 3, 4])
      #expect(seen.events.map(\.kind) == ["call.ended", "call.amended", "call.ended"])
      let payload = try #require(seen.events.first?.payload)
      #expect(payload.contains(#""seconds":93"#) && !payload.contains("+1555") && !payload.contains("Zoë"))
    }
  }

  @Test("a stream that begins now says so at once, and one that asks for what is gone is told to start anew")
  func beginnings() async throws {
    try await WebhooksHarness.with { harness in
      let organization = OrganizationID.new()
      for (cursor, isReset) in [("", false), ("7", true)] {
        let seen = Seen()
        try await harness.reading(organization, after: cursor, into: seen) {
          try await eventually { !seen.items.isEmpty }
        }
        #expect(seen.items.first?.event == nil)
        #expect(seen.items.first?.cursor == "0" && seen.items.first?.isReset == isReset)
      }
    }
  }

  /// What a reader was sent.
  final class Seen: Sendable {
    private let sent = Mutex<[StreamEventsResponse]>([])

    var items: [StreamEventsResponse] { sent.withLock { $0 } }
    var events: [StreamEvent] { items.compactMap(\.event) }

    func add(_ item: StreamEventsResponse) { sent.withLock { $0.append(item) } }
  }
}

extension WebhooksHarness {
  /// Reads a stream while `body` runs.
  func reading(
    _ organizationID: OrganizationID, after cursor: String, into seen: StreamEventsTests.Seen,
    while body: () async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try? await handlers.streamEvents(
          StreamEventsRequest(cursor: cursor),
          context: context(WebhooksMethods.streamEvents.description, organizationID: organizationID),
          out: Responses { packed throws(RPCError) in
            do { seen.add(try StreamEventsResponse(serialized: packed)) } catch {
              throw RPCError(.internal, reason: "test", message: "\(error)")
            }
          })
      }
      try await body()
      group.cancelAll()
    }
  }
}
