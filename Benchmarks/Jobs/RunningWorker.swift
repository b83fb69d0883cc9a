import Jobs
import Logging
import Postgres
import ServiceLifecycle

/// Runs `body` beside a worker, which is shut down afterwards.
func withWorker<Result: Sendable>(_ worker: JobWorker, _ body: () async throws -> Result) async throws -> Result {
  let group = ServiceGroup(
    services: [worker], logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
  return try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    let result = try await body()
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
    return result
  }
}
