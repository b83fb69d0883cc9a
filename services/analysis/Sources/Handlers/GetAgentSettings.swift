internal import AnalysisAPI
internal import Calls
internal import Identifiers
internal import ServiceRuntime

extension AnalysisHandlers {
  /// What was set for an agent. Throws `invalid_agent_id`, `agent_settings_not_found`.
  func getAgentSettings(
    _ request: GetAgentSettingsRequest, context: CallContext
  ) async throws -> GetAgentSettingsResponse {
    let organization = try context.requireOrganization()
    guard let agent = AgentID(request.agentID) else { throw InvalidField("agent_id", rule: "A UUID.") }
    let settings = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AgentSettingsStore.find([agent], of: organization, in: $0)[agent]
    }
    guard let settings else { throw AnalysisError.agentSettingsNotFound }
    return GetAgentSettingsResponse(settings: settings.message(of: agent))
  }
}
