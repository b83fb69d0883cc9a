import Jobs
import Logging
import Postgres
import ServiceLifecycle

/// Runs `body` beside workers or relays, which are shut down afterwards.
func withWorkers<Result: Sendable>(
  _ workers: [any Service], _ body: () async throws -> Result
) async throws -> Result {
  let group = ServiceGroup(
    services: workers, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
  return try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    let result = try await body()
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
    return result
  }
}
