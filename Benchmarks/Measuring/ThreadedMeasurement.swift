import Foundation
import Synchronization

/// The same as ``Measurement/run(seconds:inFlight:_:)`` with a thread for each caller, for callers that block: they cost less
/// than tasks on a machine whose two cores the server needs.
enum ThreadedMeasurement {
  private struct State {
    var parts: [Measurement.Part] = []
    var failure: (any Error)?
  }

  /// `open` makes what a thread uses alone. Blocks. The first error is thrown.
  static func run<Resource>(
    seconds: Double, threads: Int, _ open: @escaping @Sendable () throws -> Resource,
    _ operation: @escaping @Sendable (Resource, Int) throws -> Void
  ) throws -> Measurement {
    _ = try loop(.seconds(1), threads, from: 0, open, operation)
    let cpu = ResourceUse.cpuSeconds
    let start = ContinuousClock.now
    let parts = try loop(.seconds(seconds), threads, from: Measurement.firstThatCounts, open, operation)
    let took = ContinuousClock.now - start
    return Measurement(
      operations: parts.reduce(0) { $0 + $1.count }, seconds: took / .seconds(1),
      latencies: Latencies(merging: parts.map(\.latencies)), cpuSeconds: ResourceUse.cpuSeconds - cpu)
  }

  private static func loop<Resource>(
    _ duration: Duration, _ threads: Int, from base: Int, _ open: @escaping @Sendable () throws -> Resource,
    _ operation: @escaping @Sendable (Resource, Int) throws -> Void
  ) throws -> [Measurement.Part] {
    let end = ContinuousClock.now + duration
    let state = Shared()
    let group = DispatchGroup()
    for worker in 0..<threads {
      group.enter()
      let thread = Thread {
        defer { group.leave() }
        do {
          let resource = try open()
          var part = Measurement.Part()
          var now = ContinuousClock.now
          while now < end {
            try operation(resource, base + part.count * threads + worker)
            let after = ContinuousClock.now
            part.latencies.record(after - now)
            now = after
            part.count += 1
          }
          state.value.withLock { $0.parts.append(part) }
        } catch {
          state.value.withLock { $0.failure = $0.failure ?? error }
        }
      }
      thread.stackSize = 256 << 10
      thread.start()
    }
    group.wait()
    return try state.value.withLock { state in
      if let failure = state.failure { throw failure }
      return state.parts
    }
  }

  private final class Shared: Sendable {
    let value = Mutex(State())
  }
}
