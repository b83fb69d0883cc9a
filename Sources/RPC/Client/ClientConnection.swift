internal import NIOCore
internal import Wire

/// One connection as callers and the client's keeper see it.
final class ClientConnection: Sendable {
  /// What is handed to the connection's event loop.
  enum Command: Sendable {
    case start(CallRecord)
    case cancel(CallRecord)
    case close
  }

  /// What a connection came to.
  enum Opening: Sendable {
    case ready
    case failed(ClientCloseReason)
  }

  let id: UInt64
  /// The handshake's end.
  let opened = Latch<Opening>()
  /// No more calls are taken: the server drains, or the connection is gone. Nil for a drain.
  let retired = Latch<ClientCloseReason?>()
  /// The channel is closed and every caller was told.
  let closed = Latch<Void>()

  private let eventLoop: any EventLoop
  private let mailbox = Mailbox<Command>()
  private let handler: NIOLoopBound<ClientConnectionHandler>

  /// On the event loop only.
  init(id: UInt64, _ handler: ClientConnectionHandler, eventLoop: any EventLoop) {
    self.id = id
    self.eventLoop = eventLoop
    self.handler = NIOLoopBound(handler, eventLoop: eventLoop)
  }

  /// Sends a request and waits for what becomes of it. The task's cancellation sends CANCEL.
  func perform(_ request: ClientRequest) async -> CallRecord.Outcome {
    let record = CallRecord(request)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        record.keep(continuation)
        post(.start(record))
      }
    } onCancel: {
      record.cancel()
      post(.cancel(record))
    }
  }

  /// Closes at once: open calls are lost.
  func close() {
    post(.close)
  }

  private func post(_ command: Command) {
    guard mailbox.post(command) else { return }
    eventLoop.execute { self.handler.value.perform(self.mailbox.drain()) }
  }
}
