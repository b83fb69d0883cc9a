import Foundation
import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct IdempotencyStoreTests {
  let organization = OrganizationID.new()

  @Test("a repeat gets the first answer, and the effect happens once")
  func repeated() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      let outcomes = [
        try await perform(test, effects), try await perform(test, effects), try await perform(test, effects),
      ]
      #expect(outcomes == [.performed([1]), .repeated([1]), .repeated([1])])
      #expect(effects.value == 1)
    }
  }

  @Test("the same key with another request is refused")
  func mismatch() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      _ = try await perform(test, effects)
      await #expect(throws: IdempotencyError.mismatch) { try await perform(test, effects, hash: [9]) }
      #expect(effects.value == 1)
    }
  }

  @Test("keys of other organizations, principals and methods are other keys")
  func separate() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      _ = try await perform(test, effects)
      #expect(try await perform(test, effects, organization: .new()) == .performed([2]))
      #expect(try await perform(test, effects, principal: "user:2") == .performed([3]))
      #expect(try await perform(test, effects, method: "Other/Method") == .performed([4]))
      #expect(try await perform(test, effects, key: "other") == .performed([5]))
    }
  }

  @Test("an effect that fails keeps nothing, so the next call performs it")
  func failure() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      await #expect(throws: PermanentFailure.self) {
        try await perform(test, effects) { throw PermanentFailure(reason: "no_funds") }
      }
      let outcome = try await perform(test, effects)
      #expect(outcome == .performed([2]))
    }
  }

  @Test("a call with a key in use is refused at once, and repeated once the first is done")
  func concurrent() async throws {
    try await TestDatabase.with(schema) { test in
      let gate = Gate()
      let effects = Counter()
      try await withThrowingTaskGroup(of: IdempotentOutcome.self) { group in
        group.addTask { try await perform(test, effects) { try await gate.wait() } }
        try await eventually { gate.arrived == 1 }
        await #expect(throws: IdempotencyError.aborted) { try await perform(test, effects) }
        #expect(try await perform(test, effects, key: "another") == .performed([2]))
        gate.open()
        #expect(try await group.next() == .performed([1]))
      }
      #expect(try await perform(test, effects) == .repeated([1]))
    }
  }

  @Test("of many equal calls at once, one performs and the rest are refused or repeated")
  func stampede() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<50 {
          group.addTask {
            do {
              #expect(try await perform(test, effects).response == [1])
            } catch {
              #expect(error as? IdempotencyError == .aborted)
            }
          }
        }
      }
      #expect(effects.value == 1)
    }
  }

  @Test("an expired key may be used again and is deleted in time")
  func expired() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      _ = try await perform(test, effects)
      _ = try await perform(test, effects, key: "kept")
      try await test.system { transaction in
        #expect(try await IdempotencyStore.deleteExpired(limit: 10, in: transaction) == 0)
        try await transaction.execute(
          """
          update idempotency
          set created_at = clock_timestamp() - interval '2 days', expires_at = clock_timestamp() - interval '1 day'
          where key <> 'kept'
          """)
      }
      #expect(try await perform(test, effects, hash: [9]) == .performed([3]))
      #expect(try await perform(test, effects, hash: [9]) == .repeated([3]))
      let deleted = try await test.system { transaction in
        try await transaction.execute(
          """
          update idempotency
          set created_at = clock_timestamp() - interval '2 days', expires_at = clock_timestamp() - interval '1 day'
          """)
        return try await IdempotencyStore.deleteExpired(limit: 1, in: transaction)
      }
      #expect(deleted == 1)
    }
  }

  @Test("retention empties the table of what has expired")
  func retention() async throws {
    try await TestDatabase.with(schema) { test in
      _ = try await perform(test, Counter())
      _ = try await test.system {
        try await $0.execute(
          "update idempotency set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'")
      }
      #expect(try await IdempotencyRetention().run(on: test.database) == DutyResult(count: 1))
      #expect(try await test.system { try await $0.first("select 1 as one from idempotency") } == nil)
    }
  }

  @Test(
    "a key has 1 to 255 bytes",
    arguments: [
      ("", false), ("k", true), (String(repeating: "k", count: 255), true), (String(repeating: "k", count: 256), false),
    ])
  func keyLimits(key: String, isAllowed: Bool) async throws {
    try await TestDatabase.with(schema) { test in
      if isAllowed {
        let outcome = try await perform(test, Counter(), key: key)
        #expect(outcome == .performed([1]))
      } else {
        await #expect(throws: IdempotencyError.invalidKey) { try await perform(test, Counter(), key: key) }
      }
    }
  }

  @Test("a key with a NUL is refused before anything is stored")
  func nul() async throws {
    try await TestDatabase.with(schema) { test in
      let effects = Counter()
      do {
        _ = try await perform(test, effects, key: "a\u{0}b")
        Issue.record("a NUL was stored")
      } catch {
        #expect((error as? PostgresError)?.code == .invalidText)
      }
      #expect(effects.value == 0)
    }
  }

  @Test("a response over 64 KiB is refused and its effect rolled back")
  func largeResponse() async throws {
    try await TestDatabase.with(schema) { test in
      func respond(_ count: Int) async throws -> IdempotentOutcome {
        try await test.system {
          try await IdempotencyStore.perform(
            organizationID: organization, principal: "p", method: "m", key: "k", requestHash: [1], in: $0
          ) { [UInt8](repeating: 1, count: count) }
        }
      }
      await #expect(throws: IdempotencyError.responseTooLarge) { try await respond(65537) }
      let kept = try await respond(65536).response
      #expect(kept.count == 65536)
    }
  }

  private func perform(
    _ test: TestDatabase, _ effects: Counter, organization: OrganizationID? = nil, principal: String = "user:1",
    method: String = "Billing/GrantPromo", key: String = "key", hash: [UInt8] = [1, 2, 3],
    _ body: () async throws -> Void = {}
  ) async throws -> IdempotentOutcome {
    try await test.system { transaction in
      try await IdempotencyStore.perform(
        organizationID: organization ?? self.organization, principal: principal, method: method, key: key,
        requestHash: hash, in: transaction
      ) {
        let count = effects.increment()
        try await body()
        return [UInt8(count)]
      }
    }
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  func increment() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
