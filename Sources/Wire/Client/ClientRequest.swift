public import Moments
public import NIOCore

/// A call to be sent.
public struct ClientRequest: Sendable, Equatable {
  public var method: UInt64
  public var shape: CallShape
  /// When the caller stops waiting. What is left of it travels as `timeout_ms`; nil where a long-lived call has none.
  public var deadline: Moment?
  public var attempt: UInt8
  public var traceFlags: UInt8
  public var traceHigh: UInt64
  public var traceLow: UInt64
  public var span: UInt64
  /// Must be sendable (`Meta.isSendable`).
  public var meta: Meta
  /// The packed message; unused where the client streams.
  public var message: ByteBuffer

  public init(
    method: UInt64, shape: CallShape = .unary, deadline: Moment?, attempt: UInt8 = 0,
    traceFlags: UInt8 = 0, traceHigh: UInt64 = 0, traceLow: UInt64 = 0, span: UInt64 = 0, meta: Meta = Meta(),
    message: ByteBuffer = ByteBuffer()
  ) {
    self.method = method
    self.shape = shape
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
  /// The server ended it with code 0 and one packed answer.
  case answer(ByteBuffer, EndHead)
  /// The server ended it with code 0 and no message of its own: the end of a stream.
  case complete(EndHead)
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
  /// The server answered something that the method cannot answer.
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
  /// The first frame of an answer had metadata.
  case leading(call: UInt64, Meta)
  /// A message of the server's stream. The bytes may be a slice of what the network brought: unpack at once and let go.
  case message(call: UInt64, ByteBuffer)
  /// Messages may be sent again after `send` said to wait.
  case writable(call: UInt64)
  /// Tell the caller. It comes once for every call; the metadata is END's.
  case finished(call: UInt64, CallResult, trailing: Meta = Meta())
  /// An END arrived: the call's slot is free.
  case slotFreed
  /// The server drains: send no more calls here and open another connection.
  case retired
  /// Send what was written, then close.
  case close(ClientCloseReason)
}
