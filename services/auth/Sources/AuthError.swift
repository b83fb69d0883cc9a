internal import Calls
internal import ServiceRuntime

/// What auth refuses, and why.
enum AuthError: Error, Sendable, Hashable {
  case organizationNotFound
  /// The organization has an agent with that provider id.
  case agentExists
  case tooManyItems
  /// More passwords wait to be hashed than can be in good time.
  case passwordsBusy
}

extension AuthError: RPCErrorConvertible {
  var rpcError: RPCError {
    switch self {
    case .organizationNotFound:
      RPCError(.notFound, reason: "organization_not_found", message: "There is no such organization.", isNoRetry: true)
    case .agentExists:
      RPCError(
        .alreadyExists, reason: "agent_exists", message: "The organization has an agent with this id of the provider.",
        isNoRetry: true)
    case .tooManyItems:
      InvalidField("keys", reason: "too_many_items", rule: "At most \(AgentResolver.keysLimit).").rpcError
    case .passwordsBusy:
      RPCError(
        .unavailable, reason: "passwords_busy", message: "Too many passwords are being set at once.",
        retryAfter: .seconds(1))
    }
  }
}
