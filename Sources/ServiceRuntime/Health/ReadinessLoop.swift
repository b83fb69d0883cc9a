internal import Observability
internal import RPC
internal import ServiceLifecycle

/// Asks all readiness checks again and again and tells `HealthState` what is missing.
///
/// On graceful shutdown it says `draining` at once and ends: it stands last in the process's group, so that nobody is sent
/// here any more before a listener closes.
struct ReadinessLoop: Service {
  /// Time between two rounds while the service serves.
  static let interval: Duration = .seconds(1)
  /// Time between two rounds while something is missing: others wait for it.
  static let impatientInterval: Duration = .milliseconds(200)
  /// Longest time one check may take; longer counts as missing.
  static let timeout: Duration = .seconds(2)

  let checks: [ReadinessCheck]
  let health: HealthState
  let events: EventSink

  func run() async throws {
    await withGracefulShutdownHandler {
      await cancelWhenGracefulShutdown {
        var before: [String]? = nil
        while !Task.isCancelled {
          let missing = await round()
          if Task.isCancelled { break }
          if missing != before {
            health.update(missing: missing)
            events.emit(missing.isEmpty ? RuntimeEvents.ready : .unready(missing: missing))
            before = missing
          }
          try? await Task.sleep(for: missing.isEmpty ? Self.interval : Self.impatientInterval)
        }
      }
    } onGracefulShutdown: {
      health.update(missing: ["draining"])
    }
    health.update(missing: ["draining"])
  }

  /// What is missing now, in the order of the checks. The checks run at the same time.
  func round() async -> [String] {
    await withTaskGroup(of: (Int, String?).self) { group in
      for (place, check) in checks.enumerated() {
        group.addTask { (place, await answer(of: check)) }
      }
      var answers: [(Int, String)] = []
      for await (place, missing) in group {
        if let missing { answers.append((place, missing)) }
      }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func answer(of check: ReadinessCheck) async -> String? {
    await withTaskGroup(of: (isLate: Bool, missing: String?).self) { group in
      group.addTask { (false, await check.missing()) }
      group.addTask {
        try? await Task.sleep(for: Self.timeout)
        return (true, check.name)
      }
      let first = await group.next()
      group.cancelAll()
      return first?.missing
    }
  }
}
