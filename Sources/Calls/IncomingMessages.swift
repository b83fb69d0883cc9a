public import Messages

/// The messages that the other side of a call sends, one by one, as they arrive.
///
/// A message that is not read stays at its sender once the call's window is full: a slow reader stops its writer and
/// nobody else. One reader at a time. `next` answers nil when the other side has sent its last message, and throws what
/// ended the call otherwise: the handler's error at a client, `CANCELLED` or `DEADLINE_EXCEEDED` at a server.
public struct IncomingMessages<Element: Message>: AsyncSequence, Sendable {
  public typealias Failure = RPCError

  private let nextPacked: @Sendable () async throws(RPCError) -> [UInt8]?

  /// Messages that `next` gives packed, for those who carry calls and for tests of handlers.
  public init(_ next: @escaping @Sendable () async throws(RPCError) -> [UInt8]?) {
    nextPacked = next
  }

  /// The next message; nil after the last. Throws `malformed_message` or `field_not_understood` where it cannot be unpacked.
  public func next() async throws(RPCError) -> Element? {
    guard let packed = try await nextPacked() else { return nil }
    do throws(MessageError) {
      return try Element(serialized: packed)
    } catch {
      throw RPCError(unreadable: error, "A message of the stream", isNotProcessed: false)
    }
  }

  public struct AsyncIterator: AsyncIteratorProtocol {
    let messages: IncomingMessages

    public func next() async throws(RPCError) -> Element? { try await messages.next() }

    public func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Element? {
      try await messages.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(messages: self) }
}
