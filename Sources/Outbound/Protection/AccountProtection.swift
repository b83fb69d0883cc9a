internal import Identifiers
internal import Resilience
internal import Synchronization

/// What protects one account at a provider and us from it: bulkhead, breaker, retry budget and the time it asked for.
///
/// Decisions are those of the structs in `Resilience`; here are the lock round them and the continuations of those who wait.
final class AccountProtection: Sendable {
  private struct State: Sendable {
    var bulkhead: Bulkhead<OrganizationID, Int>
    var breaker: CircuitBreaker
    var budget = RetryBudget()
    /// Nothing is sent before.
    var blockedUntil: ContinuousClock.Instant?
    var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
    var next = 0
  }

  private let state: Mutex<State>

  init(_ configuration: OutboundConfiguration, at now: ContinuousClock.Instant) {
    let limit = configuration.callsPerAccount
    state = Mutex(
      State(
        bulkhead: Bulkhead(limit: limit, ownerLimit: max(1, limit / 4), queueLimit: limit * 2),
        breaker: CircuitBreaker(configuration: configuration.breaker, at: now)))
  }

  enum Refusal: Error, Sendable, Hashable {
    case full
    case blocked(until: ContinuousClock.Instant)
    case open(until: ContinuousClock.Instant)
  }

  /// Takes a place in the bulkhead, waiting for one in turn for at most `limit`. Whoever gets it calls ``leave(_:)``. Throws
  /// ``Refusal/full``, and `CancellationError`.
  func enter(_ organization: OrganizationID?, within limit: Duration) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await self.enter(organization)
        return true
      }
      group.addTask {
        // A cancelled sleep is the end of a wait that is over.
        try? await Task.sleep(for: limit)
        return false
      }
      let isInside = try await group.next() ?? false
      group.cancelAll()
      if isInside { return }
      // The place may have come in the same moment; then it is taken after all, and never lost.
      do { _ = try await group.next() } catch is CancellationError {
        try Task.checkCancellation()
        throw Refusal.full
      }
    }
  }

  private func enter(_ organization: OrganizationID?) async throws {
    let waiter = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let entry = state.withLock { state in
          let entry = state.bulkhead.enter(waiter, owner: organization)
          if entry == .queued { state.waiting[waiter] = continuation }
          return entry
        }
        switch entry {
        case .admitted: continuation.resume()
        case .refused: continuation.resume(throwing: Refusal.full)
        case .queued: if Task.isCancelled { withdraw(waiter) }
        }
      }
    } onCancel: {
      withdraw(waiter)
    }
  }

  /// Gives the place back.
  func leave(_ organization: OrganizationID?) {
    let admitted = state.withLock { state in
      state.bulkhead.leave(organization).compactMap { state.waiting.removeValue(forKey: $0) }
    }
    for continuation in admitted { continuation.resume() }
  }

  /// Asks the breaker for one call; a request to be left alone comes first.
  func admit(at now: ContinuousClock.Instant) throws(Refusal) -> CircuitBreaker.Permit {
    let decision = state.withLock { state -> Result<CircuitBreaker.Permit, Refusal> in
      if let until = state.blockedUntil, now < until { return .failure(.blocked(until: until)) }
      state.blockedUntil = nil
      switch state.breaker.admit(at: now) {
      case .admitted(let permit): return .success(permit)
      case .refused(let until): return .failure(.open(until: until))
      }
    }
    return try decision.get()
  }

  func record(
    _ outcome: CircuitBreaker.Outcome, of permit: CircuitBreaker.Permit, at now: ContinuousClock.Instant
  ) -> CircuitBreaker.Change? {
    state.withLock { $0.breaker.record(outcome, of: permit, at: now) }
  }

  /// The account asked to be left alone.
  func block(until moment: ContinuousClock.Instant) {
    state.withLock { $0.blockedUntil = max($0.blockedUntil ?? moment, moment) }
  }

  var isOpen: Bool { state.withLock { $0.breaker.isOpen } }

  func depositRetry() { state.withLock { $0.budget.deposit() } }

  func withdrawRetry() -> Bool { state.withLock { $0.budget.withdraw() } }

  private func withdraw(_ waiter: Int) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard state.bulkhead.withdraw(waiter) else { return nil }
      return state.waiting.removeValue(forKey: waiter)
    }
    continuation?.resume(throwing: CancellationError())
  }
}
