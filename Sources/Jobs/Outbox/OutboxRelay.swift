internal import Foundation
public import Observability
public import Postgres
internal import Resilience
public import ServiceLifecycle
internal import Synchronization

/// Delivers the events of `outbox` to their receivers, at least once each. Any number of relays share the table.
///
/// Each receiver has a loop of its own, so that one that is slow or away keeps nobody waiting: claim a batch under a
/// lease, deliver it outside any transaction, record the answers.
///
/// A failing database or receiver is waited for, never a reason to end.
///
/// Graceful shutdown: nothing more is claimed, deliveries under way end and their answers are recorded. Cancellation:
/// deliveries under way are cancelled; their events are delivered again when their leases have ended.
public final class OutboxRelay: Service {
  let database: Database
  let configuration: OutboxRelayConfiguration
  let events: EventSink
  private let lines: [OutboxLine]

  /// - Precondition: at most one receiver of a name.
  public init(
    database: Database, receivers: [any OutboxReceiver], configuration: OutboxRelayConfiguration = .init(),
    events: EventSink
  ) {
    configuration.check()
    precondition(Set(receivers.map(\.name)).count == receivers.count, "two outbox receivers of one name")
    self.database = database
    self.configuration = configuration
    self.events = events
    lines = receivers.map {
      OutboxLine(receiver: $0, database: database, configuration: configuration, events: events)
    }
  }

  /// Says that events may be due: call it after the commit that appended them. Never waits.
  public func wake() { lines.forEach { $0.wake() } }

  /// Works until graceful shutdown or cancellation. Call once.
  public func run() async {
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { duties in
        duties.addTask { await self.upkeep() }
        await withDiscardingTaskGroup { group in
          for line in lines { group.addTask { await line.run() } }
        }
        duties.cancelAll()
      }
    } onGracefulShutdown: {
      self.lines.forEach { $0.stop() }
    }
  }

  /// Frees events whose relay died, and gives the lines their polls.
  private func upkeep() async {
    var failures = 0
    var random = SystemRandomNumberGenerator()
    while !Task.isCancelled {
      var rest = configuration.pollInterval
      do {
        let batch = OutboxRelayConfiguration.upkeepBatch
        let freed = try await database.withTransaction(
          .system, lane: .worker, timeout: OutboxRelayConfiguration.bookkeepingTimeout
        ) { try await OutboxStore.releaseExpired(limit: batch, in: $0) }
        failures = 0
        wake()
        if freed == batch { continue }
      } catch {
        failures += 1
        rest = max(rest, JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: failures, using: &random))
        if !Task.isCancelled {
          events.emit(OutboxEvents.databaseFailed(step: "upkeep", reason: FailureReason(error).text))
        }
      }
      try? await Task.sleep(for: rest)
    }
  }
}
