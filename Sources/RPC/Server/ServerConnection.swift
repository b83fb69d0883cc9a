internal import NIOCore

/// One connection as other threads see it: its handlers' tasks answer through it, the server drains and stops it.
final class ServerConnection: Sendable {
  /// What is handed to the connection's event loop.
  enum Command: Sendable {
    case finished(HandlerReturn)
    case drain
    case stop
  }

  /// A handler's return.
  struct HandlerReturn: Sendable {
    var call: UInt64
    var result: Result<[UInt8], any Error>
    /// From the whole request to the handler's start.
    var queue: Duration
    /// In the handler.
    var service: Duration
  }

  private let eventLoop: any EventLoop
  private let mailbox = Mailbox<Command>()
  private let handler: NIOLoopBound<ServerConnectionHandler>

  /// On the event loop only.
  init(_ handler: ServerConnectionHandler, eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
    self.handler = NIOLoopBound(handler, eventLoop: eventLoop)
  }

  func post(_ command: Command) {
    guard mailbox.post(command) else { return }
    eventLoop.execute { self.handler.value.perform(self.mailbox.drain()) }
  }
}
