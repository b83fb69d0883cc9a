import Synchronization
import Testing

@testable import Edge

@Suite struct KnownSourcesTests {
  private let start = ContinuousClock.now
  private let key = SourceKey(provider: "retell", token: "abcdefgh")

  private final class Webhooks: Sendable {
    private struct Away: Error {}
    let answer = Mutex<Bool?>(true)
    let asked = Mutex(0)

    func ask(_ keys: [SourceKey]) throws -> [Bool] {
      asked.withLock { $0 += 1 }
      guard let answer = answer.withLock({ $0 }) else { throw Away() }
      return keys.map { _ in answer }
    }
  }

  private func with(_ body: (KnownSources, Webhooks) async throws -> Void) async throws {
    let webhooks = Webhooks()
    let sources = KnownSources(questions: SourceQuestions { try webhooks.ask($0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await sources.questions.run() }
      defer { group.cancelAll() }
      try await body(sources, webhooks)
    }
  }

  @Test("what is there is asked once in an hour, what is not each time anew")
  func remembering() async throws {
    try await with { sources, webhooks in
      #expect(await sources.standing(of: key, at: start) == .live)
      #expect(await sources.standing(of: key, at: start + .seconds(3_599)) == .live)
      #expect(webhooks.asked.withLock { $0 } == 1)
      webhooks.answer.withLock { $0 = false }
      #expect(await sources.standing(of: key, at: start + .seconds(3_600)) == .unknown)
      #expect(await sources.standing(of: key, at: start + .seconds(3_600)) == .unknown)
      #expect(webhooks.asked.withLock { $0 } == 3)
      // Made a moment ago.
      webhooks.answer.withLock { $0 = true }
      #expect(await sources.standing(of: key, at: start + .seconds(3_601)) == .live)
    }
  }

  @Test("a source is of the highest class for an hour after its last delivery that verified")
  func verified() async throws {
    try await with { sources, _ in
      #expect(await sources.standing(of: key, at: start) == .live)
      sources.noteVerified(key, at: start + .seconds(1))
      sources.noteVerified(key, at: start + .seconds(100))
      #expect(await sources.standing(of: key, at: start + .seconds(3_699)) == .verified)
      #expect(await sources.standing(of: key, at: start + .seconds(3_700)) == .live)
    }
  }

  @Test("a source that webhooks does not know any more is asked about again")
  func forgotten() async throws {
    try await with { sources, webhooks in
      sources.noteVerified(key, at: start)
      webhooks.answer.withLock { $0 = false }
      #expect(await sources.standing(of: key, at: start) == .verified)
      sources.forget(key)
      #expect(await sources.standing(of: key, at: start) == .unknown)
    }
  }

  @Test("where webhooks cannot be asked, what is known stays known and of the rest nobody knows")
  func unheard() async throws {
    try await with { sources, webhooks in
      #expect(await sources.standing(of: key, at: start) == .live)
      webhooks.answer.withLock { $0 = nil }
      #expect(await sources.standing(of: key, at: start) == .live)
      let other = SourceKey(provider: "vapi", token: "abcdefgh")
      #expect(await sources.standing(of: other, at: start) == .unheard)
      webhooks.answer.withLock { $0 = true }
      #expect(await sources.standing(of: other, at: start) == .live)
    }
  }

  @Test("however many there are, memory is bounded")
  func bounded() async throws {
    try await with { sources, _ in
      for number in 0..<(KnownSources.limit + 100) {
        sources.noteVerified(SourceKey(provider: "retell", token: "\(number)"), at: start)
      }
      #expect(sources.count == KnownSources.limit)
    }
  }
}
