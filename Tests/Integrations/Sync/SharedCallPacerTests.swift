import Outbound
import Postgres
import TestSupport
import Testing

@testable import Integrations

@Suite struct SharedCallPacerTests {
  private func account(_ name: String, _ operation: HubSpotOperation = .createCall) throws -> PacedAccount {
    PacedAccount(.hubspot, name, try #require(OutboundOperation.hubspot(operation).pace))
  }

  private func with(_ body: @escaping @Sendable (SharedCallPacer, SharedCallPacer) async throws -> Void) async throws {
    try await TestDatabase.with(Integrations.migrations) { test in
      try await body(SharedCallPacer(database: test.database), SharedCallPacer(database: test.database))
    }
  }

  @Test("two replicas that take as fast as they can begin no more calls in any ten seconds than the account allows")
  func shared() async throws {
    let portal = try account("portal-1")
    try await with { one, other in
      let start = ContinuousClock.now
      // Each batch's calls begin when its wait is over, by when it was answered at the earliest.
      let begins = try await withThrowingTaskGroup(of: [Duration].self) { group in
        for pacer in [one, other] {
          group.addTask {
            var begins: [Duration] = []
            for _ in 0..<20 {
              let asked = ContinuousClock.now - start
              let wait = try await pacer.take(11, portal, patience: .seconds(600))
              begins += Array(repeating: asked + wait, count: 11)
            }
            return begins
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }.sorted()
      }
      #expect(begins.count == 440)
      for (index, begin) in begins.enumerated() {
        let within = begins[index...].prefix { $0 < begin + .seconds(10) }.count
        #expect(within <= 110, "\(within) calls from \(begin) on")
      }
      // They are not slower than need be either: 440 calls of 7.7 a second.
      #expect(try #require(begins.last) < .seconds(58))
    }
  }

  @Test("without patience none is taken, and other accounts and limits do not wait")
  func patience() async throws {
    let (portal, other) = (try account("portal-1"), try account("portal-2"))
    let searches = try account("portal-1", .searchContacts)
    try await with { pacer, _ in
      var begin = ContinuousClock.now
      #expect(try await pacer.take(22, portal, patience: .zero) == .zero)
      let first = try await pacer.take(11, portal, patience: .milliseconds(1))
      var took = ContinuousClock.now - begin
      #expect((.milliseconds(1_428) - took...(.milliseconds(1_429))).contains(first), "\(first) after \(took)")
      // Asked again, it is not further away.
      #expect(try await pacer.take(11, portal, patience: .milliseconds(1)) <= first)
      #expect(try await pacer.take(11, other, patience: .zero) == .zero)
      begin = .now
      #expect(try await pacer.take(1, searches, patience: .zero) == .zero)
      let search = try await pacer.take(1, searches, patience: .zero)
      took = .now - begin
      #expect(search > .milliseconds(285) - took && search < .milliseconds(286), "\(search) after \(took)")
    }
  }

  @Test("what one replica is asked to wait, the other waits too, and a shorter pause changes nothing")
  func pause() async throws {
    let portal = try account("portal-1")
    try await with { one, other in
      try await one.pause(portal, for: .seconds(30))
      try await one.pause(portal, for: .seconds(3))
      let wait = try await other.take(1, portal, patience: .zero)
      #expect(wait > .seconds(29) && wait < .seconds(31))
    }
  }
}
