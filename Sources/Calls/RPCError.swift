/// Why a call failed: the one error type between services.
///
/// Callers branch on `code` and `reason`; `message` is for people and never holds text of the database or of a provider.
public struct RPCError: Error, Sendable, Hashable {
  public var code: StatusCode
  /// Stable, lower snake case, such as `unknown_source`.
  public var reason: String
  /// One sentence for people, without secrets.
  public var message: String
  /// Typed additions; each `type` is a full message name, each `value` that message packed.
  public var details: [Detail]
  /// How long the server asks the caller to wait before another try.
  public var retryAfter: Duration?
  /// The handler never ran: the call may be sent again, anywhere.
  public var isNotProcessed: Bool
  /// Sending it again cannot help.
  public var isNoRetry: Bool

  public struct Detail: Sendable, Hashable {
    public var type: String
    public var value: [UInt8]

    public init(type: String, value: [UInt8]) {
      self.type = type
      self.value = value
    }
  }

  public init(
    _ code: StatusCode, reason: String, message: String, details: [Detail] = [], retryAfter: Duration? = nil,
    isNotProcessed: Bool = false, isNoRetry: Bool = false
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.details = details
    self.retryAfter = retryAfter
    self.isNotProcessed = isNotProcessed
    self.isNoRetry = isNoRetry
  }

  /// Whether the same call may succeed later without anything being changed.
  public var isRetryable: Bool {
    guard !isNoRetry else { return false }
    switch code {
    case .unavailable, .deadlineExceeded, .resourceExhausted, .aborted, .cancelled: return true
    default: return isNotProcessed
    }
  }
}

extension RPCError: CustomStringConvertible {
  public var description: String { "\(code.name) \(reason): \(message)" }
}

/// An error that knows what it means to a caller. Handlers may throw any such error; anything else becomes `INTERNAL`.
public protocol RPCErrorConvertible: Error {
  var rpcError: RPCError { get }
}
