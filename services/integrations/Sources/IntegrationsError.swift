internal import Calls

/// What this service refuses, and what it says then.
enum IntegrationsError {
  static let providerNotConfigured = RPCError(
    .failedPrecondition, reason: "provider_not_configured",
    message: "This installation has no client at the provider.", isNoRetry: true)
  static let notAllowed = RPCError(
    .permissionDenied, reason: "not_allowed", message: "The caller may not do this.", isNoRetry: true)
  static let actorMissing = RPCError(
    .unauthenticated, reason: "actor_missing", message: "Nobody is named who does this.", isNoRetry: true)
  static let agentNotFound = RPCError(
    .notFound, reason: "agent_not_found", message: "The organization has no such agent.", isNoRetry: true)
  static let alreadyConnected = RPCError(
    .failedPrecondition, reason: "already_connected", message: "The agent is connected to that provider.",
    isNoRetry: true)
  static let invitationNotFound = RPCError(
    .notFound, reason: "invitation_not_found", message: "The invitation is unknown, used or expired.", isNoRetry: true)
  /// One answer for everything that can be wrong with a callback: who guesses learns nothing from it.
  static let stateInvalid = RPCError(
    .unauthenticated, reason: "state_invalid", message: "The flow is unknown, over or another browser's.",
    isNoRetry: true)
  static let consentDenied = RPCError(
    .failedPrecondition, reason: "consent_denied", message: "The person at the provider said no.", isNoRetry: true)
  static let connectionNotFound = RPCError(
    .notFound, reason: "connection_not_found", message: "The organization has no such connection.", isNoRetry: true)
  static let notPending = RPCError(
    .failedPrecondition, reason: "not_pending", message: "The connection does not wait for confirmation.",
    isNoRetry: true)
  static let contactNotFound = RPCError(
    .notFound, reason: "contact_not_found", message: "The organization has no such contact.", isNoRetry: true)
  static let assistantNotFound = RPCError(
    .notFound, reason: "assistant_not_found", message: "Nobody has said what the agent's assistant is to be like.",
    isNoRetry: true)
  static let assistantNotSupported = RPCError(
    .failedPrecondition, reason: "assistant_not_supported",
    message: "Only agents of Retell and Vapi have an assistant that takes settings.", isNoRetry: true)
  static let apiKeyMissing = RPCError(
    .failedPrecondition, reason: "api_key_missing", message: "No key of the provider is stored, and none was sent.",
    isNoRetry: true)
  static let syncNotFound = RPCError(
    .notFound, reason: "sync_not_found", message: "The organization has no such sync.", isNoRetry: true)
  static let appointmentNotFound = RPCError(
    .notFound, reason: "appointment_not_found", message: "The organization has no such appointment.", isNoRetry: true)
  static let slotTaken = RPCError(
    .alreadyExists, reason: "slot_taken", message: "The calendar is taken then.", isNoRetry: true)
  static let calendarNotConnected = RPCError(
    .failedPrecondition, reason: "calendar_not_connected", message: "The agent is connected to no calendar.",
    isNoRetry: true)
  static let calendarScopeMissing = RPCError(
    .failedPrecondition, reason: "calendar_scope_missing",
    message: "Whoever connected the calendar did not let it be read and written.", isNoRetry: true)

  static func tooManyItems(most: Int) -> RPCError {
    RPCError(
      .invalidArgument, reason: "too_many_items", message: "One request may have \(most) items.", isNoRetry: true)
  }

  /// What became of a booking, to the one who asked for it; nil where it did not fail.
  static func booking(_ machine: AppointmentMachine) -> RPCError? {
    guard machine.status == .failed else { return nil }
    return switch machine.reason {
    case "calendar_busy": slotTaken
    case "not_connected": calendarNotConnected
    case "needs_reauth": TokenUnavailable.needsReauth.rpcError
    default: calendarRefused
    }
  }

  /// What a calendar that gives no answer is to the one who asks.
  static func calendar(_ failure: SyncFailure) -> RPCError {
    switch failure {
    case .needsReauth: TokenUnavailable.needsReauth.rpcError
    case .skipped: calendarNotConnected
    case .refused: calendarRefused
    case .deferred(_, let wait, _):
      RPCError(
        .unavailable, reason: "calendar_unavailable", message: "The calendar cannot be asked now.", retryAfter: wait)
    case .transient, .unknown:
      RPCError(
        .unavailable, reason: "calendar_unavailable", message: "The calendar cannot be asked now.",
        retryAfter: .seconds(1))
    }
  }

  private static let calendarRefused = RPCError(
    .failedPrecondition, reason: "calendar_refused", message: "The calendar did not take it.", isNoRetry: true)

  /// What a failed exchange of a code is to the one who connects.
  static func connecting(_ failure: OAuthFailure) -> RPCError {
    switch failure {
    case .transient, .unknown, .raceLost:
      RPCError(
        .unavailable, reason: "provider_unavailable", message: "The provider cannot be reached now; begin again.",
        isNoRetry: true)
    case .unusable(let reason) where reason == "account_unusable" || reason == "instance_url_unusable":
      RPCError(
        .failedPrecondition, reason: "account_unusable", message: "The account cannot be connected.", isNoRetry: true)
    case .revoked, .scopeLost, .misconfigured, .unusable:
      RPCError(
        .failedPrecondition, reason: "provider_refused", message: "The provider refused to connect.", isNoRetry: true)
    }
  }
}

/// Why a connection has no token to use.
enum TokenUnavailable: Error, Sendable, Hashable {
  /// There is no such connection, or it was ended.
  case ended
  /// An admin has not confirmed it yet.
  case pending
  /// Somebody has to connect again; work waits for that.
  case needsReauth
  /// The provider cannot be asked now.
  case provider(reason: String, retryAfter: Duration?)
}

extension TokenUnavailable: RPCErrorConvertible {
  var rpcError: RPCError {
    switch self {
    case .ended: IntegrationsError.connectionNotFound
    case .pending:
      RPCError(
        .failedPrecondition, reason: "connection_pending", message: "The connection waits for confirmation.",
        isNoRetry: true)
    case .needsReauth:
      RPCError(
        .failedPrecondition, reason: "needs_reauth", message: "The account has to be connected again.", isNoRetry: true)
    case .provider(let reason, let retryAfter):
      RPCError(
        .unavailable, reason: reason, message: "The provider gave no token.", retryAfter: retryAfter ?? .seconds(5))
    }
  }
}
