/// What running an operation again and again gave.
struct Measurement: Sendable {
  var operations: Int
  var seconds: Double
  var latencies: Latencies
  /// Of this process.
  var cpuSeconds: Double

  /// Runs `operation` from `inFlight` tasks, each one after another, for `seconds`, after a second that does not count.
  ///
  /// `operation` gets a number that no other call of the run gets. The first error ends the run and is thrown.
  static func run(
    seconds: Double, inFlight: Int, _ operation: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> Measurement {
    _ = try await loop(.seconds(1), inFlight, from: 0, operation)
    let cpu = ResourceUse.cpuSeconds
    let start = ContinuousClock.now
    let parts = try await loop(.seconds(seconds), inFlight, from: 1 << 40, operation)
    let took = ContinuousClock.now - start
    return Measurement(
      operations: parts.reduce(0) { $0 + $1.count }, seconds: took / .seconds(1),
      latencies: Latencies(merging: parts.map(\.latencies)), cpuSeconds: ResourceUse.cpuSeconds - cpu)
  }

  private static func loop(
    _ duration: Duration, _ inFlight: Int, from base: Int, _ operation: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> [(count: Int, latencies: Latencies)] {
    let clock = ContinuousClock()
    let end = clock.now + duration
    return try await withThrowingTaskGroup(of: (count: Int, latencies: Latencies).self) { group in
      for worker in 0..<inFlight {
        group.addTask {
          var latencies = Latencies()
          var count = 0
          var now = clock.now
          while now < end {
            try await operation(base + count * inFlight + worker)
            let after = clock.now
            latencies.record(after - now)
            now = after
            count += 1
          }
          return (count, latencies)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
