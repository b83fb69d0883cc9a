internal import Synchronization

/// Runs the same work once for all who ask for it at the same time.
///
/// The first to ask for a key starts the work; who comes while it runs waits for its result. A waiter that is cancelled
/// leaves at once with `CancellationError`; when the last has left, the work is cancelled. So its task always has an owner:
/// those who wait for it.
public final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Flight: Sendable {
    var number: Int
    var task: Task<Void, Never>?
    var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
  }

  private struct State: Sendable {
    var flights: [Key: Flight] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  public init() {}

  /// How many wait for `key`.
  public func waiting(for key: Key) -> Int {
    state.withLock { $0.flights[key]?.waiters.count ?? 0 }
  }

  /// The result of `work` for `key`: of a run under way, or of a new one. Throws what the work threw, and
  /// `CancellationError` when the caller is cancelled.
  public func run(_ key: Key, _ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let waiter = state.withLock { state in
      state.next += 1
      return state.next
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        join(key, waiter: waiter, continuation, work)
      }
    } onCancel: {
      leave(key, waiter: waiter)
    }
  }

  private func join(
    _ key: Key, waiter: Int, _ continuation: CheckedContinuation<Value, any Error>,
    _ work: @escaping @Sendable () async throws -> Value
  ) {
    let isStarting = state.withLock { state in
      guard state.flights[key] == nil else {
        state.flights[key]?.waiters[waiter] = continuation
        return false
      }
      state.flights[key] = Flight(number: waiter, waiters: [waiter: continuation])
      return true
    }
    if isStarting {
      let task = Task { await self.fly(key, number: waiter, work) }
      let isWanted = state.withLock { state in
        guard state.flights[key]?.number == waiter else { return false }
        state.flights[key]?.task = task
        return true
      }
      // Either it has landed already, or its only waiter has left.
      if !isWanted { task.cancel() }
    }
    // The cancellation may have come before the continuation was kept.
    if Task.isCancelled { leave(key, waiter: waiter) }
  }

  private func fly(_ key: Key, number: Int, _ work: @Sendable () async throws -> Value) async {
    let result: Result<Value, any Error>
    do { result = .success(try await work()) } catch { result = .failure(error) }
    let waiters = state.withLock { state -> [CheckedContinuation<Value, any Error>] in
      guard let flight = state.flights[key], flight.number == number else { return [] }
      state.flights[key] = nil
      return Array(flight.waiters.values)
    }
    for waiter in waiters { waiter.resume(with: result) }
  }

  private func leave(_ key: Key, waiter: Int) {
    let (continuation, abandoned) = state.withLock {
      state -> (CheckedContinuation<Value, any Error>?, Task<Void, Never>?) in
      guard let continuation = state.flights[key]?.waiters.removeValue(forKey: waiter) else { return (nil, nil) }
      guard let flight = state.flights[key], flight.waiters.isEmpty else { return (continuation, nil) }
      state.flights[key] = nil
      return (continuation, flight.task)
    }
    abandoned?.cancel()
    continuation?.resume(throwing: CancellationError())
  }
}
