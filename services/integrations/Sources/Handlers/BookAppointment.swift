internal import Calls
internal import IntegrationsAPI
internal import Messages
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Takes a slot of an agent's calendar. See ``AppointmentDesk``. Throws also what ``AppointmentDraft`` throws, and
  /// `not_allowed`.
  func bookAppointment(
    _ request: BookAppointmentRequest, context: CallContext
  ) async throws -> BookAppointmentResponse {
    let organization = try context.requireOrganization()
    let draft = try AppointmentDraft(request)
    _ = try await authority.require(.manageAppointments, context, agent: draft.agent, in: organization)
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let booked = try await desk.book(draft, for: organization, key: key, scope: context.scope(organization))
    return BookAppointmentResponse(appointment: try await message(booked))
  }

  /// An appointment as it is answered, opened.
  func message(_ stored: StoredAppointment) async throws -> Appointment {
    let details = try AppointmentDetails(
      opening: stored, by: try await sealer.keyring(for: stored.organizationID))
    return Appointment(
      id: "\(stored.id)", agentID: "\(stored.agentID)", connectionID: "\(stored.connectionID)",
      status: stored.machine.status.message, reason: stored.machine.reason ?? "",
      startsAt: Timestamp(stored.startsAt), endsAt: Timestamp(stored.endsAt), timeZone: stored.timeZone,
      title: details.title, notes: details.notes, guestEmail: details.guestEmail,
      contactID: stored.contactID.map { "\($0)" } ?? "", callID: stored.callID.map { "\($0)" } ?? "",
      createdAt: Timestamp(stored.createdAt), updatedAt: Timestamp(stored.updatedAt))
  }
}

extension AppointmentStatus {
  fileprivate var message: IntegrationsAPI.AppointmentStatus {
    switch self {
    case .booking: .booking
    case .booked: .booked
    case .canceling: .canceling
    case .canceled: .canceled
    case .failed: .failed
    }
  }
}
