internal import NIOCore
internal import Synchronization
internal import Wire

/// One connection as callers and the client's keeper see it.
///
/// Called on the connection's own loop, everything happens at once; from elsewhere it goes through the mailbox, in order.
final class ClientConnection: Sendable {
  /// What is handed to the connection's event loop.
  enum Command: Sendable {
    case start(ClientCall)
    case send(ClientCall, [UInt8])
    case halfClose(ClientCall)
    case read(ClientCall, bytes: Int)
    case cancel(ClientCall, CancelReason)
    case drain
    case close
  }

  /// What a connection came to.
  enum Opening: Sendable {
    case ready
    case failed(ClientCloseReason)
  }

  let id: UInt64
  /// The server's `host:port`.
  let address: String
  /// The handshake's end.
  let opened = Latch<Opening>()
  /// No more calls are taken: the server drains, or the connection is gone. Nil for a drain.
  let retired = Latch<ClientCloseReason?>()
  /// The channel is closed and every caller was told.
  let closed = Latch<Void>()

  private let executor: LoopExecutor
  private let mailbox = Mailbox<Command>()
  private let handler: NIOLoopBound<ClientConnectionHandler>
  private let peerMaximumMessage = Atomic(0)

  /// On the event loop only.
  init(id: UInt64, address: String, _ handler: ClientConnectionHandler, executor: LoopExecutor) {
    self.id = id
    self.address = address
    self.executor = executor
    self.handler = NIOLoopBound(handler, eventLoop: executor.eventLoop)
  }

  /// Bytes of the largest message that the server accepts.
  var maximumMessage: Int { peerMaximumMessage.load(ordering: .relaxed) }

  func serverAccepts(_ bytes: Int) {
    peerMaximumMessage.store(bytes, ordering: .relaxed)
  }

  /// Closes at once: open calls are lost.
  func close() {
    post(.close)
  }

  /// Takes no more calls, and closes with the last.
  func drain() {
    post(.drain)
  }

  /// A message of a stream of requests. Where enough is on its way, the call's gate is shut when this returns.
  func send(_ call: ClientCall, _ message: [UInt8]) {
    // From another thread it is not known yet whether there is room: the loop opens the gate again at once where there is.
    if !executor.isCurrent { call.mustWait() }
    post(.send(call, message))
  }

  func post(_ command: Command) {
    guard !executor.isCurrent else {
      drainMailbox()
      return handler.value.perform(command)
    }
    guard mailbox.post(command) else { return }
    executor.eventLoop.execute { self.drainMailbox() }
  }

  /// What came from elsewhere before goes first.
  private func drainMailbox() {
    for command in mailbox.drain() { handler.value.perform(command) }
  }
}
