/// A call to be sent.
public struct ClientRequest: Sendable, Equatable {
  public var method: UInt64
  /// When the caller stops waiting. What is left of it travels as `timeout_ms`.
  public var deadline: ContinuousClock.Instant
  public var attempt: UInt8
  public var traceFlags: UInt8
  public var traceHigh: UInt64
  public var traceLow: UInt64
  public var span: UInt64
  /// Must be sendable (`Meta.isSendable`).
  public var meta: Meta
  /// The packed message.
  public var message: [UInt8]

  public init(
    method: UInt64, deadline: ContinuousClock.Instant, attempt: UInt8 = 0, traceFlags: UInt8 = 0,
    traceHigh: UInt64 = 0, traceLow: UInt64 = 0, span: UInt64 = 0, meta: Meta = Meta(), message: [UInt8]
  ) {
    self.method = method
    self.deadline = deadline
    self.attempt = attempt
    self.traceFlags = traceFlags
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.span = span
    self.meta = meta
    self.message = message
  }
}

/// What became of a request to open a call.
public enum ClientStart: Sendable, Equatable {
  /// It is on its way under this id.
  case started(UInt64)
  /// The connection takes no new calls. Nothing was sent.
  case notAccepting
  /// The message is longer than the server accepts. Nothing was sent.
  case messageTooLarge(limit: Int)
  /// The meta is longer than the server accepts. Nothing was sent.
  case metaTooLarge(limit: Int)
}

/// What became of a call.
public enum CallResult: Sendable, Equatable {
  /// The server ended it with code 0; the packed answer.
  case answer([UInt8], EndHead)
  /// The server ended it with another code; the packed `Error`.
  case failure(EndHead, error: [UInt8])
  /// It was given up here. The server may have done it.
  case expired
  /// The caller gave it up.
  case cancelled
  /// The server never saw it, or said that it will not look at it: it may be sent again.
  case notProcessed
  /// The connection ended with the request sent and no END: nobody knows whether it was done.
  case connectionLost
  /// The answer is longer than accepted here.
  case answerTooLarge(limit: Int)
  /// The server answered something that a unary method cannot answer.
  case answerMalformed
}

/// Why a client connection ended.
public enum ClientCloseReason: Sendable, Hashable {
  /// The server said so in a GOAWAY other than a drain.
  case goAway(GoAwayCode, text: String)
  /// A drain came to its end, or we left.
  case done
  /// The server broke a rule.
  case fault(ProtocolFault)
  /// No byte came for too long.
  case silence
  /// The other end is no server of this protocol.
  case foreign
}

/// What the owner of a `ClientConnectionMachine` has to do.
public enum ClientAction: Sendable, Equatable {
  /// The server's SETTINGS arrived: calls may be sent. Comes again where it changes the number of calls.
  case ready(maximumCalls: Int)
  /// Tell the caller.
  case finished(call: UInt64, CallResult)
  /// An END arrived: the call's slot is free.
  case slotFreed
  /// The server drains: send no more calls here and open another connection.
  case retired
  /// Send what was written, then close.
  case close(ClientCloseReason)
}
