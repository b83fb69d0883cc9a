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
  case memberNotFound
  /// The organization would have no owner.
  case lastOwner
  /// No such address, no password, or another one: nobody is told which.
  case notRecognized
  case tooManyAttempts(seconds: Int)
  /// The password was right, and the person belongs to no such organization.
  case notAMember
  case sessionEnded
  case invitationRefused
  /// The agent is about to be somebody else's already.
  case movePending
  case sessionNotFound
  case tokenRefused
  case keyRefused
  case apiKeyNotFound
  case ticketRefused
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
    case .memberNotFound:
      RPCError(.notFound, reason: "member_not_found", message: "The organization has no such member.", isNoRetry: true)
    case .lastOwner:
      RPCError(
        .failedPrecondition, reason: "last_owner", message: "An organization has an owner.", isNoRetry: true)
    case .notRecognized:
      RPCError(
        .unauthenticated, reason: "not_recognized", message: "Address and password do not belong together.",
        isNoRetry: true)
    case .tooManyAttempts(let seconds):
      RPCError(
        .resourceExhausted, reason: "too_many_attempts",
        message: "Too many attempts have failed; wait before the next.",
        retryAfter: .seconds(seconds))
    case .notAMember:
      RPCError(
        .failedPrecondition, reason: "not_a_member", message: "The person belongs to no such organization.",
        isNoRetry: true)
    case .sessionEnded:
      RPCError(
        .unauthenticated, reason: "session_ended", message: "The session is over; log in again.", isNoRetry: true)
    case .invitationRefused:
      RPCError(
        .unauthenticated, reason: "invitation_refused", message: "The invitation does not count.", isNoRetry: true)
    case .movePending:
      RPCError(
        .failedPrecondition, reason: "move_pending", message: "The agent is about to be moved already.", isNoRetry: true
      )
    case .sessionNotFound:
      RPCError(.notFound, reason: "session_not_found", message: "There is no such session.", isNoRetry: true)
    case .tokenRefused:
      RPCError(.unauthenticated, reason: "token_refused", message: "The token does not count.", isNoRetry: true)
    case .keyRefused:
      RPCError(.unauthenticated, reason: "key_refused", message: "The key does not count.", isNoRetry: true)
    case .apiKeyNotFound:
      RPCError(.notFound, reason: "api_key_not_found", message: "There is no such key.", isNoRetry: true)
    case .ticketRefused:
      RPCError(.unauthenticated, reason: "ticket_refused", message: "The ticket does not count.", isNoRetry: true)
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
