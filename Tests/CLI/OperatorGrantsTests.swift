import AuthAPI
import Calls
import Messages
import Synchronization
import Testing

@testable import CLI

/// Calls in organizations' names, and the grants that go along with them.
@Suite struct OperatorGrantsTests {
  private static let method = MethodDescription(name: "t.v1.T/Get", defaultTimeout: .seconds(1), callers: ["operator"])

  /// Takes note of the token of each call; refuses those that it is told to.
  private final class Service: Caller {
    let tokens = Mutex<[String?]>([])
    let refused = Mutex<Set<String>>([])

    func call(
      _ method: MethodDescription, _ request: [UInt8], options: CallOptions
    ) async throws(RPCError) -> [UInt8] {
      let token = options.principal?.reveal()
      tokens.withLock { $0.append(token) }
      if let token, refused.withLock({ $0.contains(token) }) {
        throw RPCError(.unauthenticated, reason: "principal_refused", message: "It does not count.")
      }
      return request
    }
  }

  /// Gives grants with tokens that tell the organization and a number.
  private final class Auth: Sendable {
    let opened = Mutex<[(organization: String, reason: String)]>([])

    func grants() -> OperatorGrants {
      OperatorGrants { request in
        let number = self.opened.withLock { opened in
          opened.append((request.orgID, request.reason))
          return opened.count
        }
        return OpenGrantResponse(grantID: "\(number)", token: Sensitive("\(request.orgID)-\(number)"))
      }
    }
  }

  @Test("each organization has one grant for all calls, also for those that come at once, with the reason")
  func reused() async throws {
    let (service, auth) = (Service(), Auth())
    let caller = GrantedCaller(service, auth.grants())
    try await OperatorGrants.$reason.withValue("ticket 4711") {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          group.addTask {
            _ = try await caller.call(Self.method, [], options: .organization(number.isMultiple(of: 2) ? "a" : "b"))
          }
        }
        try await group.waitForAll()
      }
    }
    #expect(auth.opened.withLock { $0.map(\.organization).sorted() } == ["a", "b"])
    #expect(auth.opened.withLock { $0.allSatisfy { $0.reason == "ticket 4711" } })
    #expect(service.tokens.withLock { Set($0) }.count == 2)
  }

  @Test("a call for no organization, or with a token of its own, takes none")
  func untouched() async throws {
    let (service, auth) = (Service(), Auth())
    let caller = GrantedCaller(service, auth.grants())
    _ = try await caller.call(Self.method, [], options: CallOptions(actor: "operator"))
    _ = try await caller.call(Self.method, [], options: CallOptions(organizationID: "a", principal: Sensitive("own")))
    #expect(service.tokens.withLock { $0 } == [nil, "own"])
    #expect(auth.opened.withLock { $0.isEmpty })
  }

  @Test("a grant that counts no more is opened again, once")
  func refused() async throws {
    let (service, auth) = (Service(), Auth())
    let caller = GrantedCaller(service, auth.grants())
    service.refused.withLock { $0 = ["a-1"] }
    _ = try await caller.call(Self.method, [], options: .organization("a"))
    #expect(service.tokens.withLock { $0 } == ["a-1", "a-2"])
    service.refused.withLock { $0 = ["a-2", "a-3"] }
    let error = await #expect(throws: RPCError.self) {
      try await caller.call(Self.method, [], options: .organization("a"))
    }
    #expect(error?.reason == "principal_refused")
    #expect(auth.opened.withLock { $0.count } == 3)
  }

  @Test("where auth gives none nothing is called")
  func none() async throws {
    let service = Service()
    let caller = GrantedCaller(
      service,
      OperatorGrants { _ in
        throw RPCError(.notFound, reason: "organization_not_found", message: "There is no such organization.")
      })
    let error = await #expect(throws: RPCError.self) {
      try await caller.call(Self.method, [], options: .organization("a"))
    }
    #expect(error?.reason == "organization_not_found")
    #expect(service.tokens.withLock { $0.isEmpty })
  }
}
