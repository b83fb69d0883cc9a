internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Appointments, newest first. Throws `bad_cursor`, `bad_limit`, `invalid_agent_id`.
  func listAppointments(
    _ request: ListAppointmentsRequest, context: CallContext
  ) async throws -> ListAppointmentsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let agent = request.agentID.isEmpty ? nil : try agent(request.agentID)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AppointmentStore.list(
        organization, agent: agent, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(found, by: \.id.uuid)
    var appointments: [Appointment] = []
    for item in items { appointments.append(try await message(item)) }
    return ListAppointmentsResponse(appointments: appointments, page: next)
  }
}
