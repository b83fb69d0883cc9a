/// Something that stands round every handler of a server: authorization, error mapping, logging, tracing, metrics.
///
/// Called on an event loop, in the order in which the server was given them (`callEnded` backwards): it must not wait.
/// It sees no message, so one serves methods of every kind.
public protocol ServerInterceptor: Sendable {
  /// Before the handler. May change what the handler will know. A thrown error ends the call without its handler.
  func callBegins(_ context: inout CallContext) throws(RPCError)

  /// The handler threw. Answers what the caller is told, or the error as it was.
  func callFailed(_ error: any Error, _ context: CallContext) -> any Error

  /// The call has its END. Also where an interceptor ended it.
  func callEnded(_ context: CallContext, _ outcome: ServerCallOutcome)
}

extension ServerInterceptor {
  public func callBegins(_ context: inout CallContext) throws(RPCError) {}
  public func callFailed(_ error: any Error, _ context: CallContext) -> any Error { error }
  public func callEnded(_ context: CallContext, _ outcome: ServerCallOutcome) {}
}

/// How a call at a server ended.
public struct ServerCallOutcome: Sendable, Hashable {
  public var code: StatusCode
  /// The error's reason; nil where the code is OK.
  public var reason: String?
  /// From the whole request to the handler's start.
  public var queue: Duration
  /// In the handler.
  public var service: Duration

  public init(code: StatusCode, reason: String? = nil, queue: Duration, service: Duration) {
    self.code = code
    self.reason = reason
    self.queue = queue
    self.service = service
  }
}
