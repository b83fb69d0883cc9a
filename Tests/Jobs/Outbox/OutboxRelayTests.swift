import Foundation
import Identifiers
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Jobs

struct OutboxRelayTests {
  let organization = OrganizationID.new()

  @Test("an event is appended once per organization, receiver, kind, subject and version")
  func dedupe() async throws {
    try await TestDatabase.with(schema) { test in
      let event = event()
      var others = [event, event, event, event, event]
      others[0].organizationID = .new()
      others[1].receiver = "analysis"
      others[2].kind = "call.amended"
      others[3].subject = UUID()
      others[4].version = 2
      try await test.append([event, event] + others)
      try await test.append([event])
      #expect(try await test.outbox() == 6)
    }
  }

  @Test("a payload of 16 KiB fits and one byte more is refused with all its neighbors")
  func payloadLimit() async throws {
    try await TestDatabase.with(schema) { test in
      let limit = NewOutboxEvent.maximumPayload
      try await test.append([event(payload: [UInt8](repeating: 7, count: limit))])
      await #expect(throws: OutboxError.payloadTooLarge(bytes: limit + 1)) {
        try await test.append([event(), event(payload: [UInt8](repeating: 7, count: limit + 1))])
      }
      #expect(try await test.outbox() == 1)
    }
  }

  @Test("what was appended arrives as it was, and is gone")
  func delivers() async throws {
    try await TestDatabase.with(schema) { test in
      let receiver = Receiver()
      let sent = event(payload: [0, 1, 255])
      try await running([test.relay([receiver])]) {
        try await test.append([sent])
        try await eventually { try await test.outbox() == 0 }
      }
      let got = try #require(receiver.received.first)
      #expect(receiver.received.count == 1)
      #expect(got.kind == sent.kind && got.organizationID == sent.organizationID && got.subject == sent.subject)
      #expect(got.version == sent.version && got.payload == sent.payload && got.attempt == 1)
    }
  }

  @Test("a receiver that was away gets everything when it is back")
  func awayThenBack() async throws {
    try await TestDatabase.with(schema) { test in
      let log = EventLog()
      let receiver = Receiver { call, events in
        if call <= 6 { throw TransientFailure(reason: "no_peer") }
        return Receiver.done(events)
      }
      let sent = (0..<500).map { _ in event() }
      try await running([test.relay([receiver], events: log)]) {
        try await test.append(sent)
        try await eventually(within: .seconds(30)) { try await test.outbox() == 0 }
      }
      #expect(Set(receiver.accepted.map(\.subject)) == Set(sent.map(\.subject)))
      #expect(receiver.accepted.count == sent.count)
      #expect(log.count("outbox.delivery_failed") == 6)
      #expect(try await test.deadLetters(organization).isEmpty)
    }
  }

  @Test("one event that breaks every delivery it is part of does not keep the others")
  func poison() async throws {
    try await TestDatabase.with(schema) { test in
      let poison = event()
      let receiver = Receiver { _, events in
        if events.contains(where: { $0.subject == poison.subject }) { throw TransientFailure(reason: "internal") }
        return Receiver.done(events)
      }
      let sent = (0..<300).map { _ in event() }
      try await running([test.relay([receiver])]) {
        try await test.append(sent + [poison])
        try await eventually(within: .seconds(30)) { try await test.outbox() == 1 }
      }
      #expect(Set(receiver.accepted.map(\.subject)) == Set(sent.map(\.subject)))
    }
  }

  @Test("a refused event becomes a dead letter with its content")
  func refused() async throws {
    try await TestDatabase.with(schema) { test in
      let (bad, good) = (event(payload: [1, 2, 3]), event())
      let receiver = Receiver { _, events in
        Dictionary(
          uniqueKeysWithValues: events.map {
            ($0.id, $0.subject == bad.subject ? .refused(reason: "unknown_call") : .done)
          })
      }
      try await running([test.relay([receiver])]) {
        try await test.append([bad, good])
        try await eventually { try await test.outbox() == 0 }
      }
      let letter = try #require(try await test.deadLetters(organization).first)
      #expect(try await test.deadLetters(organization).count == 1)
      #expect(letter.origin == .outbox && letter.ref == bad.subject && letter.reason == "unknown_call")
      #expect(letter.kind == "call.ended" && letter.attempts == 1)
      let payload: [UInt8]? = try await test.system {
        try await $0.first("select payload from dead_letters")?.get("payload")
      }
      #expect(payload == bad.payload)
    }
  }

  @Test("an event that the receiver puts off or does not mention comes again")
  func putOff() async throws {
    try await TestDatabase.with(schema) { test in
      let receiver = Receiver { call, events in
        switch call {
        case 1: [:]
        case 2: Dictionary(uniqueKeysWithValues: events.map { ($0.id, .retry(reason: "busy")) })
        default: Receiver.done(events)
        }
      }
      try await running([test.relay([receiver])]) {
        try await test.append([event()])
        try await eventually { try await test.outbox() == 0 }
      }
      #expect(receiver.received.map(\.attempt) == [1, 2, 3])
    }
  }

  @Test("two relays deliver every event, and a receiver that is idempotent sees each once")
  func twoRelays() async throws {
    try await TestDatabase.with(schema) { test in
      let receiver = Receiver()
      let sent = (0..<1000).map { _ in event() }
      try await running([test.relay([receiver]), test.relay([receiver])]) {
        try await test.append(sent)
        try await eventually(within: .seconds(30)) { try await test.outbox() == 0 }
      }
      #expect(Set(receiver.accepted.map(\.subject)) == Set(sent.map(\.subject)))
      #expect(receiver.largest <= 200)
    }
  }

  @Test("events of a relay that died are delivered when its leases have ended")
  func diedRelay() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.append([event()])
      let taken = try await test.system {
        try await OutboxStore.claim(receiver: "billing", limit: 10, token: UUID(), lease: .seconds(30), in: $0)
      }
      #expect(taken.count == 1)
      let receiver = Receiver()
      try await running([test.relay([receiver])]) {
        try await test.append([event()])
        try await eventually { try await test.outbox() == 1 }
        _ = try await test.system {
          try await $0.execute(
            "update outbox set lease_until = clock_timestamp() - interval '1 second' where lease_token is not null")
        }
        try await eventually { try await test.outbox() == 0 }
      }
      #expect(receiver.accepted.count == 2)
    }
  }

  @Test("an answer that comes after the lease was lost changes nothing")
  func staleAnswer() async throws {
    try await TestDatabase.with(schema) { test in
      try await test.append([event()])
      let (stale, holder) = (UUID(), UUID())
      func claim(_ token: UUID) async throws -> [OutboxEvent] {
        try await test.system {
          try await OutboxStore.claim(receiver: "billing", limit: 1, token: token, lease: .seconds(30), in: $0)
        }
      }
      let events = try await claim(stale)
      try await test.system { try await OutboxStore.release(claim: stale, in: $0) }
      #expect(try await claim(holder).count == 1)
      var random = SeededGenerator(1)
      let policy = OutboxRelayConfiguration().policy
      for result in [OutboxResult.done, .retry(reason: "busy"), .refused(reason: "never")] {
        let settlement = OutboxSettlement(events, results: [events[0].id: result], policy: policy, using: &random)
        let recorded = try await test.system { try await OutboxStore.settle(settlement, token: stale, in: $0) }
        #expect(recorded == 0)
      }
      #expect(try await test.outbox() == 1)
      #expect(try await test.deadLetters(organization).isEmpty)
    }
  }

  @Test("one slow receiver does not keep another waiting")
  func slowReceiver() async throws {
    try await TestDatabase.with(schema) { test in
      let gate = Gate()
      let slow = Receiver("analysis") { _, events in
        try await gate.wait()
        return Receiver.done(events)
      }
      let quick = Receiver()
      try await running([test.relay([slow, quick])]) {
        var other = event()
        other.receiver = "analysis"
        try await test.append([other])
        try await eventually { gate.arrived == 1 }
        try await test.append((0..<10).map { _ in event() })
        try await eventually { try await test.outbox() == 1 }
        gate.open()
      }
      // Shutdown waited for the delivery under way and recorded its answer.
      #expect(try await test.outbox() == 0)
    }
  }

  private func event(payload: [UInt8] = [1]) -> NewOutboxEvent {
    NewOutboxEvent(
      receiver: "billing", kind: "call.ended", organizationID: organization, subject: UUID(), version: 1,
      payload: payload)
  }
}

