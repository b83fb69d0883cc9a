public import Calls

/// Why a provider gave no usable answer.
///
/// An answer with any status but 429, 3xx and 5xx is no error here: what a 4xx means, only the caller knows.
public struct OutboundError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, Hashable {
    /// The request does not fit its operation: a mistake in the program or in a stored value.
    case invalidRequest
    /// The address is private, unencrypted or not the provider's.
    case addressRefused
    /// The breaker of the account or of the provider is open; nothing was sent.
    case breakerOpen
    /// Too many calls to the account are under way; nothing was sent.
    case bulkheadFull
    /// The provider asked to be left alone for a while, now or a moment ago.
    case rateLimited
    /// No answer in time.
    case deadlineExceeded
    /// No connection came about; nothing was sent.
    case connectionFailed
    /// The connection broke while the call was under way.
    case connectionLost
    case responseTooLarge
    /// The provider points elsewhere; nobody follows.
    case redirected
    /// A 5xx.
    case providerFailed
  }

  public let code: Code
  public let operation: OutboundOperation
  /// Whether the provider may have acted on the request without our knowing how.
  public let isOutcomeUnknown: Bool
  /// The least time before another try; nil where nothing is known.
  public let retryAfter: Duration?
  /// The answer, where one came.
  public let response: OutboundResponse?

  init(
    _ code: Code, _ operation: OutboundOperation, isOutcomeUnknown: Bool = false, retryAfter: Duration? = nil,
    response: OutboundResponse? = nil
  ) {
    self.code = code
    self.operation = operation
    self.isOutcomeUnknown = isOutcomeUnknown
    self.retryAfter = retryAfter
    self.response = response
  }

  /// Whether the same request may succeed later. Where ``isOutcomeUnknown``, find out first what became of it, unless the
  /// operation may be repeated.
  public var isRetryable: Bool {
    switch code {
    case .breakerOpen, .bulkheadFull, .rateLimited, .deadlineExceeded, .connectionFailed, .connectionLost,
      .providerFailed:
      true
    case .invalidRequest, .addressRefused, .responseTooLarge, .redirected: false
    }
  }

  /// Whether this says that the provider is away, rather than that this request failed: work waits without using up an
  /// attempt.
  public var isProviderAway: Bool { code == .breakerOpen }

  /// Stable, lower snake case: what stands in logs, sync logs and dead letters.
  public var reason: String {
    switch code {
    case .invalidRequest: "provider_request_invalid"
    case .addressRefused: "provider_address_refused"
    case .breakerOpen: "provider_breaker_open"
    case .bulkheadFull: "provider_busy"
    case .rateLimited: "provider_rate_limited"
    case .deadlineExceeded: "provider_timeout"
    case .connectionFailed: "provider_unreachable"
    case .connectionLost: "provider_connection_lost"
    case .responseTooLarge: "provider_answer_too_large"
    case .redirected: "provider_redirected"
    case .providerFailed: "provider_failed"
    }
  }
}

extension OutboundError: RPCErrorConvertible {
  public var rpcError: RPCError {
    RPCError(
      isRetryable ? .unavailable : .internal, reason: reason,
      message: isRetryable ? "The provider cannot be reached now." : "The provider's answer cannot be used.",
      retryAfter: isRetryable ? retryAfter ?? .seconds(1) : nil, isNoRetry: !isRetryable)
  }
}

extension OutboundError: CustomStringConvertible {
  public var description: String { "\(operation): \(reason)" }
}
