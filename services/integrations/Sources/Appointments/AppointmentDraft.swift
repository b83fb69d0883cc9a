internal import Foundation
internal import Identifiers
internal import IntegrationsAPI
internal import Messages
internal import ServiceRuntime

/// A request for an appointment, checked as far as that needs no clock.
struct AppointmentDraft: Sendable {
  static let longest: TimeInterval = 24 * 3_600
  static let titleLimit = 200
  static let notesLimit = 4_000

  var agent: AgentID
  var startsAt: Date
  var endsAt: Date
  var timeZone: String
  var details: AppointmentDetails
  var contact: ContactID?
  var call: CallID?

  /// Throws `invalid_agent_id`, `invalid_starts_at`, `invalid_ends_at`, `invalid_time_zone`, `invalid_title`,
  /// `invalid_notes`, `invalid_guest_email`, `invalid_contact_id`, `invalid_call_id`.
  init(_ request: BookAppointmentRequest) throws {
    guard let agent = AgentID(request.agentID) else { throw InvalidField("agent_id", rule: "A UUID.") }
    self.agent = agent
    startsAt = try CalendarTime.check(request.startsAt, field: "starts_at")
    endsAt = try CalendarTime.check(request.endsAt, field: "ends_at")
    guard endsAt > startsAt, endsAt.timeIntervalSince(startsAt) <= Self.longest else {
      throw InvalidField("ends_at", rule: "After starts_at, by 24 hours at most.")
    }
    timeZone = request.timeZone.isEmpty ? "UTC" : request.timeZone
    guard timeZone.utf8.count <= 64, TimeZone.isKnown(timeZone) else {
      throw InvalidField("time_zone", rule: "The IANA name of a time zone, or empty.")
    }
    let title = try TextRule.check(
      request.title.reveal().trimmingCharacters(in: .whitespacesAndNewlines), field: "title", limit: Self.titleLimit)
    let notes = request.notes.reveal()
    guard notes.isEmpty || TextRule.allows(notes, limit: Self.notesLimit) else {
      throw InvalidField("notes", rule: "At most \(Self.notesLimit) characters, none of them NUL.")
    }
    let guest = request.guestEmail.reveal().trimmingCharacters(in: .whitespaces)
    guard guest.isEmpty || ContactDraft.isAddress(guest) else {
      throw InvalidField("guest_email", rule: "An e-mail address, or empty.")
    }
    details = AppointmentDetails(
      title: Sensitive(title), notes: Sensitive(notes), guestEmail: Sensitive(guest))
    contact = ContactID(request.contactID)
    guard request.contactID.isEmpty || contact != nil else {
      throw InvalidField("contact_id", rule: "A UUID, or empty.")
    }
    call = CallID(request.callID)
    guard request.callID.isEmpty || call != nil else { throw InvalidField("call_id", rule: "A UUID, or empty.") }
  }
}

extension TimeZone {
  /// Whether `name` is one of the zones of the IANA, or UTC. Foundation takes more words than calendars know.
  fileprivate static func isKnown(_ name: String) -> Bool {
    name == "UTC" || (name.contains("/") && TimeZone(identifier: name)?.identifier == name)
  }
}

/// Times as calendars take them: whole seconds.
enum CalendarTime {
  /// 1 January 2000 to 1 January 2200.
  private static let seconds: ClosedRange<Int64> = 946_684_800...7_258_118_400

  /// Throws `invalid_<field>`.
  static func check(_ time: Timestamp?, field: String) throws(InvalidField) -> Date {
    guard let time, seconds.contains(time.seconds), time.nanoseconds == 0 else {
      throw InvalidField(field, rule: "A time of this century or the next, to the second.")
    }
    return Date(timeIntervalSince1970: Double(time.seconds))
  }

  /// RFC 3339 in UTC.
  static func text(_ date: Date) -> String { date.formatted(.iso8601) }

  /// Reads RFC 3339 with whatever offset and fraction; nil where it is none.
  static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
