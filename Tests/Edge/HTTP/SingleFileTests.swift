import Synchronization
import TestSupport
import Testing

@testable import Edge

@Suite struct SingleFileTests {
  @Test("of one key one is inside at a time, and the others follow in their order")
  func order() async throws {
    let file = SingleFile<Int>()
    let entered = Entered()
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<5 {
        group.addTask {
          try await file.pass(1, until: .now + .seconds(600)) {
            entered.note(number)
            var iterator = gate.makeAsyncIterator()
            _ = await iterator.next()
          }
        }
        // One after another, so that their order is known.
        try await eventually { file.standing(for: 1) == number + 1 }
      }
      // Another key does not wait.
      try await file.pass(2, until: .now + .seconds(600)) {}
      for number in 0..<5 {
        try await eventually { entered.numbers.count == number + 1 }
        opening.yield()
      }
      try await group.waitForAll()
    }
    #expect(entered.numbers == [0, 1, 2, 3, 4])
    #expect(file.busy == 0)
  }

  @Test("who is not let in by the deadline, or is cancelled, is told so and holds nobody up")
  func leaving() async throws {
    let file = SingleFile<Int>()
    let (gate, opening) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await file.pass(1, until: .now + .seconds(600)) { for await _ in gate {} }
      }
      try await eventually { file.busy == 1 }
      let problem = await #expect(throws: Problem.self) {
        try await file.pass(1, until: .now + .milliseconds(20)) { Issue.record("let in beside another") }
      }
      #expect(problem?.status == 503 && problem?.reason == "overloaded" && problem?.retryAfter == .seconds(1))
      let cancelled = Task {
        try await file.pass(1, until: .now + .seconds(600)) { Issue.record("let in after it was cancelled") }
      }
      try await eventually { file.standing(for: 1) == 3 }
      cancelled.cancel()
      await #expect(throws: Problem.self) { try await cancelled.value }
      group.addTask { try await file.pass(1, until: .now + .seconds(600)) {} }
      try await eventually { file.standing(for: 1) == 4 }
      opening.finish()
      try await group.waitForAll()
    }
    #expect(file.busy == 0)
  }

  @Test("a body that throws leaves its place")
  func throwing() async throws {
    let file = SingleFile<Int>()
    struct Failure: Error {}
    for _ in 0..<3 {
      await #expect(throws: Failure.self) { try await file.pass(1, until: .now + .seconds(600)) { throw Failure() } }
    }
    #expect(file.busy == 0)
  }

  /// Who was let in, in order.
  private final class Entered: Sendable {
    private let noted = Mutex<[Int]>([])

    var numbers: [Int] { noted.withLock { $0 } }
    func note(_ number: Int) { noted.withLock { $0.append(number) } }
  }
}
