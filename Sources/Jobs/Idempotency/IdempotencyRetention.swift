public import Observability
public import Postgres
public import ServiceLifecycle

/// Deletes the answers of calls whose keys have expired. Every replica may run it.
///
/// Graceful shutdown and cancellation: it ends after the statement under way.
public struct IdempotencyRetention: Service {
  /// Rows of one statement, at most: short transactions, so that vacuum and others are not held up.
  static let batchSize = 1000

  private let database: Database
  private let interval: Duration
  private let events: EventSink

  /// - Parameter interval: Time between rounds.
  public init(database: Database, interval: Duration = .seconds(600), events: EventSink) {
    self.database = database
    self.interval = interval
    self.events = events
  }

  public func run() async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let deleted = try await database.withTransaction(.system, lane: .worker) {
            try await IdempotencyStore.deleteExpired(limit: Self.batchSize, in: $0)
          }
          events.emit(IdempotencyEvents.deleted(deleted))
          if deleted == Self.batchSize { continue }
        } catch {
          if !Task.isCancelled { events.emit(IdempotencyEvents.databaseFailed(reason: FailureReason(error).text)) }
        }
        try? await Task.sleep(for: interval)
      }
    }
  }
}
