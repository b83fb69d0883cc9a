internal import Synchronization

/// How many tests use the server at once: the test library starts all of them together, and each takes a dozen connections.
public enum TestSlots {
  static let count = 8

  /// Set inside a slot: a test that opens a second database must not wait for itself.
  @TaskLocal private static var isInside = false

  private static let state = Mutex((free: count, waiters: [CheckedContinuation<Void, Never>]()))

  /// Runs `body` when there is room.
  public static func with<Result: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
  ) async throws -> Result {
    if isInside { return try await body() }
    await acquire()
    defer { release() }
    return try await $isInside.withValue(true, operation: body)
  }

  private static func acquire() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free > 0 else {
          state.waiters.append(continuation)
          return false
        }
        state.free -= 1
        return true
      }
      if isFree { continuation.resume() }
    }
  }

  private static func release() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
