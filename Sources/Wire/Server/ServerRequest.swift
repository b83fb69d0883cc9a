public import Moments
public import NIOCore

/// A call that is ready for its handler.
public struct ServerRequest: Sendable, Equatable {
  public var call: UInt64
  public var head: RequestHead
  public var meta: Meta
  /// The packed message; empty where the client streams, whose messages follow one by one.
  ///
  /// It may be a slice of what the network brought: unpack it at once and let go.
  public var message: ByteBuffer
  /// When the caller stops waiting.
  public var deadline: Moment
}

/// What the owner of a `ServerConnectionMachine` has to do.
public enum ServerAction: Sendable, Equatable {
  /// Run the handler, then tell `finish`.
  case run(ServerRequest)
  /// Give the handler a message of the client's stream, then tell `read`. The bytes are as in `ServerRequest`.
  case message(call: UInt64, ByteBuffer)
  /// The client's stream has ended.
  case halfClosed(call: UInt64)
  /// The handler may send messages again after `send` said that it has to wait.
  case writable(call: UInt64)
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
  /// The caller's stream broke a rule that ends only this call; the END says which.
  case fault
}

/// How a handler ended.
public enum HandlerOutcome: Sendable, Equatable {
  /// The packed answer; within the peer's largest message.
  case answer(ByteBuffer)
  /// The stream of answers is complete.
  case complete
  /// A status other than 0 with its packed `Error`.
  case failure(EndHead, error: [UInt8])

  var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}

/// Whether a handler may go on sending.
public enum SendVerdict: Sendable, Equatable {
  case goOn
  /// Enough waits: go on after `writable`.
  case wait
  /// Nobody takes it any more.
  case gone
}
