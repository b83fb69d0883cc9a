internal import AnalysisAPI
internal import AuthAPI

/// An organization's agents and how their calls are evaluated.
extension APIRoute {
  static let agents = [
    APIRoute(
      .get, "/v1/agents", .auth, AuthMethods.listAgents, access: .permission("agents.read"), "Agents, oldest first."),
    APIRoute(
      .post, "/v1/agents", .auth, AuthMethods.createAgent, access: .permission("agents.manage"), status: 201,
      "Registers an agent that exists at the provider."),
    APIRoute(
      .get, "/v1/agents/{id}", .auth, AuthMethods.getAgent, access: .permission("agents.read"),
      binding: ["id": "agent_id"], "One agent."),
    APIRoute(
      .patch, "/v1/agents/{id}", .auth, AuthMethods.updateAgent, access: .permission("agents.manage"),
      binding: ["id": "agent_id"], "Changes an agent."),
    APIRoute(
      .post, "/v1/agents/{id}/move", .auth, AuthMethods.moveAgent, access: .permission("agents.move"),
      binding: ["id": "agent_id"], "Gives an agent to another organization that the caller owns too."),
    APIRoute(
      .get, "/v1/agents/{id}/evaluation-settings", .analysis, AnalysisMethods.getAgentSettings,
      access: .permission("evaluations.read"), binding: ["id": "agent_id"],
      "Whether and how an agent's calls are evaluated."),
    APIRoute(
      .put, "/v1/evaluation-settings", .analysis, AnalysisMethods.setAgentSettings,
      access: .permission("evaluations.manage"), "Says whether and how the calls of the named agent are evaluated."),
  ]
}
