internal import Calls
internal import Moments
internal import NIOCore
internal import Synchronization
internal import Wire

/// One attempt of a call on its way through a connection, between the caller's task and the connection's event loop.
///
/// It comes to exactly one `Outcome`, which the loop sets.
final class ClientCall: CallStream {
  enum Outcome: Sendable {
    case ended(CallResult)
    case messageTooLarge(limit: Int)
    case metadataTooLarge(limit: Int)
  }

  private struct State {
    /// Its number on the connection, once it has one.
    var number: UInt64?
    var isCancelled = false
    var outcome: Outcome?
    var waiting: CallContinuation<Outcome>?
  }

  let started: Moment
  private let plan: CallPlan
  private let attempt: Int
  private let connection: ClientConnection
  private let state = Mutex(State())
  private let inbox: MessageInbox?
  private let gate: WriterGate?

  init(_ plan: CallPlan, attempt: Int, on connection: ClientConnection, started: Moment) {
    self.plan = plan
    self.attempt = attempt
    self.started = started
    self.connection = connection
    inbox = plan.isStream ? MessageInbox() : nil
    gate = plan.method.kind.streamsRequests ? WriterGate() : nil
  }

  /// What is sent first.
  var request: ClientRequest { plan.request(attempt: attempt) }
  /// When the caller stops waiting, where it does.
  var deadline: Moment? { plan.deadline }
  /// Whether messages come or go one by one.
  var isStream: Bool { plan.isStream }

  // MARK: The caller's side

  /// Sends the request and waits for what becomes of it. The task's cancellation sends CANCEL.
  func outcome() async -> Outcome {
    await withTaskCancellationHandler {
      await withCallContinuation { continuation in
        state.withLock { $0.waiting = continuation }
        connection.post(.start(self))
      }
    } onCancel: {
      cancel()
    }
  }

  /// Opens a stream: its messages come through `next`.
  func begin() {
    connection.post(.start(self))
  }

  /// Set before the connection is told, so that a cancellation that overtakes its own call is still seen.
  func cancel(_ reason: CancelReason = .caller) {
    state.withLock { $0.isCancelled = true }
    connection.post(.cancel(self, reason))
  }

  func send(_ message: [UInt8]) async throws(RPCError) {
    guard let gate else { preconditionFailure("\(plan.method.name) has one request.") }
    guard message.count <= connection.maximumMessage else {
      throw CallError.requestTooLarge(plan.method, size: message.count, limit: connection.maximumMessage)
    }
    await gate.pass()
    if Task.isCancelled { throw CallError.cancelled(plan.method) }
    let (isCancelled, outcome) = state.withLock { ($0.isCancelled, $0.outcome) }
    if isCancelled { throw CallError.cancelled(plan.method) }
    if let outcome { throw error(of: outcome) ?? CallError.ended(plan.method) }
    plan.meter?.moved(received: 0, sent: message.count)
    connection.send(self, message)
  }

  func finishSending() {
    guard gate != nil else { return }
    connection.post(.halfClose(self))
  }

  func next() async throws(RPCError) -> [UInt8]? {
    guard let inbox else { preconditionFailure("\(plan.method.name) does not stream.") }
    guard let message = try await inbox.next(cancelled: CallError.cancelled(plan.method)) else { return nil }
    connection.post(.read(self, bytes: message.count))
    return message
  }

  // MARK: The connection's side

  var number: UInt64? { state.withLock { $0.number } }
  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  func started(as number: UInt64) {
    state.withLock { $0.number = number }
  }

  func receive(_ message: ByteBuffer) {
    plan.meter?.moved(received: message.readableBytes, sent: 0)
    inbox?.add(Array(message.readableBytesView))
  }

  func receiveLeading(_ meta: Wire.Meta) {
    plan.report?.update { $0.leading = Metadata(meta) }
  }

  func mayWrite() { gate?.open() }

  func mustWait() { gate?.shut() }

  func end(_ outcome: Outcome, trailing: Wire.Meta = Wire.Meta()) {
    let waiting = state.withLock { state -> CallContinuation<Outcome>? in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      defer { state.waiting = nil }
      return state.waiting
    }
    plan.note(outcome, trailing: trailing)
    if let inbox {
      // A stream's answer is its last message.
      if case .ended(.answer(let message, _)) = outcome { receive(message) }
      if let error = error(of: outcome) {
        inbox.fail(error, dropping: isCancelled)
      } else {
        inbox.complete()
      }
    }
    gate?.open()
    waiting?.resume(returning: outcome)
  }

  /// What the caller is told; nil where the call ended well.
  func error(of outcome: Outcome) -> RPCError? {
    switch outcome {
    case .messageTooLarge(let limit):
      CallError.requestTooLarge(plan.method, size: plan.messageLength, limit: limit)
    case .metadataTooLarge(let limit):
      CallError.metadataTooLarge(plan.method, size: plan.metaLength, limit: limit)
    case .ended(let result): CallError.of(result, plan)
    }
  }
}
