import Synchronization
import TestSupport
import Testing

@testable import Edge

@Suite struct SourceQuestionsTests {
  private static func key(_ number: Int) -> SourceKey { SourceKey(provider: "retell", token: "token-\(number)") }

  /// Answers when the test lets it: yes to those that are there then.
  private final class Webhooks: Sendable {
    private struct Away: Error {}
    let batches = Mutex<[[SourceKey]]>([])
    let live = Mutex<Set<SourceKey>>([])
    private let (gate, opening) = AsyncStream.makeStream(of: Bool.self)

    /// Lets one question through; false has it fail.
    func letThrough(_ succeeds: Bool = true) { opening.yield(succeeds) }

    func ask(_ keys: [SourceKey]) async throws -> [Bool] {
      batches.withLock { $0.append(keys) }
      var iterator = gate.makeAsyncIterator()
      guard await iterator.next() == true else { throw Away() }
      let live = live.withLock { $0 }
      return keys.map { live.contains($0) }
    }
  }

  private func withQuestions(
    _ body: (SourceQuestions, Webhooks) async throws -> Void
  ) async throws {
    let webhooks = Webhooks()
    let questions = SourceQuestions { try await webhooks.ask($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await questions.run() }
      defer { group.cancelAll() }
      try await body(questions, webhooks)
    }
  }

  @Test("of a flood one question is asked at a time, at most 512 in each, and each asker hears of its own")
  func flood() async throws {
    try await withQuestions { questions, webhooks in
      webhooks.live.withLock { $0 = [Self.key(3), Self.key(700)] }
      async let first = questions.isLive(Self.key(-1))
      try await eventually { webhooks.batches.withLock { $0.count } == 1 }
      let flood = Task {
        await withTaskGroup(of: (Int, Bool?).self) { group in
          for number in 0..<1_000 { group.addTask { (number, await questions.isLive(Self.key(number))) } }
          return await group.reduce(into: [Int: Bool?]()) { $0[$1.0] = .some($1.1) }
        }
      }
      try await eventually { questions.waiting == 1_000 }
      #expect(webhooks.batches.withLock { $0.count } == 1)
      for _ in 0..<3 { webhooks.letThrough() }
      #expect(await first == false)
      let answers = await flood.value
      #expect(answers.filter { $0.value == true }.keys.sorted() == [3, 700])
      #expect(answers.values.allSatisfy { $0 != nil })
      #expect(webhooks.batches.withLock { $0.map(\.count) } == [1, 512, 488])
    }
  }

  @Test("whoever asks is answered by a question that began after, however many ask for the same")
  func after() async throws {
    try await withQuestions { questions, webhooks in
      async let early = questions.isLive(Self.key(1))
      try await eventually { webhooks.batches.withLock { $0.count } == 1 }
      // Made after the first question had been asked, before it was answered.
      async let late = questions.isLive(Self.key(1))
      async let later = questions.isLive(Self.key(1))
      try await eventually { questions.waiting == 2 }
      webhooks.letThrough()
      #expect(await early == false)
      webhooks.live.withLock { $0 = [Self.key(1)] }
      webhooks.letThrough()
      #expect(await [late, later] == [true, true])
      #expect(webhooks.batches.withLock { $0.map(\.count) } == [1, 1])
    }
  }

  @Test("where the question fails nobody waits on, and the next one is asked again")
  func failure() async throws {
    try await withQuestions { questions, webhooks in
      webhooks.live.withLock { $0 = [Self.key(1)] }
      async let first = questions.isLive(Self.key(1))
      try await eventually { webhooks.batches.withLock { $0.count } == 1 }
      async let second = questions.isLive(Self.key(2))
      try await eventually { questions.waiting == 1 }
      webhooks.letThrough(false)
      #expect(await [first, second] == [nil, nil])
      webhooks.letThrough()
      #expect(await questions.isLive(Self.key(1)) == true)
    }
  }

  @Test("at the end whoever waits or comes still is told that nobody knows")
  func end() async throws {
    let webhooks = Webhooks()
    let questions = SourceQuestions { try await webhooks.ask($0) }
    let running = Task { await questions.run() }
    async let asked = questions.isLive(Self.key(1))
    try await eventually { webhooks.batches.withLock { $0.count } == 1 }
    async let waiting = questions.isLive(Self.key(2))
    try await eventually { questions.waiting == 1 }
    running.cancel()
    await running.value
    #expect(await [asked, waiting] == [nil, nil])
    #expect(await questions.isLive(Self.key(3)) == nil)
  }
}
