import Logging
import Observability
import RPC
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import ServiceRuntime

@Suite struct ReadinessLoopTests {
  @Test("what is missing is named in the order of the checks")
  func order() async {
    let loop = ReadinessLoop(
      checks: [
        ReadinessCheck("a") {
          await Task.yield()
          return "schema_behind"
        }, ReadinessCheck("b") { nil }, ReadinessCheck("c") { "webhooks_unreachable" },
      ], health: HealthState(service: "test"), events: .discarding())
    #expect(await loop.round() == ["schema_behind", "webhooks_unreachable"])
  }

  @Test("a check that does not answer in time counts as missing under its name")
  func late() async {
    let loop = ReadinessLoop(
      checks: [
        ReadinessCheck("database_unreachable") {
          try? await Task.sleep(for: .seconds(60))
          return nil
        }
      ], health: HealthState(service: "test"), events: .discarding())
    #expect(await loop.round() == ["database_unreachable"])
  }

  @Test("it tells when the service becomes ready, and says draining on shutdown")
  func lifeCycle() async throws {
    let health = HealthState(service: "test")
    let names = Mutex<[String]>([])
    let loop = ReadinessLoop(
      checks: [], health: health, events: .discarding { record in names.withLock { $0.append(record.name) } })
    #expect(!health.isServing)
    let group = ServiceGroup(
      services: [loop], logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await eventually { health.isServing }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(health.missing == ["draining"])
    #expect(names.withLock { $0 } == ["service.ready"])
  }
}
