import Foundation
import Observability
import Postgres
import Resilience
import ServiceLifecycle
import Synchronization

/// The way of events to one receiver: claim, deliver, record, again.
final class OutboxLine: Sendable {
  private let receiver: any OutboxReceiver
  private let database: Database
  private let configuration: OutboxRelayConfiguration
  private let events: EventSink
  private let wakeUps = WakeUps()
  private let isStopping = Mutex(false)

  init(
    receiver: any OutboxReceiver, database: Database, configuration: OutboxRelayConfiguration, events: EventSink
  ) {
    self.receiver = receiver
    self.database = database
    self.configuration = configuration
    self.events = events
  }

  func wake() { wakeUps.wake() }

  func stop() {
    isStopping.withLock { $0 = true }
    wakeUps.finish()
  }

  func run() async {
    var pace = RelayPace(maximumBatchSize: configuration.batchSize, backoff: configuration.rest)
    var notBefore = ContinuousClock.now
    // A claim whose answer never arrived: its events are freed before the next claim.
    var lostClaim: UUID?
    for await _ in wakeUps.stream {
      while ContinuousClock.now >= notBefore, !isStopping.withLock({ $0 }), !Task.isCancelled {
        let token = UUID()
        var batch: [OutboxEvent] = []
        do {
          if let lost = lostClaim { try await transaction { try await OutboxStore.release(claim: lost, in: $0) } }
          lostClaim = token
          batch = try await claim(pace.batchSize, token)
          lostClaim = nil
        } catch {
          notBefore = .now + rest(&pace)
          failed("claim", error)
          break
        }
        guard !batch.isEmpty else { break }
        await deliver(batch, token, &pace, &notBefore)
      }
    }
  }

  private func claim(_ limit: Int, _ token: UUID) async throws -> [OutboxEvent] {
    try await transaction {
      try await OutboxStore.claim(
        receiver: self.receiver.name, limit: limit, token: token, lease: self.configuration.lease, in: $0)
    }
  }

  private func deliver(
    _ batch: [OutboxEvent], _ token: UUID, _ pace: inout RelayPace, _ notBefore: inout ContinuousClock.Instant
  ) async {
    let started = ContinuousClock.now
    var random = SystemRandomNumberGenerator()
    do {
      let results = try await answer(to: batch)
      pace.delivered()
      let settlement = OutboxSettlement(batch, results: results, policy: configuration.policy, using: &random)
      await settle(settlement, token)
      events.emit(
        OutboxEvents.delivered(
          receiver: receiver.name, done: settlement.done.count, retried: settlement.retries.count,
          refused: settlement.refused.count, took: .now - started))
    } catch {
      // Cancelled with its relay: nothing can be recorded, the leases end by themselves.
      guard !Task.isCancelled else { return }
      let reason = FailureReason(error)
      let rest = rest(&pace)
      notBefore = .now + rest
      events.emit(
        OutboxEvents.deliveryFailed(receiver: receiver.name, count: batch.count, reason: reason.text, rest: rest))
      await settle(OutboxSettlement(failed: batch, reason: reason, policy: configuration.policy, using: &random), token)
    }
  }

  /// The receiver's answer, or `TransientFailure` with reason `deadline_exceeded`.
  private func answer(to batch: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    let (receiver, deadline) = (receiver, configuration.deliveryDeadline)
    return try await withThrowingTaskGroup(of: [OutboxEvent.ID: OutboxResult].self) { group in
      group.addTask { try await receiver.deliver(batch) }
      group.addTask {
        try await Task.sleep(for: deadline)
        throw TransientFailure(reason: FailureReason.deadlineExceeded.text)
      }
      defer { group.cancelAll() }
      return try await group.next() ?? [:]
    }
  }

  /// Records a settlement for as long as it takes the database to listen, or until the leases have ended and another relay
  /// may have the events. Repeating is safe, because the token opens each row only once.
  private func settle(_ settlement: OutboxSettlement, _ token: UUID) async {
    let deadline = ContinuousClock.now + configuration.lease
    var random = SystemRandomNumberGenerator()
    for failures in 1... {
      do {
        try await transaction { _ = try await OutboxStore.settle(settlement, token: token, in: $0) }
        for refusal in settlement.refused {
          events.emit(OutboxEvents.buried(refusal.event, reason: refusal.reason.text))
        }
        return
      } catch {
        failed("settle", error)
        let rest = JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: failures, using: &random)
        guard ContinuousClock.now + rest < deadline, !isStopping.withLock({ $0 }) || failures < 5 else { return }
        guard (try? await Task.sleep(for: rest)) != nil else { return }
      }
    }
  }

  private func rest(_ pace: inout RelayPace) -> Duration {
    var random = SystemRandomNumberGenerator()
    return pace.failed(using: &random)
  }

  private func transaction<Result: Sendable>(
    _ body: (Transaction) async throws -> Result
  ) async throws -> Result {
    try await database.withTransaction(
      .system, lane: .worker, timeout: OutboxRelayConfiguration.bookkeepingTimeout, body)
  }

  private func failed(_ step: String, _ error: any Error) {
    guard !Task.isCancelled else { return }
    events.emit(OutboxEvents.databaseFailed(step: step, reason: FailureReason(error).text))
  }
}
