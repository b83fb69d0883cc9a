import Foundation
import PostgresCluster
import Synchronization
import TestSupport

/// Ends processes of a running system with SIGKILL, at random and a bounded number of times, so that restarts, which wait
/// longer the more often a process dies, let the work come to an end.
struct RandomKiller: Sendable {
  /// Names of processes, and `postgres`.
  var victims: [String]
  var mostKills: Int
  /// Between two kills.
  var pauseMilliseconds: ClosedRange<Int>
  var seed: UInt64

  /// The seed that the environment's `variable` names, or a new one; printed, so that a run can be repeated.
  static func seed(from variable: String) -> UInt64 {
    let seed = ProcessInfo.processInfo.environment[variable].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
    print("crash test: seed \(seed) (\(variable) repeats it)")
    return seed
  }

  /// Runs `work` and kills meanwhile: each victim once, then whichever. Answers who was killed, in order, beside what
  /// `work` did.
  func run<Result: Sendable>(
    on journey: JourneySystem, during work: @escaping @Sendable () async throws -> Result
  ) async throws -> (result: Result, killed: [String]) {
    let log = KillLog()
    let result = try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await killAtRandom(journey, noting: log)
        return nil
      }
      var answer: Result?
      while let result = try await group.next() {
        if let result {
          answer = result
          log.stop()
        }
      }
      return try required(answer)
    }
    print("crash test: killed \(log.names.joined(separator: " "))")
    return (result, log.names)
  }

  private func killAtRandom(_ journey: JourneySystem, noting log: KillLog) async throws {
    var random = SeededGenerator(seed)
    var first = victims.shuffled(using: &random)
    while !log.isStopped, log.names.count < mostKills {
      try await Task.sleep(for: .milliseconds(Int.random(in: pauseMilliseconds, using: &random)))
      let victim = first.popLast() ?? victims.randomElement(using: &random) ?? "postgres"
      log.note(victim)
      if victim == "postgres" {
        try await journey.system.cluster.restart(.immediate)
      } else {
        await journey.system.supervisor.kill(victim)
      }
    }
  }
}

/// Who was killed, in order.
private final class KillLog: Sendable {
  private let noted = Mutex<(names: [String], isStopped: Bool)>(([], false))

  var names: [String] { noted.withLock { $0.names } }
  /// Whether the work is over. The killer finishes what it is doing: a half restarted Postgres proves nothing.
  var isStopped: Bool { noted.withLock { $0.isStopped } }
  func note(_ name: String) { noted.withLock { $0.names.append(name) } }
  func stop() { noted.withLock { $0.isStopped = true } }
}
