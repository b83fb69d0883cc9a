internal import Foundation
internal import Identifiers
internal import Messages
internal import Sealing

/// What an appointment is about and who comes: personal, so it is sealed.
struct AppointmentDetails: Sendable, Hashable {
  var title: Sensitive<String>
  /// Plain text, or empty.
  var notes: Sensitive<String>
  /// Empty where nobody is invited.
  var guestEmail: Sensitive<String>

  /// The form that is sealed. Names are short because they are stored with each row.
  private struct Content: Codable {
    var title: String
    var notes: String
    var guest: String
  }

  init(title: Sensitive<String>, notes: Sensitive<String>, guestEmail: Sensitive<String>) {
    self.title = title
    self.notes = notes
    self.guestEmail = guestEmail
  }

  /// Opens what ``sealed(for:by:)`` made. Throws `SealingError`, `DecodingError`.
  init(opening appointment: StoredAppointment, by keyring: Keyring) throws {
    let opened = try keyring.open(
      appointment.sealedDetails, Self.context(of: appointment.id, in: appointment.organizationID))
    let content = try JSONDecoder().decode(Content.self, from: Data(opened))
    self.init(
      title: Sensitive(content.title), notes: Sensitive(content.notes), guestEmail: Sensitive(content.guest))
  }

  func sealed(for id: AppointmentID, by keyring: Keyring) throws -> [UInt8] {
    let content = Content(title: title.reveal(), notes: notes.reveal(), guest: guestEmail.reveal())
    return try keyring.seal(
      Array(JSONEncoder().encode(content)), Self.context(of: id, in: keyring.organizationID))
  }

  private static func context(of id: AppointmentID, in organization: OrganizationID) -> SealingContext {
    SealingContext(label: "appointment.details", organizationID: organization, record: id.uuid)
  }
}
