/// A whole request, ready for its handler.
public struct ServerRequest: Sendable, Equatable {
  public var call: UInt64
  public var head: RequestHead
  public var meta: Meta
  /// The packed message.
  public var message: [UInt8]
  /// When the caller stops waiting.
  public var deadline: ContinuousClock.Instant
}

/// What the owner of a `ServerConnectionMachine` has to do.
public enum ServerAction: Sendable, Equatable {
  /// Run the handler, then tell `finish`.
  case run(ServerRequest)
  /// Cancel the handler's task. It still has to tell `finish`.
  case cancel(call: UInt64, StopReason)
  /// Send what was written, cancel every handler, close.
  case close
}

/// Why a handler is stopped.
public enum StopReason: Sendable, Hashable {
  case caller
  case deadline
  case draining
}

/// How a handler ended.
public enum HandlerOutcome: Sendable, Equatable {
  /// The packed answer; within the peer's largest message.
  case answer([UInt8])
  /// A status other than 0 with its packed `Error`.
  case failure(EndHead, error: [UInt8])
}
