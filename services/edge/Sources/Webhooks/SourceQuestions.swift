internal import Synchronization

/// Asks webhooks which sources there are, one question at a time for all deliveries that wait.
///
/// A flood of invented tokens so costs webhooks one small question after another, whatever comes, and everybody who waits is
/// answered by what the database said after they came: a source that was made a moment ago is found. How many wait is
/// bounded by the connections, of which each has one request.
///
/// `run` must go on for as long as deliveries are taken. When it is cancelled, whoever waits is told that nobody knows.
final class SourceQuestions: Sendable {
  /// Whether deliveries are taken for each of some sources, in their order.
  typealias Ask = @Sendable ([SourceKey]) async throws -> [Bool]

  /// Sources of one question; webhooks takes no more.
  static let most = 512
  /// Between two questions.
  static let pause: Duration = .milliseconds(5)

  private typealias Waiters = [CheckedContinuation<Bool?, Never>]

  private struct State {
    /// Sources in the order in which they were first asked about.
    var order: [SourceKey] = []
    var waiters: [SourceKey: Waiters] = [:]
    var hasEnded = false
  }

  private let ask: Ask
  private let clock: any Clock<Duration>
  private let state = Mutex(State())
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  init(clock: any Clock<Duration> = ContinuousClock(), ask: @escaping Ask) {
    self.ask = ask
    self.clock = clock
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Deliveries whose question was not asked yet.
  var waiting: Int { state.withLock { state in state.waiters.values.reduce(0) { $0 + $1.count } } }

  /// Whether deliveries for `key` are taken; nil where webhooks could not be asked.
  func isLive(_ key: SourceKey) async -> Bool? {
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        guard !state.hasEnded else { return true }
        if state.waiters[key] == nil { state.order.append(key) }
        state.waiters[key, default: []].append(continuation)
        return false
      }
      if hasEnded { continuation.resume(returning: nil) } else { signal.yield() }
    }
  }

  /// Asks until the task is cancelled. Call once.
  func run() async {
    for await _ in signals {
      while case let asked = take(Self.most), !asked.isEmpty {
        do {
          let answers = try await ask(asked.map(\.key))
          for (index, (_, waiters)) in asked.enumerated() {
            Self.resume(waiters, answers.indices.contains(index) ? answers[index] : nil)
          }
        } catch {
          // Who came meanwhile would wait as long for the same: all of them go on without an answer.
          for (_, waiters) in asked + take(.max) { Self.resume(waiters, nil) }
        }
        try? await clock.sleep(for: Self.pause)
      }
    }
    state.withLock { $0.hasEnded = true }
    for (_, waiters) in take(.max) { Self.resume(waiters, nil) }
  }

  /// Those who wait longest.
  private func take(_ most: Int) -> [(key: SourceKey, waiters: Waiters)] {
    state.withLock { state in
      let keys = state.order.prefix(most)
      state.order.removeFirst(keys.count)
      return keys.map { ($0, state.waiters.removeValue(forKey: $0) ?? []) }
    }
  }

  private static func resume(_ waiters: Waiters, _ answer: Bool?) {
    for waiter in waiters { waiter.resume(returning: answer) }
  }
}
