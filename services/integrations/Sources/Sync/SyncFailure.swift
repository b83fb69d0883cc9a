internal import Foundation
internal import Outbound

/// Why an attempt did not bring the call to the system, and so what follows.
enum SyncFailure: Error, Sendable, Hashable {
  /// The system asks to be left alone, or is away: the job waits without using up an attempt.
  case deferred(reason: String, wait: Duration, status: Int? = nil)
  /// Nothing was done; it is tried again.
  case transient(reason: String, status: Int? = nil)
  /// The system may have acted without our hearing of it; the next attempt looks first.
  case unknown(reason: String, status: Int? = nil)
  /// The system will not take it; trying again does not help.
  case refused(reason: String, status: Int? = nil)
  /// There is nothing to bring, or nowhere to bring it.
  case skipped(reason: String)
  /// Somebody has to connect the account again.
  case needsReauth

  /// Stable, lower snake case; never text from outside.
  var reason: String {
    switch self {
    case .deferred(let reason, _, _), .transient(let reason, _), .unknown(let reason, _), .refused(let reason, _),
      .skipped(let reason):
      reason
    case .needsReauth: "needs_reauth"
    }
  }

  /// Status of the answer that decided it.
  var status: Int? {
    switch self {
    case .deferred(_, _, let status), .transient(_, let status), .unknown(_, let status), .refused(_, let status):
      status
    case .skipped, .needsReauth: nil
    }
  }

  var outcome: SyncAttemptOutcome {
    switch self {
    case .deferred: .deferred
    case .transient: .failed
    case .unknown: .unknown
    case .refused: .refused
    case .skipped: .skipped
    case .needsReauth: .waiting
    }
  }
}

extension SyncFailure {
  /// The shortest wait behind a breaker or a limit that names none.
  private static let unnamedWait = Duration.seconds(5)

  init(_ error: OutboundError) {
    let status = error.response?.status
    switch error.code {
    case .breakerOpen, .bulkheadFull, .rateLimited:
      self = .deferred(reason: error.reason, wait: error.retryAfter ?? Self.unnamedWait, status: status)
    case .deadlineExceeded, .connectionFailed, .connectionLost, .providerFailed, .responseTooLarge:
      self =
        error.isOutcomeUnknown
        ? .unknown(reason: error.reason, status: status) : .transient(reason: error.reason, status: status)
    case .invalidRequest, .addressRefused, .redirected: self = .refused(reason: error.reason, status: status)
    }
  }

  init(_ unavailable: TokenUnavailable) {
    switch unavailable {
    case .ended, .pending: self = .skipped(reason: "not_connected")
    case .needsReauth: self = .needsReauth
    case .provider(let reason, let wait?): self = .deferred(reason: reason, wait: wait)
    case .provider(let reason, nil): self = .transient(reason: reason)
    }
  }
}
