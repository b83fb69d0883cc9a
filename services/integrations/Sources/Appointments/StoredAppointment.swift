internal import Foundation
internal import Identifiers

/// An appointment as it is stored.
struct StoredAppointment: Sendable {
  var id: AppointmentID
  var organizationID: OrganizationID
  var agentID: AgentID
  var connectionID: ConnectionID
  /// The calendar; see ``CalendarIdentity``.
  var resourceID: UUID
  /// By the second.
  var startsAt: Date
  /// After `startsAt`; no longer part of it.
  var endsAt: Date
  /// IANA name.
  var timeZone: String
  var machine = AppointmentMachine()
  /// See ``AppointmentDetails``.
  var sealedDetails: [UInt8]
  var contactID: ContactID?
  var callID: CallID?
  var createdAt = Date.distantPast
  var updatedAt = Date.distantPast
}
