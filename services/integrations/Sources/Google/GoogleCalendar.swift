internal import Foundation
internal import Identifiers
internal import Outbound

/// The calendar of a connected Google account: its own one, `primary`. Source: Google's documentation, "Calendar API", v3.
struct GoogleCalendar: Sendable {
  /// What the features need of what was asked for; people may untick any of it.
  static let scopes = [
    "https://www.googleapis.com/auth/calendar.events", "https://www.googleapis.com/auth/calendar.freebusy",
  ]
  private static let calendar = "primary"

  let session: AccountSession

  /// What became of an insertion.
  enum Insertion: Sendable, Hashable {
    /// The event is there, made now or before.
    case placed
    /// It was there, and was taken away.
    case removed
    /// The id is another event's.
    case taken
  }

  /// When the calendar is taken, in order. Throws ``SyncFailure``, and `CancellationError`.
  func busy(from: Date, to: Date) async throws -> [DateInterval] {
    let answer = try await session.send(
      .google(.queryFreeBusy),
      json: [
        "timeMin": .text(CalendarTime.text(from)), "timeMax": .text(CalendarTime.text(to)),
        "items": [["id": .text(Self.calendar)]],
      ])
    guard answer.isSuccess else { throw Self.failure(answer) }
    let calendar = (answer.object["calendars"] as? [String: Any])?[Self.calendar] as? [String: Any]
    // What cannot be looked up is told inside the 200, beside an empty list: that is unknown, not free.
    guard let calendar, calendar["errors"] == nil, let busy = calendar["busy"] as? [[String: Any]] else {
      throw SyncFailure.transient(reason: "calendar_unknown", status: answer.status)
    }
    return try busy.map { entry in
      guard let start = (entry["start"] as? String).flatMap(CalendarTime.date),
        let end = (entry["end"] as? String).flatMap(CalendarTime.date), start <= end
      else { throw SyncFailure.transient(reason: "calendar_unknown", status: answer.status) }
      return DateInterval(start: start, end: end)
    }
  }

  /// Puts an event there under its own id, once however often. Throws ``SyncFailure``, and `CancellationError`.
  func insert(_ event: GoogleEvent) async throws -> Insertion {
    let answer = try await session.send(
      .google(.insertEvent), [Self.calendar],
      query: [OutboundField("sendUpdates", event.invites ? "all" : "none")], json: event.body)
    // The id was used before: by an attempt whose answer was lost, unless somebody else chose the same 256 bits.
    if answer.status == 409 { return try await find(event) }
    guard answer.isSuccess else { throw Self.failure(answer) }
    return .placed
  }

  /// Takes an event away; one that is gone already is no failure. Throws ``SyncFailure``, and `CancellationError`.
  func remove(_ event: GoogleEvent) async throws {
    let answer = try await session.send(
      .google(.deleteEvent), [Self.calendar, event.id],
      query: [OutboundField("sendUpdates", event.hasGuest ? "all" : "none")])
    guard answer.isSuccess || answer.status == 404 || answer.status == 410 else { throw Self.failure(answer) }
  }

  private func find(_ event: GoogleEvent) async throws -> Insertion {
    let answer = try await session.send(.google(.getEvent), [Self.calendar, event.id])
    guard answer.isSuccess else {
      // It is there, the calendar just said so: what is not found now will be.
      throw answer.status == 404
        ? SyncFailure.unknown(reason: "event_not_found", status: answer.status) : Self.failure(answer)
    }
    let found = answer.object
    if found["status"] as? String == "cancelled" { return .removed }
    return GoogleEvent.mark(of: found) == "\(event.appointment)" ? .placed : .taken
  }

  /// What an answer without success means. A 403 is many things, told apart by its reason. Source: Google's documentation,
  /// "Handle API errors".
  static func failure(_ response: OutboundResponse) -> SyncFailure {
    let status = response.status
    let error = response.object["error"] as? [String: Any] ?? [:]
    let entries = (error["errors"] as? [[String: Any]] ?? []) + (error["details"] as? [[String: Any]] ?? [])
    for reason in entries.compactMap({ $0["reason"] as? String }) {
      switch reason {
      case "rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED":
        return .deferred(reason: "rate_limited", wait: .seconds(5), status: status)
      case "quotaExceeded", "dailyLimitExceeded":
        return .deferred(reason: "daily_limit_reached", wait: .seconds(900), status: status)
      default: continue
      }
    }
    return switch status {
    case 401: .transient(reason: "token_refused", status: status)
    case 403: .refused(reason: "not_permitted", status: status)
    case 404: .refused(reason: "calendar_not_found", status: status)
    default: .refused(reason: "request_refused", status: status)
    }
  }
}
