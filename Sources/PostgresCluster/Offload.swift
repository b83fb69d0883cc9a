internal import Foundation

/// Runs what blocks on a thread of its own, so that the cooperative pool is never held up.
func offload<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    let thread = Thread { continuation.resume(with: Swift.Result(catching: body)) }
    thread.start()
  }
}
