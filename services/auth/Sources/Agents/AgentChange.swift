internal import AuthAPI
internal import Identifiers
internal import ServiceRuntime

/// A checked change of an agent. What is nil stays.
struct AgentChange: Sendable, Hashable {
  var agent: AgentID
  var name: String?
  var isAIManagerEnabled: Bool?

  /// Throws `invalid_agent_id`, `invalid_name`.
  init(_ request: UpdateAgentRequest) throws(InvalidField) {
    agent = try AgentID.checked(request.agentID)
    if let name = request.name {
      self.name = try TextRule.check(name, field: "name", limit: NewAgent.nameLimit)
    }
    isAIManagerEnabled = request.aiManagerEnabled
  }
}

extension Identifier {
  /// The identifier in the field `field` of a request. Throws `invalid_<field>`.
  static func checked(_ text: String, field: String) throws(InvalidField) -> Self {
    guard let id = Self(text) else { throw InvalidField(field, rule: "A UUID.") }
    return id
  }
}

extension AgentID {
  /// The identifier in the field `agent_id` of a request. Throws `invalid_agent_id`.
  static func checked(_ text: String) throws(InvalidField) -> AgentID { try checked(text, field: "agent_id") }
}
