internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import ServiceRuntime

extension AuthHandlers {
  /// Gives an agent of the caller's organization to another one, once for each key. See ``AgentMove``.
  ///
  /// Throws `invalid_agent_id`, `invalid_to_org_id`, and what ``AgentMove`` throws.
  func moveAgent(_ request: MoveAgentRequest, context: CallContext) async throws -> MoveAgentResponse {
    let organization = try context.requireOrganization()
    let to = try OrganizationID.checked(request.toOrgID, field: "to_org_id")
    guard to != organization else { throw InvalidField("to_org_id", rule: "Another organization.") }
    let order = AgentMove.Order(
      agent: try AgentID.checked(request.agentID), from: organization, to: to, at: request.at?.date)
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let response = try await AgentMove(database: database, authorizer: authorizer, events: events)
      .perform(order, key: key, context: context)
    wakeRelay()
    return response
  }
}
