internal import Calls
internal import Logging
internal import Messages
internal import Moments
internal import NIOCore
internal import Wire

/// One connection on its event loop.
///
/// 1. Feeds what arrives and what time it is to the machine, and does what the machine says.
/// 2. Unpacks each request where it lies and runs its handler: an inline one at once, any other as a task that the
///    connection owns: cancelled by CANCEL, deadline, drain and the connection's end, and awaited before the connection
///    counts as gone.
/// 3. Gathers everything that one turn of the loop wrote into one buffer and flushes once.
/// 4. Begins no call while much of what was answered before has not left, and gives up a peer that does not read.
final class ServerConnectionHandler: ChannelInboundHandler, LoopMember, ClockMember {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How long a peer may take to read our last word.
  private static let linger = Duration.seconds(1)

  private final class Peer {
    let identity: PeerIdentity
    let maximumMessage: Int
    let maximumMeta: Int

    init(_ identity: PeerIdentity, of machine: ServerConnectionMachine) {
      self.identity = identity
      maximumMessage = machine.peerMaximumMessage
      maximumMeta = machine.peerMaximumMeta
    }
  }

  private struct RunningCall {
    var call: ServerCall
    /// Nil while the handler runs for the first time, and for an inline one.
    var task: Task<Void, Never>?
  }

  let admission: ServerAdmission
  private let logger: Logger
  private let executor: LoopExecutor
  private let onEnd: @Sendable () -> Void
  var machine: ServerConnectionMachine
  private var connection: ServerConnection?

  private var context: ChannelHandlerContext?
  var out = ByteBuffer()
  private var spare = SpareBuffer()
  private var outgoing: OutgoingBytes
  private var running = NumberTable<RunningCall>()
  private var waiting = WaitingCalls()
  /// Whether so much has not left that no call begins.
  private var isHeldUp = false
  /// Who is at the other end and what it accepts, once it has said so: asking the machine anew for every call copies it.
  private var peer: Peer?
  /// What counts the calls of each method with this peer.
  private var meters = NumberTable<any CallMeter>()
  /// When what is being worked through arrived: one look at the clock for all of it.
  private var arrived = Moment.now
  private var isActing = false
  private var isUnflushed = false
  private var isFlushing = false
  private var isEnding = false
  private var isStopped = false
  private var isGone = false
  private var lingerUntil: Moment?

