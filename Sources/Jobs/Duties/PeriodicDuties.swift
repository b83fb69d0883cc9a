internal import Foundation
public import Observability
public import Postgres
internal import Resilience
public import ServiceLifecycle

/// Runs the periodic duties of a service. Every replica has one; whichever finds a duty due claims it.
///
/// Its duties: make the rows, look at each poll which are due, run each under a lease, record how it ended. A duty that
/// fails is tried again after a backoff of at most its interval; a failing database is waited for.
///
/// Graceful shutdown and cancellation: the run under way is cancelled, its transaction rolls back, and it is due again
/// once its lease has ended.
public struct PeriodicDuties: Service {
  /// How often due duties are looked for by default.
  public static let defaultPollInterval = Duration.seconds(5)
  static let bookkeepingTimeout = Duration.seconds(5)
  static let backoff = Backoff(base: .seconds(1), cap: .seconds(600))

  private let database: Database
  private let duties: [any PeriodicDuty]
  private let pollInterval: Duration
  private let events: EventSink

  /// - Precondition: names are unique, of 1 to 64 bytes; intervals and timeouts are above zero.
  public init(
    database: Database, duties: [any PeriodicDuty], pollInterval: Duration = defaultPollInterval, events: EventSink
  ) {
    precondition(Set(duties.map(\.name)).count == duties.count, "two periodic duties of one name")
    for duty in duties {
      precondition((1...64).contains(duty.name.utf8.count), "a duty's name has 1 to 64 bytes")
      precondition(duty.interval > .zero && duty.timeout > .zero, "a duty's interval and timeout are above zero")
    }
    self.database = database
    self.duties = duties
    self.pollInterval = pollInterval
    self.events = events
  }

  public func run() async {
    await cancelWhenGracefulShutdown {
      var isRegistered = false
      while !Task.isCancelled {
        do {
          if !isRegistered {
            try await bookkeeping { try await PeriodicDutyStore.register(duties.map(\.name), in: $0) }
          }
          isRegistered = true
          for duty in duties { try await runWhileDue(duty) }
        } catch {
          if !Task.isCancelled { events.emit(DutyEvents.databaseFailed(reason: FailureReason(error).text)) }
        }
        try? await Task.sleep(for: pollInterval)
      }
    }
  }

  private func runWhileDue(_ duty: any PeriodicDuty) async throws {
    while !Task.isCancelled {
      // The lease outlives the run's own limit, so that a run and the next one do not meet.
      let lease = duty.timeout + Self.bookkeepingTimeout * 2
      let token = UUID()
      guard
        let claim = try await bookkeeping({
          try await PeriodicDutyStore.claim(duty.name, lease: lease, token: token, in: $0)
        })
      else { return }
      guard try await run(duty, claim) else { return }
    }
  }

  /// True where there is more to do at once.
  private func run(_ duty: any PeriodicDuty, _ claim: PeriodicDutyStore.Claim) async throws -> Bool {
    let started = ContinuousClock.now
    do {
      let result = try await withTimeout(duty.timeout) { try await duty.run(on: database) }
      events.emit(DutyEvents.ended(duty.name, count: result.count, took: .now - started))
      let next = result.hasMore ? .zero : duty.interval
      let isKept = try await bookkeeping {
        try await PeriodicDutyStore.ended(claim, count: result.count, next: next, in: $0)
      }
      return result.hasMore && isKept
    } catch {
      guard !Task.isCancelled else { return false }
      let reason = FailureReason(error)
      events.emit(DutyEvents.failed(duty.name, reason: reason.text, took: .now - started))
      var random = SystemRandomNumberGenerator()
      let next = min(duty.interval, Self.backoff.delay(beforeRetry: claim.failures + 1, using: &random))
      _ = try await bookkeeping { try await PeriodicDutyStore.failed(claim, reason: reason, next: next, in: $0) }
      return false
    }
  }

  private func withTimeout<Result: Sendable>(
    _ timeout: Duration, _ body: @Sendable @escaping () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: timeout)
        return nil
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() ?? nil else { throw DutyTimeout() }
      return result
    }
  }

  private func bookkeeping<Result: Sendable>(
    _ body: (Transaction) async throws -> Result
  ) async throws -> Result {
    try await database.withTransaction(.system, lane: .worker, timeout: Self.bookkeepingTimeout, body)
  }
}

/// A run of a duty took longer than its timeout.
struct DutyTimeout: Error {}
