internal import Calls
internal import IntegrationsAPI
internal import Messages
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// When an agent's calendar is taken. See ``AppointmentDesk``. Throws also `invalid_agent_id`, `invalid_from`,
  /// `invalid_to`.
  func getBusyTimes(_ request: GetBusyTimesRequest, context: CallContext) async throws -> GetBusyTimesResponse {
    let organization = try context.requireOrganization()
    let agent = try agent(request.agentID)
    let from = try CalendarTime.check(request.from, field: "from")
    let to = try CalendarTime.check(request.to, field: "to")
    guard to > from, to.timeIntervalSince(from) <= AppointmentDesk.longestLook else {
      throw InvalidField("to", rule: "After from, by 62 days at most.")
    }
    let busy = try await desk.busy(
      agent, of: organization, from: from, to: to, scope: context.scope(organization))
    return GetBusyTimesResponse(
      busy: busy.map { BusyTime(startsAt: Timestamp($0.start), endsAt: Timestamp($0.end)) })
  }
}
