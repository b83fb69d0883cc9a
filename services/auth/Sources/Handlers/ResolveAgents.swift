internal import AuthAPI
internal import Calls

extension AuthHandlers {
  /// Finds which agents stand behind provider ids. See ``AgentResolver``.
  func resolveAgents(_ request: ResolveAgentsRequest, context: CallContext) async throws -> ResolveAgentsResponse {
    ResolveAgentsResponse(agents: try await AgentResolver(database: database).resolve(request.keys))
  }
}
