internal import Foundation
internal import Identifiers

/// An appointment as Google's calendar keeps it.
struct GoogleEvent: Sendable {
  /// The private property that says whose an event is.
  private static let markName = "switchboard_appointment"

  var id: String
  var appointment: AppointmentID
  var body: JSONBody
  var hasGuest: Bool
  /// Whether the guest is told when it is made.
  var invites: Bool

  init(_ appointment: StoredAppointment, _ details: AppointmentDetails) {
    self.appointment = appointment.id
    id = CalendarIdentity.event(of: appointment.id, in: appointment.organizationID)
    hasGuest = !details.guestEmail.reveal().isEmpty
    // One that is taken back is put there only to be removed.
    invites = hasGuest && appointment.machine.status != .canceling
    func time(_ date: Date) -> JSONBody {
      ["dateTime": .text(CalendarTime.text(date)), "timeZone": .text(appointment.timeZone)]
    }
    var members: [String: JSONBody] = [
      "id": .text(id), "summary": .text(details.title.reveal()), "start": time(appointment.startsAt),
      "end": time(appointment.endsAt),
      "extendedProperties": ["private": [Self.markName: .text("\(appointment.id)")]],
    ]
    let notes = details.notes.reveal()
    if !notes.isEmpty { members["description"] = .text(HTMLText.escaped(notes, limit: 8_000)) }
    if hasGuest { members["attendees"] = [["email": .text(details.guestEmail.reveal())]] }
    body = .object(members)
  }

  /// The appointment that an event of the calendar says it is; nil where it is nobody's.
  static func mark(of event: [String: Any]) -> String? {
    ((event["extendedProperties"] as? [String: Any])?["private"] as? [String: Any])?[markName] as? String
  }
}
