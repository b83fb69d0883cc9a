internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Takes an appointment back. Throws `appointment_not_found`, `not_allowed`, `invalid_appointment_id`.
  func cancelAppointment(
    _ request: CancelAppointmentRequest, context: CallContext
  ) async throws -> CancelAppointmentResponse {
    let organization = try context.requireOrganization()
    let appointment = try await appointment(request.appointmentID, organization, context)
    _ = try await authority.require(.manageAppointments, context, agent: appointment.agentID, in: organization)
    let canceled = try await desk.cancel(
      appointment.id, of: organization, scope: context.scope(organization))
    return CancelAppointmentResponse(appointment: try await message(canceled))
  }

  /// Throws `appointment_not_found`, `invalid_appointment_id`.
  func appointment(
    _ id: String, _ organization: OrganizationID, _ context: CallContext
  ) async throws -> StoredAppointment {
    guard let id = AppointmentID(id) else { throw InvalidField("appointment_id", rule: "A UUID.") }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AppointmentStore.find(id, of: organization, in: $0)
    }
    guard let found else { throw IntegrationsError.appointmentNotFound }
    return found
  }
}
