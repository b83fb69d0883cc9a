import Synchronization
import TestSupport
import Testing

@testable import Resilience

@Suite struct SingleFlightTests {
  @Test("a thousand who ask at once share one run and its result")
  func shared() async throws {
    let flight = SingleFlight<String, Int>()
    let runs = Runs()
    let (starts, start) = AsyncStream.makeStream(of: Void.self)
    let results = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<1_000 {
        group.addTask {
          try await flight.run("key") {
            for await _ in starts { break }
            return runs.next()
          }
        }
      }
      try await eventually { flight.waiting(for: "key") == 1_000 }
      start.yield()
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(results == [1])
    #expect(try await flight.run("key") { runs.next() } == 2)
  }

  @Test("everyone learns of a failure, and the next one tries anew")
  func failure() async throws {
    struct Broken: Error {}
    let flight = SingleFlight<String, Int>()
    await #expect(throws: Broken.self) { try await flight.run("key") { throw Broken() } }
    #expect(try await flight.run("key") { 7 } == 7)
  }

  @Test("a waiter that is cancelled leaves the others; the work ends when the last has left")
  func cancellation() async throws {
    let flight = SingleFlight<String, Int>()
    let (ends, end) = AsyncStream.makeStream(of: Bool.self)
    let work: @Sendable () async throws -> Int = {
      do { try await Task.sleep(for: .seconds(600)) } catch {
        end.yield(Task.isCancelled)
        throw error
      }
      return 0
    }
    let first = Task { try await flight.run("key", work) }
    try await eventually { flight.waiting(for: "key") == 1 }
    let second = Task { try await flight.run("key", work) }
    try await eventually { flight.waiting(for: "key") == 2 }
    first.cancel()
    await #expect(throws: CancellationError.self) { try await first.value }
    #expect(flight.waiting(for: "key") == 1)
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(await ends.first { _ in true } == true)
  }
}

private final class Runs: Sendable {
  private let count = Mutex(0)

  /// 1, 2, …
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
