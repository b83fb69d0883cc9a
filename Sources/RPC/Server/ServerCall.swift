internal import Calls
internal import Messages
internal import Moments
internal import NIOCore
internal import Synchronization
internal import Wire

/// One call at the server between its connection's event loop and its handler, which may run on any thread.
///
/// On the loop everything goes straight to the connection; from elsewhere through its mailbox. It ends exactly once:
/// with the first `finish` or `fail`.
final class ServerCall: ServedCall, CallReply {
  private struct State {
    var stop: StopReason?
    var trailing = Metadata()
    var hasSent = false
    var isEnded = false
  }

  let id: UInt64
  let arrived: Moment
  let started: Moment
  let meter: (any CallMeter)?
  private let bareContext: CallContext
  private let connection: ServerConnection
  private let maximumMessage: Int
  private let maximumMeta: Int
  private let inbox: MessageInbox?
  private let gate: WriterGate?
  private let state = Mutex(State())

  init(
    _ request: ServerRequest, _ context: CallContext, connection: ServerConnection, maximumMessage: Int,
    maximumMeta: Int, arrived: Moment, started: Moment, meter: (any CallMeter)?
  ) {
    id = request.call
    bareContext = context
    self.connection = connection
    self.maximumMessage = maximumMessage
    self.maximumMeta = maximumMeta
    self.arrived = arrived
    self.started = started
    self.meter = meter
    inbox = context.method.kind.streamsRequests ? MessageInbox() : nil
    gate = context.method.kind.streamsResponses ? WriterGate() : nil
  }

  var method: MethodDescription { bareContext.method }

  /// The context with the way back to this call, which is not stored because it would be a cycle.
  var context: CallContext {
    var context = bareContext
    context.reply = self
    return context
  }

  /// Why the handler was told to stop, where it was.
  var stop: StopReason? { state.withLock { $0.stop } }

  var trailing: Metadata { state.withLock { $0.trailing } }

  // MARK: The handler's side

  func nextRequest() async throws(RPCError) -> [UInt8]? {
    guard let inbox else { return nil }
    guard let message = try await inbox.next(cancelled: stopError(.caller)) else { return nil }
    connection.post(.read(id, bytes: message.count))
    return message
  }

  func send(_ response: [UInt8]) async throws(RPCError) {
    guard let gate else { preconditionFailure("\(method.name) answers once.") }
    guard response.count <= maximumMessage else { throw tooLarge(response.count) }
    await gate.pass()
    let reason = state.withLock { state -> StopReason? in
      state.hasSent = true
      return state.stop
    }
    if let reason { throw stopError(reason) }
    if Task.isCancelled { throw stopError(.caller) }
    connection.send(self, response)
  }

  func finish(with answer: some Message) {
    guard end() else { return }
    connection.finish(self, answer)
  }

  func finish() {
    guard end() else { return }
    connection.post(.finished(self, .complete))
  }

  func fail(_ error: any Error) {
    guard end() else { return }
    connection.post(.failed(self, error))
  }

  func sendLeading(_ metadata: Metadata) {
    guard !state.withLock({ $0.hasSent || $0.isEnded }), let meta = Wire.Meta(metadata, maximum: maximumMeta) else {
      return
    }
    connection.post(.leading(id, meta))
  }

  func setTrailing(_ metadata: Metadata) {
    guard Wire.Meta(metadata, maximum: maximumMeta) != nil else { return }
    state.withLock { $0.trailing = metadata }
  }

  var isDraining: Bool { connection.isDraining }

  // MARK: The connection's side

  /// A message of the caller's stream.
  func receive(_ message: ByteBuffer) {
    meter?.moved(received: message.readableBytes, sent: 0)
    inbox?.add(Array(message.readableBytesView))
  }

  func requestsEnded() {
    inbox?.complete()
  }

  /// What was sent has left, or will not.
  func mayWrite() {
    gate?.open()
  }

  /// Messages wait: whoever sends next waits too.
  func mustWait() {
    gate?.shut()
  }

  /// Whoever reads or writes hears why it is over.
  func stop(_ reason: StopReason) {
    state.withLock { state in
      if state.stop == nil { state.stop = reason }
    }
    inbox?.fail(stopError(reason), dropping: true)
    gate?.open()
  }

  private func end() -> Bool {
    state.withLock { state in
      defer { state.isEnded = true }
      return !state.isEnded
    }
  }

  private func stopError(_ reason: StopReason) -> RPCError { HandlerError.stopped(reason, method.name) }

  func tooLarge(_ size: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "message_too_large",
      message: "The answer of \(method.name) has \(size) bytes; the client accepts at most \(maximumMessage).",
      isNoRetry: true)
  }
}

extension Wire.Meta {
  /// Nil where it cannot travel, or is longer than the peer accepts.
  init?(_ metadata: Metadata, maximum: Int) {
    self.init(metadata.entries.map { Entry(key: $0.key, value: $0.value) })
    guard isSendable, encodedLength <= maximum else { return nil }
  }
}
