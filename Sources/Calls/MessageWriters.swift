public import Messages

/// Where a handler sends its stream of answers.
public struct Responses<Element: Message>: Sendable {
  private let sendPacked: @Sendable ([UInt8]) async throws(RPCError) -> Void

  /// A writer that hands packed messages to `send`, for those who carry calls and for tests of handlers.
  public init(_ send: @escaping @Sendable ([UInt8]) async throws(RPCError) -> Void) {
    sendPacked = send
  }

  /// Sends one message; waits while the reader has not read what was sent before.
  ///
  /// Throws `CANCELLED`, `DEADLINE_EXCEEDED` or `UNAVAILABLE` where nobody takes it any more, and `RESOURCE_EXHAUSTED`
  /// `message_too_large`.
  public func send(_ message: Element) async throws(RPCError) {
    try await sendPacked(try message.packed())
  }
}

/// Where a caller sends its stream of requests.
public struct Requests<Element: Message>: Sendable {
  private let sendPacked: @Sendable ([UInt8]) async throws(RPCError) -> Void
  private let end: @Sendable () -> Void

  /// A writer that hands packed messages to `send`.
  public init(_ send: @escaping @Sendable ([UInt8]) async throws(RPCError) -> Void, end: @escaping @Sendable () -> Void)
  {
    sendPacked = send
    self.end = end
  }

  /// Sends one message; waits while the server has not read what was sent before.
  ///
  /// Throws what ended the call where nobody takes it any more, and `RESOURCE_EXHAUSTED` `message_too_large`.
  public func send(_ message: Element) async throws(RPCError) {
    try await sendPacked(try message.packed())
  }

  /// No more messages follow: the server's side may still answer. Leaving the call's scope does it too.
  public func finish() {
    end()
  }
}

extension Message {
  /// The message packed, with the error that a caller sees where it cannot be.
  package func packed() throws(RPCError) -> [UInt8] {
    do throws(MessageError) {
      return try serialized()
    } catch {
      throw .unpackable(error)
    }
  }
}

extension RPCError {
  /// What a caller sees of a message that cannot be packed.
  package static func unpackable(_ error: MessageError) -> RPCError {
    RPCError(
      .invalidArgument, reason: "malformed_message", message: "A message cannot be packed: \(error).",
      isNotProcessed: true, isNoRetry: true)
  }
}
