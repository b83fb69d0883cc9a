/// Something that stands round every call of a client: credentials, logging, tracing, metrics.
///
/// It sees no message, so one serves methods of every kind. It must not wait.
public protocol ClientInterceptor: Sendable {
  /// Before the first attempt. May change how the call is made; a thrown error ends it.
  func callBegins(_ method: MethodDescription, _ options: inout CallOptions) throws(RPCError)

  /// The caller has its answer or its error. `attempts` are those that were sent.
  func callEnded(_ method: MethodDescription, _ options: CallOptions, _ outcome: ClientCallOutcome)
}

extension ClientInterceptor {
  public func callBegins(_ method: MethodDescription, _ options: inout CallOptions) throws(RPCError) {}
  public func callEnded(_ method: MethodDescription, _ options: CallOptions, _ outcome: ClientCallOutcome) {}
}

/// How a call at a client ended.
public struct ClientCallOutcome: Sendable, Hashable {
  public var code: StatusCode
  /// The error's reason; nil where the code is OK.
  public var reason: String?
  /// With all waiting, attempts and pauses.
  public var duration: Duration
  public var attempts: Int

  public init(code: StatusCode, reason: String? = nil, duration: Duration, attempts: Int) {
    self.code = code
    self.reason = reason
    self.duration = duration
    self.attempts = attempts
  }
}