  init(
    machine: ServerConnectionMachine, admission: ServerAdmission, outgoing: OutgoingBytes.Limits,
    executor: LoopExecutor, logger: Logger, onEnd: @escaping @Sendable () -> Void
  ) {
    self.machine = machine
    self.admission = admission
    self.executor = executor
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
    executor.clock.add(self)
    if isStopped { context.close(promise: nil) }
    flushLater()
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = unwrapInboundIn(data)
    executor.turn {
      arrived = .now
      machine.receive(&bytes, now: arrived, into: &out)
      act()
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { flushLater() }
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
    waiting.removeAll()
    executor.clock.remove(self)
    cancelAll()
    endIfDone()
  }

  // MARK: What other threads and handlers want

  func perform(_ command: ServerConnection.Command) {
    switch command {
    case .read(let call, let bytes): machine.read(call, bytes: bytes, into: &out)
    case .leading(let call, let meta): machine.sendMeta(call, meta, into: &out)
    case .send(let call, let message): send(call, message)
    case .finished(let call, let outcome): finish(call, outcome)
    case .failed(let call, let error): fail(call, error)
    case .drain:
      connection?.drainBegins()
      machine.drain(now: .now, into: &out)
    case .stop:
      isStopped = true
      context?.close(promise: nil)
    }
    act()
  }

  private func send(_ call: ServerCall, _ message: [UInt8]) {
    call.meter?.moved(received: 0, sent: message.count)
    switch machine.send(call.id, ByteBuffer(bytes: message)) {
    case .goOn, .gone: call.mayWrite()
    case .wait: call.mustWait()
    }
  }

  /// Packs an answer straight into what will be sent.
  func finish(_ call: ServerCall, _ answer: some Message) {
    do throws(MessageError) {
      try answer.withPacked { pack in
        guard pack.byteCount <= peer?.maximumMessage ?? 0 else {
          return end(call, .failure(call.tooLarge(pack.byteCount)))
        }
        guard running.remove(call.id) != nil else { return }
        let now = Moment.now
        let queue = call.arrived.duration(to: call.started)
        let service = call.started.duration(to: now)
        machine.finish(
          call.id, answering: pack.byteCount, trailing: trailing(of: call), queue: queue, service: service, now: now,
          into: &out, pack: pack.write)
        call.meter?.moved(received: 0, sent: pack.byteCount)
        ended(call, .success(.complete), queue: queue, service: service)
      }
    } catch {
      fail(call, error)
    }
    act()
  }

  private func finish(_ call: ServerCall, _ outcome: HandlerOutcome) {
    if case .answer(let answer) = outcome {
      guard answer.readableBytes <= peer?.maximumMessage ?? 0 else {
        return end(call, .failure(call.tooLarge(answer.readableBytes)))
      }
      call.meter?.moved(received: 0, sent: answer.readableBytes)
    }
    end(call, .success(outcome))
  }

  private func fail(_ call: ServerCall, _ error: any Error) {
    var error = error
    for interceptor in admission.interceptors { error = interceptor.callFailed(error, call.context) }
    end(
      call, .failure(HandlerError(logger: logger).rpcError(error, stop: call.stop, method: call.method.name)))
  }

  /// The call gets its END.
  private func end(_ call: ServerCall, _ result: Result<HandlerOutcome, RPCError>) {
    guard running.remove(call.id) != nil else { return }
    let now = Moment.now
    let queue = call.arrived.duration(to: call.started)
    let service = call.started.duration(to: now)
    let outcome: HandlerOutcome
    switch result {
    case .success(let success): outcome = success
    case .failure(let error):
      let (head, body) = error.end()
      outcome = .failure(head, error: body)
    }
    machine.finish(
      call.id, outcome, trailing: trailing(of: call), queue: queue, service: service, now: now, into: &out)
    ended(call, result, queue: queue, service: service)
  }

  private func trailing(of call: ServerCall) -> Wire.Meta {
    let trailing = call.trailing
    guard !trailing.entries.isEmpty else { return Wire.Meta() }
    return Wire.Meta(trailing, maximum: peer?.maximumMeta ?? 0) ?? Wire.Meta()
  }

  /// The call has its END: everybody who counts is told.
  private func ended(
    _ call: ServerCall, _ result: Result<HandlerOutcome, RPCError>, queue: Duration, service: Duration
  ) {
    admission.handlerReturned()
    if let meter = call.meter {
      var code = StatusCode.ok
      if case .failure(let error) = result { code = error.code }
      meter.ended(code, after: queue + service)
    }
    if !admission.interceptors.isEmpty { tellInterceptors(call, result, queue: queue, service: service) }
    if isGone { endIfDone() }
  }

  private func tellInterceptors(
    _ call: ServerCall, _ result: Result<HandlerOutcome, RPCError>, queue: Duration, service: Duration
  ) {
    var outcome = ServerCallOutcome(code: .ok, queue: queue, service: service)
    if case .failure(let error) = result { (outcome.code, outcome.reason) = (error.code, error.reason) }
    for interceptor in admission.interceptors.reversed() { interceptor.callEnded(call.context, outcome) }
  }

  // MARK: What the machine says

  /// Does everything that the machine wants. A handler that answers at once comes back here from within: the outermost
  /// call does what that leads to.
  private func act() {
    guard !isActing else { return }
    isActing = true
    var pace = FlushPace()
    while let action = machine.nextAction() {
      switch action {
      case .run(let request):
        guard !mustWait(request) else {
          executor.clock.schedule(by: request.deadline)
          waiting.add(request, arrived: arrived)
          break
        }
        run(request, arrived: arrived)
        if pace.isDue(bytes: out.readableBytes), out.readableBytes > 0 { flushTurn() }
      case .message(let call, let message): running[call]?.call.receive(message)
      case .halfClosed(let call): running[call]?.call.requestsEnded()
      case .writable(let call): running[call]?.call.mayWrite()
      case .cancel(let call, let reason): cancel(call, reason)
      case .close:
        isEnding = true
        waiting.removeAll()
      }
    }
    isActing = false
    if !isFlushing { flushLater() }
  }

  /// A call with one request can wait for its begin; messages of the others come in between.
  private func mustWait(_ request: ServerRequest) -> Bool {
    guard isHeldUp || out.readableBytes > OutgoingBytes.beginMark else { return false }
    return admission.methods[request.head.method]?.method.kind.streamsRequests == false
  }

  /// Begins calls that have waited, as long as there is room for what they answer.
  private func beginWaiting() {
    while !isHeldUp, out.readableBytes <= OutgoingBytes.highWater, let call = waiting.next() {
      run(call.request, arrived: call.arrived)
    }
    act()
  }

  private func cancel(_ call: UInt64, _ reason: StopReason) {
    if let running = running[call] {
      running.call.stop(reason)
      running.task?.cancel()
    } else if let waited = waiting.remove(call) {
      var error = HandlerError.stopped(reason, "The call")
      error.message = "The call had not begun, because answers before it are not read."
      error.isNotProcessed = true
      refuse(waited, error)
    }
  }

  /// Ends a call that never began.
  private func refuse(_ waited: WaitingCalls.Call, _ error: RPCError) {
    if let method = admission.methods[waited.request.head.method]?.method, let peer {
      meter(of: method, peer)?.refused(error.code)
    }
    let (head, body) = error.end()
    let now = Moment.now
    machine.finish(
      waited.request.call, .failure(head, error: body), queue: waited.arrived.duration(to: now), service: .zero,
      now: now, into: &out)
  }

  private func greet() -> Peer? {
    guard let identity = machine.peer else { return nil }
    let made = Peer(identity, of: machine)
    peer = made
    return made
  }

  private func run(_ request: ServerRequest, arrived: Moment) {
    // A flush on the way here may have ended the connection.
    guard !isGone else { return }
    guard let peer = peer ?? greet(), let connection, let entry = admission.methods[request.head.method] else {
      preconditionFailure("A request was admitted without a peer or a method.")
    }
    let method = entry.method
    let meter = meter(of: method, peer)
    // Only for interceptors, because a copy costs.
    var begun: CallContext?
    do throws(RPCError) {
      var context = try ContextEntry.read(request, of: peer.identity, method: method)
      if !admission.interceptors.isEmpty {
        begun = context
        for interceptor in admission.interceptors { try interceptor.callBegins(&context) }
      }
      let call = ServerCall(
        request, context, connection: connection, maximumMessage: peer.maximumMessage,
        maximumMeta: peer.maximumMeta, arrived: arrived, started: .now, meter: meter)
      admission.handlerStarted()
      if let meter {
        meter.began()
        if !method.kind.streamsRequests { meter.moved(received: request.message.readableBytes, sent: 0) }
      }
      running.add(request.call, RunningCall(call: call))
      executor.clock.schedule(by: request.deadline)
      let task = request.message.withUnsafeReadableBytes { entry.handler.start(call, $0, executor) }
      // It may have ended already.
      if let task, let index = running.index(of: request.call) { running[at: index].task = task }
    } catch {
      meter?.refused(error.code)
      let (head, body) = error.end()
      machine.finish(
        request.call, .failure(head, error: body), queue: .zero, service: .zero, now: .now, into: &out)
      guard let begun else { return }
      let outcome = ServerCallOutcome(code: error.code, reason: error.reason, queue: .zero, service: .zero)
      for interceptor in admission.interceptors.reversed() { interceptor.callEnded(begun, outcome) }
    }
  }

  private func meter(of method: MethodDescription, _ peer: Peer) -> (any CallMeter)? {
    if let known = meters[method.id] { return known }
    guard let observer = admission.observer else { return nil }
    let meter = observer.meter(method: method.name, peer: peer.identity.service)
    meters[method.id] = meter
    return meter
  }

  private func cancelAll() {
    for (_, running) in running.sorted {
      running.call.stop(.caller)
      running.task?.cancel()
    }
  }

  func look(now: Moment) -> Moment? {
    machine.tick(now: now, into: &out)
    act()
    guard let context else { return nil }
    let hasLingered = lingerUntil.map { now >= $0 } ?? false
    if hasLingered || outgoing.isStuck(unsent: OutgoingBytes.unsent(context.channel), now: now) {
      context.close(promise: nil)
    }
    return machine.nextDeadline
  }

  // MARK: Sending

  private func flushLater() {
    guard !isUnflushed, context != nil else { return }
    isUnflushed = true
    executor.flushLater(self)
  }

  /// Hands what was written to the channel, and as much of the waiting answers as there is room for.
  func flushTurn() {
    isUnflushed = false
    guard let context, lingerUntil == nil else { return }
    isFlushing = true
    defer { isFlushing = false }
    while true {
      let unsent = OutgoingBytes.unsent(context.channel)
      guard unsent + out.readableBytes <= outgoing.limits.unsent else { return context.close(promise: nil) }
      if unsent == 0 { spare.isSent() }
      isHeldUp = unsent > OutgoingBytes.beginMark
      if !waiting.isEmpty { beginWaiting() }
      let room = OutgoingBytes.highWater - unsent - out.readableBytes
      if room > 0 {
        machine.fill(into: &out, room: room, now: .now)
        act()
      }
      // Gathered in one piece until the channel has room: many small ones would cost far more than their bytes.
      guard out.readableBytes > 0, !isHeldUp, !isEnding else { break }
      write(promise: nil)
    }
    if isEnding { end() }
  }

  private func write(promise: EventLoopPromise<Void>?) {
    // Emptied first: a flush can change the writability and so come back here before it returns.
    let bytes = out
    out = spare.take()
    outgoing.handOver(bytes.readableBytes)
    context?.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
    spare.keep(bytes)
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