/// A receiver whose behavior is a closure of the delivery's number and its events.
private final class Receiver: OutboxReceiver {
  typealias Results = [OutboxEvent.ID: OutboxResult]

  let name: String
  private let behavior: @Sendable (Int, [OutboxEvent]) async throws -> Results
  private let state = Mutex((calls: 0, received: [OutboxEvent](), accepted: [OutboxEvent](), largest: 0))

  init(
    _ name: String = "billing",
    _ behavior: @escaping @Sendable (Int, [OutboxEvent]) async throws -> Results = { Receiver.done($1) }
  ) {
    self.name = name
    self.behavior = behavior
  }

  static func done(_ events: [OutboxEvent]) -> Results {
    Dictionary(uniqueKeysWithValues: events.map { ($0.id, .done) })
  }

  /// All that came, again and again.
  var received: [OutboxEvent] { state.withLock { $0.received } }
  /// What was answered with done, each once.
  var accepted: [OutboxEvent] { state.withLock { $0.accepted } }
  var largest: Int { state.withLock { $0.largest } }

  func deliver(_ events: [OutboxEvent]) async throws -> Results {
    let call = state.withLock { state in
      state.calls += 1
      state.received += events
      state.largest = max(state.largest, events.count)
      return state.calls
    }
    let results = try await behavior(call, events)
    state.withLock { state in
      for event in events where results[event.id] == .done && !state.accepted.contains(where: { $0.id == event.id }) {
        state.accepted.append(event)
      }
    }
    return results
  }
}
