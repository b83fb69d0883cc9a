internal import AuthAPI
internal import Calls

extension AuthHandlers {
  /// What may be done with calls of agents. See ``AgentPolicyReader``.
  func getAgentPolicies(
    _ request: GetAgentPoliciesRequest, context: CallContext
  ) async throws -> GetAgentPoliciesResponse {
    GetAgentPoliciesResponse(policies: try await AgentPolicyReader(database: database).read(request.agents))
  }
}
