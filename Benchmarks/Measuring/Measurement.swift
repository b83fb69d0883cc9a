/// What running an operation again and again gave.
struct Measurement: Sendable {
  var operations: Int
  var seconds: Double
  var latencies: Latencies
  /// Of this process.
  var cpuSeconds: Double

  /// Several of the same together.
  init(merging all: [Measurement]) {
    self.init(
      operations: all.reduce(0) { $0 + $1.operations }, seconds: all.reduce(0) { $0 + $1.seconds },
      latencies: Latencies(merging: all.map(\.latencies)), cpuSeconds: all.reduce(0) { $0 + $1.cpuSeconds })
  }

  init(operations: Int, seconds: Double, latencies: Latencies, cpuSeconds: Double) {
    self.operations = operations
    self.seconds = seconds
    self.latencies = latencies
    self.cpuSeconds = cpuSeconds
  }

  /// The number of the first operation after the second that does not count, whose operations have the numbers from 0 on.
  static let firstThatCounts = 1 << 40

  /// What one task has measured.
  struct Part: Sendable {
    var count = 0
    var latencies = Latencies()
  }

  /// Runs `operation` from `inFlight` tasks, each one after another, for `seconds`, after a second that does not count.
  ///
  /// `operation` gets a number that no other call of the run gets. The first error ends the run and is thrown. The tasks are
  /// spread over `executors`; without any they run where the caller prefers to.
  static func run(
    seconds: Double, inFlight: Int, on executors: [any TaskExecutor] = [],
    _ operation: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> Measurement {
    try await run(seconds: seconds, inFlight: inFlight, on: executors, entering: { try await $0(()) }) {
      (_: Void, number) in try await operation(number)
    }
  }

  /// The same, where each task does all its work inside a scope that `enter` opens and that gives it a context.
  static func run<Context: Sendable>(
    seconds: Double, inFlight: Int, on executors: [any TaskExecutor] = [],
    entering enter: @escaping @Sendable (@escaping @Sendable (Context) async throws -> Part) async throws -> Part,
    _ operation: @escaping @Sendable (Context, Int) async throws -> Void
  ) async throws -> Measurement {
    _ = try await loop(.seconds(1), inFlight, executors, from: 0, enter, operation)
    let cpu = ResourceUse.cpuSeconds
    let start = ContinuousClock.now
    let parts = try await loop(.seconds(seconds), inFlight, executors, from: firstThatCounts, enter, operation)
    let took = ContinuousClock.now - start
    return Measurement(
      operations: parts.reduce(0) { $0 + $1.count }, seconds: took / .seconds(1),
      latencies: Latencies(merging: parts.map(\.latencies)), cpuSeconds: ResourceUse.cpuSeconds - cpu)
  }

  private static func loop<Context: Sendable>(
    _ duration: Duration, _ inFlight: Int, _ executors: [any TaskExecutor], from base: Int,
    _ enter: @escaping @Sendable (@escaping @Sendable (Context) async throws -> Part) async throws -> Part,
    _ operation: @escaping @Sendable (Context, Int) async throws -> Void
  ) async throws -> [Part] {
    let end = ContinuousClock.now + duration
    return try await withThrowingTaskGroup(of: Part.self) { group in
      for worker in 0..<inFlight {
        let work: @Sendable () async throws -> Part = {
          try await enter { context in
            var part = Part()
            var now = ContinuousClock.now
            while now < end {
              try await operation(context, base + part.count * inFlight + worker)
              let after = ContinuousClock.now
              part.latencies.record(after - now)
              now = after
              part.count += 1
            }
            return part
          }
        }
        // A preference of nil would end that of whoever measures.
        if executors.isEmpty {
          group.addTask { try await work() }
        } else {
          group.addTask(executorPreference: executors[worker % executors.count]) { try await work() }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
