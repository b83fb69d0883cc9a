internal import Messages
internal import NIOCore
internal import Synchronization
internal import Wire

/// One connection as other threads see it: its handlers answer through it, the server drains and stops it.
///
/// Called on the connection's own loop, everything happens at once; from elsewhere it goes through the mailbox, in order.
final class ServerConnection: Sendable {
  /// What is handed to the connection's event loop.
  enum Command: Sendable {
    case read(UInt64, bytes: Int)
    case leading(UInt64, Wire.Meta)
    case send(ServerCall, [UInt8])
    case finished(ServerCall, HandlerOutcome)
    case failed(ServerCall, any Error)
    case drain
    case stop
  }

  private let executor: LoopExecutor
  private let mailbox = Mailbox<Command>()
  private let handler: NIOLoopBound<ServerConnectionHandler>
  private let draining = Atomic(false)

  /// On the event loop only.
  init(_ handler: ServerConnectionHandler, executor: LoopExecutor) {
    self.executor = executor
    self.handler = NIOLoopBound(handler, eventLoop: executor.eventLoop)
  }

  var isDraining: Bool { draining.load(ordering: .relaxed) }

  func drainBegins() {
    draining.store(true, ordering: .relaxed)
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

  /// A message of a stream of answers. Where enough is on its way, the call's gate is shut when this returns.
  func send(_ call: ServerCall, _ message: [UInt8]) {
    // From another thread it is not known yet whether there is room: the loop opens the gate again at once where there is.
    if !executor.isCurrent { call.mustWait() }
    post(.send(call, message))
  }

  /// The one answer of a call.
  func finish(_ call: ServerCall, _ answer: some Message) {
    guard !executor.isCurrent else {
      drainMailbox()
      return handler.value.finish(call, answer)
    }
    do throws(MessageError) {
      post(.finished(call, .answer(ByteBuffer(bytes: try answer.serialized()))))
    } catch {
      post(.failed(call, error))
    }
  }
}
