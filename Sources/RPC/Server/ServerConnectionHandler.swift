internal import Calls
internal import Logging
internal import NIOCore
internal import Wire

/// One connection on its event loop.
///
/// 1. Feeds what arrives and what time it is to the machine, and does what the machine says.
/// 2. Runs each call's handler as a task that the connection owns: cancelled by CANCEL, deadline, drain and the
///    connection's end, and awaited before the connection counts as gone.
/// 3. Gathers everything that one turn of the loop wrote into one buffer and flushes once.
/// 4. Gives up a peer that does not read.
///
/// No timer is set per call: one tick of 50 ms looks at every deadline.
final class ServerConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  static let tick = TimeAmount.milliseconds(50)
  /// How long a peer may take to read our last word.
  private static let linger = Duration.seconds(1)

  private struct RunningCall {
    var task: Task<Void, Never>
    var method: MethodDescription
    var stop: StopReason?
  }

  private let admission: ServerAdmission
  private let logger: Logger
  private let onEnd: @Sendable () -> Void
  private var machine: ServerConnectionMachine
  private var connection: ServerConnection?

  private var context: ChannelHandlerContext?
  private var out = ByteBuffer()
  private var outgoing: OutgoingBytes
  private var ticker: RepeatedTask?
  private var running: [UInt64: RunningCall] = [:]
  private var isEnding = false
  private var isStopped = false
  private var isGone = false
  private var lingerUntil: ContinuousClock.Instant?

  init(
    machine: ServerConnectionMachine, admission: ServerAdmission, outgoing: OutgoingBytes.Limits, logger: Logger,
    onEnd: @escaping @Sendable () -> Void
  ) {
    self.machine = machine
    self.admission = admission
    self.logger = logger
    self.onEnd = onEnd
    self.outgoing = OutgoingBytes(limits: outgoing, now: .now)
  }

  /// Ties the handler to what other threads hold of it, until the connection has ended.
  func attach(_ connection: ServerConnection) {
    self.connection = connection
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    ticker = context.eventLoop.scheduleRepeatedTask(initialDelay: Self.tick, delay: Self.tick) { _ in
      bound.value.look()
    }
    if isStopped { context.close(promise: nil) }
    flush()
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    perform(machine.receive(&bytes, now: .now, into: &out))
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    flush()
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { flush() }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    logger.debug("A connection failed.", metadata: ["error_type": "\(type(of: error))"])
    context.close(promise: nil)
  }

  /// Comes for every channel, also for one that was closed before it was active.
  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    isGone = true
    ticker?.cancel()
    cancelAll()
    endIfDone()
  }

  func perform(_ commands: [ServerConnection.Command]) {
    for command in commands {
      switch command {
      case .finished(let handlerReturn): finish(handlerReturn)
      case .drain: perform(machine.drain(now: .now, into: &out))
      case .stop:
        isStopped = true
        context?.close(promise: nil)
      }
    }
    flush()
    endIfDone()
  }

  private func perform(_ actions: [ServerAction]) {
    for action in actions {
      switch action {
      case .run(let request): run(request)
      case .cancel(let call, let reason):
        running[call]?.stop = reason
        running[call]?.task.cancel()
      case .close: isEnding = true
      }
    }
  }

  private func run(_ request: ServerRequest) {
    guard let peer = machine.peer, let connection, let handler = admission.methods[request.head.method] else {
      preconditionFailure("A request was admitted without a peer or a method.")
    }
    let call = request.call
    do throws(RPCError) {
      let context = try ContextEntry.read(request, of: peer, method: handler.method)
      admission.handlerStarted()
      let task = start(handler, request, context, connection)
      running[call] = RunningCall(task: task, method: handler.method)
    } catch {
      admission.tell(handler.method.name, peer, error.code)
      answer(call, .failure(error), queue: .zero, service: .zero)
    }
  }

  /// An inline handler runs here and now and has returned when this does; any other runs as a task of its own.
  private func start(
    _ handler: MethodHandler, _ request: ServerRequest, _ context: CallContext, _ connection: ServerConnection
  ) -> Task<Void, Never> {
    let arrived = ContinuousClock.now
    let serve: @Sendable () async -> Void = {
      let started = ContinuousClock.now
      let result: Result<[UInt8], any Error>
      do {
        let answer = try await CallContext.$current.withValue(context) {
          try await handler.serve(request.message, context)
        }
        result = .success(answer)
      } catch {
        result = .failure(error)
      }
      connection.post(
        .finished(
          ServerConnection.HandlerReturn(
            call: request.call, result: result, queue: arrived.duration(to: started),
            service: started.duration(to: .now))))
    }
    switch handler.method.execution {
    case .inline: return Task.immediate(operation: serve)
    case .asynchronous: return Task(operation: serve)
    }
  }

  private func finish(_ handlerReturn: ServerConnection.HandlerReturn) {
    guard let call = running.removeValue(forKey: handlerReturn.call), let peer = machine.peer else { return }
    admission.handlerReturned()
    let result = result(of: handlerReturn, call)
    let code: StatusCode
    switch result {
    case .success: code = .ok
    case .failure(let error): code = error.code
    }
    admission.tell(call.method.name, peer, code, handlerReturn.queue + handlerReturn.service)
    answer(handlerReturn.call, result, queue: handlerReturn.queue, service: handlerReturn.service)
  }

  private func result(
    of handlerReturn: ServerConnection.HandlerReturn, _ call: RunningCall
  ) -> Result<[UInt8], RPCError> {
    switch handlerReturn.result {
    case .success(let answer) where answer.count > machine.peerMaximumMessage:
      return .failure(
        RPCError(
          .resourceExhausted, reason: "message_too_large",
          message:
            "The answer of \(call.method.name) has \(answer.count) bytes; the client accepts at most \(machine.peerMaximumMessage).",
          isNoRetry: true))
    case .success(let answer): return .success(answer)
    case .failure(let error):
      return .failure(
        HandlerError(logger: logger).rpcError(error, stop: call.stop, method: call.method.name))
    }
  }

  private func answer(_ call: UInt64, _ result: Result<[UInt8], RPCError>, queue: Duration, service: Duration) {
    let outcome: HandlerOutcome
    switch result {
    case .success(let answer): outcome = .answer(answer)
    case .failure(let error):
      let (head, body) = error.end()
      outcome = .failure(head, error: body)
    }
    perform(machine.finish(call, outcome, queue: queue, service: service, now: .now, into: &out))
  }

  private func cancelAll() {
    for call in running.keys {
      if running[call]?.stop == nil { running[call]?.stop = .caller }
      running[call]?.task.cancel()
    }
  }

  private func look() {
    let now = ContinuousClock.now
    perform(machine.tick(now: now, into: &out))
    flush()
    guard let context else { return }
    let hasLingered = lingerUntil.map { now >= $0 } ?? false
    if hasLingered || outgoing.isStuck(unsent: OutgoingBytes.unsent(context.channel), now: now) {
      context.close(promise: nil)
    }
  }

  /// Hands what was written to the channel, and as much of the waiting answers as there is room for.
  private func flush() {
    guard let context, lingerUntil == nil else { return }
    while true {
      let unsent = OutgoingBytes.unsent(context.channel)
      guard unsent <= outgoing.limits.unsent else { return context.close(promise: nil) }
      let room = OutgoingBytes.highWater - unsent - out.readableBytes
      if room > 0 { perform(machine.fill(into: &out, room: room, now: .now)) }
      guard out.readableBytes > 0, !isEnding else { break }
      write(promise: nil)
    }
    if isEnding { end() }
  }

  private func write(promise: EventLoopPromise<Void>?) {
    // Emptied first: a flush can change the writability and so come back here before it returns.
    let bytes = out
    out = ByteBuffer()
    outgoing.handOver(bytes.readableBytes)
    context?.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
  }

  /// The last word: sent whole before our direction is closed. The peer gets a moment to read it, because closing with
  /// unread bytes of its own would throw it away.
  private func end() {
    guard let context, lingerUntil == nil else { return }
    lingerUntil = .now + outgoing.limits.stall
    cancelAll()
    let promise = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    promise.futureResult.whenComplete { _ in bound.value.lastWordSent() }
    write(promise: promise)
  }

  private func lastWordSent() {
    guard let context else { return }
    lingerUntil = .now + Self.linger
    context.close(mode: .output, promise: nil)
  }

  /// The connection is gone when its channel is closed and its last handler has returned.
  private func endIfDone() {
    guard isGone, running.isEmpty, connection != nil else { return }
    connection = nil
    onEnd()
  }
}
