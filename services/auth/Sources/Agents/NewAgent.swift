internal import AuthAPI
internal import Identifiers
internal import ServiceRuntime

/// A checked agent that is to be made.
struct NewAgent: Sendable, Hashable {
  static let nameLimit = 200
  static let providerAgentIDLimit = 200

  var name: String
  var provider: Provider
  var providerAgentID: String

  /// Throws `invalid_name`, `invalid_provider`, `invalid_provider_agent_id`.
  init(_ request: CreateAgentRequest) throws(InvalidField) {
    name = try TextRule.check(request.name, field: "name", limit: Self.nameLimit)
    guard let provider = Provider(rawValue: request.provider) else {
      throw InvalidField(
        "provider", rule: "One of \(Provider.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    self.provider = provider
    providerAgentID = try TextRule.check(
      request.providerAgentID, field: "provider_agent_id", limit: Self.providerAgentIDLimit)
  }
}
