import AuthAPI
import Calls
import Foundation
import Identifiers
import Messages
import Synchronization
import TestSupport
import Testing
import WebhooksAPI

@testable import Webhooks

/// Streams whose reader loses the right to read while they are open.
@Suite struct StreamRightsTests {
  /// Answers `Check` as the test says, and remembers what was asked.
  private final class Auth: Caller {
    private let state = Mutex((allows: true, asked: [(CheckRequest, CallOptions)]()))

    var asked: [(CheckRequest, CallOptions)] { state.withLock { $0.asked } }

    func forbid() { state.withLock { $0.allows = false } }

    func call(_ method: MethodDescription, _ request: [UInt8], options: CallOptions) async throws(RPCError) -> [UInt8] {
      do {
        let request = try CheckRequest(serialized: request)
        return try state.withLock { state in
          state.asked.append((request, options))
          return try CheckResponse(allowed: state.allows).serialized()
        }
      } catch {
        throw RPCError(.internal, reason: "test", message: "\(error)")
      }
    }
  }

  /// A stream as a test sees it: what was sent, whether its token was revoked, and what it ended with.
  private final class Reading: Sendable {
    private let state = Mutex((sent: 0, isRevoked: false, reason: String?.none))

    var sent: Int { state.withLock { $0.sent } }
    var isRevoked: Bool { state.withLock { $0.isRevoked } }
    var reason: String? { state.withLock { $0.reason } }

    func send() { state.withLock { $0.sent += 1 } }
    func revoke() { state.withLock { $0.isRevoked = true } }
    func end(_ error: any Error) { state.withLock { $0.reason = (error as? RPCError)?.reason } }
  }

  @Test("a stream ends when the token that opened it is revoked, and says that it was not allowed any more")
  func revoked() async throws {
    try await WebhooksHarness.with { harness in
      let reading = Reading()
      var handlers = harness.handlers
      handlers.streamRights = StreamRights(
        watch: { context in
          #expect(context.principalToken == "token")
          return { !reading.isRevoked }
        }, allows: { _ in true })
      let context = CallContext(
        caller: "edge", organizationID: "\(OrganizationID.new())", actor: "user:1", requestID: "r",
        deadline: .now + .seconds(60), method: WebhooksMethods.streamEvents.description, principalToken: "token")
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { [handlers] in
          do {
            try await handlers.streamEvents(
              StreamEventsRequest(), context: context, out: Responses { _ throws(RPCError) in reading.send() })
          } catch {
            reading.end(error)
          }
        }
        try await eventually { reading.sent == 1 }
        #expect(reading.reason == nil)
        reading.revoke()
        try await eventually(within: .seconds(20)) { reading.reason == "events_not_allowed" }
        group.cancelAll()
      }
    }
  }

  @Test("auth is asked about the reader and its log-in, without the token, which is soon over")
  func asked() async throws {
    let auth = Auth()
    let allows = StreamRights.ask(AuthClient(auth))
    let organization = "\(OrganizationID.new())"
    let context = CallContext(
      caller: "edge", organizationID: organization, actor: "user:1", requestID: "r", deadline: .now + .seconds(60),
      method: WebhooksMethods.streamEvents.description, principalToken: "token", sessionID: "s-1")
    #expect(try await allows(context))
    auth.forbid()
    #expect(try await allows(context) == false)
    let (request, options) = try #require(auth.asked.first)
    #expect(request == CheckRequest(principal: "user:1", permission: "events.read", sessionID: "s-1"))
    #expect(options.organizationID == organization && options.principal == nil && options.actor == nil)
    // The operator reads what its certificate lets it read.
    let operators = CallContext(
      caller: "operator", organizationID: organization, actor: "operator", requestID: "r",
      deadline: .now + .seconds(60), method: WebhooksMethods.streamEvents.description)
    #expect(try await allows(operators))
    #expect(auth.asked.count == 2)
  }
}
