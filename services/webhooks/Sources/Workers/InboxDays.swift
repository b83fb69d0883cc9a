internal import Foundation
internal import Observability
internal import Postgres
internal import ServiceLifecycle

/// Keeps the inbox's day partitions made 14 days ahead. Every replica may run it.
///
/// A day that is missing all the same loses nothing: its deliveries land in the default partition. Graceful shutdown and
/// cancellation: it ends after the statement under way.
struct InboxDays: Service {
  static let ahead: Int64 = 14

  let database: Database
  /// Time between rounds: fourteen days are left to recover from failed ones.
  var interval = Duration.seconds(3600)
  let events: EventSink

  func run() async {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          while let day = try await addDay() { events.emit(WebhooksEvents.inboxDayAdded(day)) }
        } catch {
          let reason = (error as? PostgresError)?.code.rawValue ?? "internal"
          if !Task.isCancelled { events.emit(WebhooksEvents.inboxDayFailed(reason: reason)) }
        }
        try? await Task.sleep(for: interval)
      }
    }
  }

  /// The day that was added, as `2026-11-21`; nil where none is missing.
  private func addDay() async throws -> String? {
    try await database.withTransaction(.system, lane: .worker) {
      try await $0.rows("select add_inbox_day(\(Self.ahead)::integer)::text as day")[0].get("day", as: String?.self)
    }
  }
}
