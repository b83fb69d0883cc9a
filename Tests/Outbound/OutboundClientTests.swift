import Identifiers
import Messages
import Synchronization
import Testing
import TestSupport

@testable import Outbound

@Suite struct OutboundClientTests {
  private let read = OutboundOperation.hubspot(.searchContacts)
  private let write = OutboundOperation.hubspot(.createNote)

  @Test("a 4xx is an answer: it opens no breaker, however often it comes", arguments: [400, 401, 403, 404, 409, 423])
  func clientErrorsNeverCount(status: Int) async throws {
    let probe = Probe(ScriptedTransport(status: status))
    for _ in 0..<100 {
      #expect(try await probe.client.send(.fitting(read)).status == status)
    }
    #expect(probe.transport.sent.count == 100)
  }

  @Test("after 429 the account is left alone for as long as it asks, and only that account")
  func retryAfter() async throws {
    let probe = Probe(ScriptedTransport(status: 429, headers: [("Retry-After", "7")]))
    let first = await probe.error(of: .fitting(read))
    #expect(first?.code == .rateLimited && first?.retryAfter == .seconds(7))
    let second = await probe.error(of: .fitting(read))
    #expect(second?.code == .rateLimited)
    #expect(probe.transport.sent.count == 1)
    probe.transport.answer(with: 200)
    _ = try await probe.client.send(.fitting(read, account: "b"))
    probe.time.advance(by: .seconds(7))
    _ = try await probe.client.send(.fitting(read))
    #expect(probe.transport.sent.count == 3)
  }

  @Test("what may be repeated is tried three times; what may not, once; what was not sent, again in any case")
  func retries() async {
    let failing = Probe(ScriptedTransport(status: 503))
    #expect(await failing.error(of: .fitting(read))?.code == .providerFailed)
    #expect(failing.transport.sent.count == 3)
    let writing = Probe(ScriptedTransport(status: 503))
    let error = await writing.error(of: .fitting(write))
    #expect(writing.transport.sent.count == 1)
    #expect(error?.isOutcomeUnknown == true)
    let unreachable = Probe(ScriptedTransport(failing: .connectionFailed))
    #expect(await unreachable.error(of: .fitting(write))?.isOutcomeUnknown == false)
    #expect(unreachable.transport.sent.count == 3)
    let lost = Probe(ScriptedTransport(failing: .connectionLost))
    #expect(await lost.error(of: .fitting(write))?.isOutcomeUnknown == true)
    #expect(lost.transport.sent.count == 1)
  }

  @Test("retries are a tenth of the calls once what was saved up is spent")
  func retryBudget() async {
    let probe = Probe(ScriptedTransport(status: 500))
    // Its breaker would end the test: each call goes to the same account after the window of the calls before.
    for _ in 0..<100 {
      _ = await probe.error(of: .fitting(read))
      probe.time.advance(by: .seconds(31))
    }
    // 10 saved up, and 10 earned by 100 calls.
    #expect((100 + 19...100 + 20).contains(probe.transport.sent.count), "\(probe.transport.sent.count)")
  }

  @Test("a wait that would outlast the deadline is not begun")
  func deadlineEndsRetries() async {
    let probe = Probe(ScriptedTransport(status: 503, headers: [("Retry-After", "60")]))
    #expect(await probe.error(of: .fitting(read))?.code == .providerFailed)
    #expect(probe.transport.sent.count == 1)
  }

  @Test("one account's failures leave the others alone; three accounts of three organizations stop the provider")
  func providerWide() async throws {
    let probe = Probe(ScriptedTransport(status: 500))
    let organizations = (0..<3).map { _ in OrganizationID.new() }
    func fail(_ account: String, of organization: OrganizationID) async {
      for _ in 0..<20 { _ = await probe.error(of: .fitting(write, account: account, organization: organization)) }
    }
    // Two accounts of one organization and one of another: no reason to stop everybody.
    await fail("a1", of: organizations[0])
    await fail("a2", of: organizations[0])
    await fail("b1", of: organizations[1])
    probe.transport.answer(with: 200)
    _ = try await probe.client.send(.fitting(write, account: "z", organization: .new()))
    // The third organization's.
    probe.transport.answer(with: 500)
    await fail("c1", of: organizations[2])
    probe.transport.answer(with: 200)
    let before = probe.transport.sent.count
    let refusal = await probe.error(of: .fitting(write, account: "z", organization: .new()))
    #expect(refusal?.code == .breakerOpen)
    #expect(probe.transport.sent.count == before)
    // Another provider goes on, and after its time one call of any account probes and closes it.
    _ = try await probe.client.send(.fitting(.vapi(.getCall)))
    probe.time.advance(by: .seconds(16))
    _ = try await probe.client.send(.fitting(write, account: "z", organization: .new()))
    _ = try await probe.client.send(.fitting(write, account: "y", organization: .new()))
  }

  @Test("no organization takes more than a quarter of a bulkhead; the others still enter")
  func quarter() async throws {
    let gate = Gate()
    let probe = Probe(
      ScriptedTransport { _ throws(TransportError) in
        await gate.wait()
        return OutboundResponse(status: 200, headers: [], body: [])
      }, callsPerAccount: 8)
    let greedy = OrganizationID.new()
    let read = read
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<10 {
        group.addTask { await probe.error(of: .fitting(read, organization: greedy))?.reason ?? "answered" }
      }
      // Two inside, two waiting, six refused.
      for _ in 0..<6 { #expect(try await group.next() == "provider_busy") }
      try await eventually { probe.transport.sent.count == 2 }
      group.addTask { await probe.error(of: .fitting(read, organization: .new()))?.reason ?? "answered" }
      try await eventually { probe.transport.sent.count == 3 }
      gate.open()
      for try await outcome in group { #expect(outcome == "answered") }
    }
    #expect(probe.transport.sent.count == 5)
  }

  @Test("a caller that is cancelled leaves its place and harms no breaker")
  func cancellation() async throws {
    let gate = Gate()
    let probe = Probe(
      ScriptedTransport { _ throws(TransportError) in
        await gate.wait()
        if Task.isCancelled { throw .cancelled }
        return OutboundResponse(status: 200, headers: [], body: [])
      }, callsPerAccount: 4)
    let read = read
    let caller = Task { try await probe.client.send(.fitting(read)) }
    try await eventually { probe.transport.sent.count == 1 }
    caller.cancel()
    gate.open()
    await #expect(throws: CancellationError.self) { try await caller.value }
    #expect(try await probe.client.send(.fitting(read)).status == 200)
  }

  @Test("neither a request nor an answer nor an error prints what it holds")
  func nothingPrints() async throws {
    let canary = "canary-7d1f"
    let request = OutboundRequest(
      .hubspot(.updateContact), OutboundTarget(account: canary, organization: nil),
      parameters: [Sensitive(canary)], query: [OutboundField("q", canary)], credential: .bearer(Sensitive(canary)),
      headers: [OutboundField("X-Key", canary)], body: .json(Sensitive(Array(canary.utf8))))
    let response = OutboundResponse(status: 500, headers: [("X-Key", canary)], body: Array(canary.utf8))
    let error = OutboundError(.providerFailed, .hubspot(.updateContact), response: response)
    var dumped = ""
    dump(request, to: &dumped)
    dump(response, to: &dumped)
    for text in ["\(request)", "\(response)", "\(error)", String(reflecting: error), dumped] {
      #expect(!text.contains(canary), "\(text)")
    }
  }
}

/// A door that stays open once it is.
final class Gate: Sendable {
  private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      state.isOpen = true
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
