internal import Calls
internal import ServiceRuntime

/// What auth refuses, and why.
enum AuthError: Error, Sendable, Hashable {
  case organizationNotFound
  /// The organization has an agent with that provider id.
  case agentExists
  case agentNotFound
  case tooManyItems
  /// The call comes in nobody's name.
  case principalMissing
  case permissionDenied
  /// The caller has seen a newer version of somebody's rights than this database has.
  case versionNotReached
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
    case .agentNotFound:
      RPCError(
        .notFound, reason: "agent_not_found", message: "The organization has no such agent.", isNoRetry: true)
    case .principalMissing:
      RPCError(
        .unauthenticated, reason: "principal_missing", message: "The call names nobody in whose name it is made.",
        isNoRetry: true)
    case .permissionDenied:
      RPCError(.permissionDenied, reason: "permission_denied", message: "That is not allowed.", isNoRetry: true)
    case .versionNotReached:
      RPCError(
        .failedPrecondition, reason: "version_not_reached",
        message: "The database does not have that version of the rights yet.", retryAfter: .milliseconds(100))
    case .tooManyItems:
      InvalidField("keys", reason: "too_many_items", rule: "At most \(AgentResolver.keysLimit).").rpcError
    case .passwordsBusy:
      RPCError(
        .unavailable, reason: "passwords_busy", message: "Too many passwords are being set at once.",
        retryAfter: .seconds(1))
    }
  }
}
