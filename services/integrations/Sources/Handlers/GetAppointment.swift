internal import Calls
internal import IntegrationsAPI
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// One appointment. Throws `appointment_not_found`, `invalid_appointment_id`.
  func getAppointment(_ request: GetAppointmentRequest, context: CallContext) async throws -> GetAppointmentResponse {
    let found = try await appointment(request.appointmentID, try context.requireOrganization(), context)
    return GetAppointmentResponse(appointment: try await message(found))
  }
}
