internal import IntegrationsAPI

/// Slots of the calendars that an organization's agents are connected to.
extension APIRoute {
  static let appointments = [
    APIRoute(
      .get, "/v1/appointments", .integrations, IntegrationsMethods.listAppointments,
      access: .permission("appointments.read"), query: ["agent_id"], "Appointments, newest first."),
    APIRoute(
      .get, "/v1/appointments/busy", .integrations, IntegrationsMethods.getBusyTimes,
      access: .permission("appointments.read"), query: ["agent_id", "from", "to"],
      "When the calendar of an agent is taken."),
    APIRoute(
      .get, "/v1/appointments/{id}", .integrations, IntegrationsMethods.getAppointment,
      access: .permission("appointments.read"), binding: ["id": "appointment_id"], "One appointment."),
    APIRoute(
      .post, "/v1/appointments", .integrations, IntegrationsMethods.bookAppointment,
      access: .permission("appointments.manage"), status: 201,
      "Takes a slot of an agent's calendar and puts an event there."),
    APIRoute(
      .delete, "/v1/appointments/{id}", .integrations, IntegrationsMethods.cancelAppointment,
      access: .permission("appointments.manage"), binding: ["id": "appointment_id"],
      "Takes an appointment back and its event out of the calendar."),
  ]
}
