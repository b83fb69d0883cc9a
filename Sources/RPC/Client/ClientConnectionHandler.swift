internal import Logging
internal import Moments
internal import NIOCore
internal import Wire

/// One connection on its event loop.
///
/// 1. Feeds what arrives, what callers ask and what time it is to the machine, and does what the machine says.
/// 2. Tells every caller exactly once, also when the connection ends.
/// 3. Tells the pool of places that became free and of its own end.
/// 4. Gathers everything that one turn of the loop wrote into one buffer and flushes once.
final class ClientConnectionHandler: ChannelInboundHandler, LoopMember, ClockMember {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let pool: ConnectionPool
  private let logger: Logger
  private let executor: LoopExecutor
  private var machine: ClientConnectionMachine
  private var connection: ClientConnection?

  private var context: ChannelHandlerContext?
  private var out = ByteBuffer()
  private var spare = SpareBuffer()
  private var outgoing: OutgoingBytes
  private var calls = NumberTable<ClientCall>()
  /// When what is being worked through arrived: one look at the clock for all of it.
  private var arrived = Moment.now
  private var isActing = false
  private var isUnflushed = false
  private var isFlushing = false
  private var closeReason: ClientCloseReason?

  init(machine: ClientConnectionMachine, pool: ConnectionPool, executor: LoopExecutor, logger: Logger) {
    self.machine = machine
    self.pool = pool
    self.executor = executor
    self.logger = logger
    self.outgoing = OutgoingBytes(now: .now)
  }

  /// Ties the handler to what other threads hold of it, until the connection has ended.
  func attach(_ connection: ClientConnection) {
    self.connection = connection
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    executor.clock.add(self)
    if machine.isClosing {
      // Told to close before there was anything to close.
      context.close(promise: nil)
    } else {
      machine.open(into: &out)
      flushLater()
    }
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
    if CertificateRefusal.isMeant(by: error) { closeReason = .goAway(.unauthorized, text: CertificateRefusal.text) }
    logger.debug("A connection failed.", metadata: ["error_type": "\(type(of: error))"])
    context.close(promise: nil)
  }

  /// Comes for every channel, also for one that was closed before it was active.
  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    executor.clock.remove(self)
    machine.connectionEnded()
    act()
    guard let connection else { return }
    self.connection = nil
    let reason = closeReason ?? .silence
    pool.retired(connection.id)
    connection.opened.set(.failed(reason))
    connection.retired.set(reason)
    connection.closed.set(())
  }

  func perform(_ command: ClientConnection.Command) {
    switch command {
    case .start(let call): start(call)
    case .send(let call, let message): send(call, message)
    case .halfClose(let call):
      if let number = call.number { machine.halfClose(number) }
    case .read(let call, let bytes):
      if let number = call.number { machine.read(number, bytes: bytes, into: &out) }
    case .cancel(let call, let reason):
      if let number = call.number { machine.cancel(number, reason, into: &out) }
    case .drain: machine.drain(into: &out)
    case .close: machine.close(.done)
    }
    act()
  }

  private func start(_ call: ClientCall) {
    guard !call.isCancelled else { return refuse(call, .ended(.cancelled)) }
    switch machine.start(call.request) {
    case .started(let number):
      call.started(as: number)
      calls.add(number, call)
      if let deadline = call.deadline { executor.clock.schedule(by: deadline) }
    case .notAccepting: refuse(call, .ended(.notProcessed))
    case .messageTooLarge(let limit): refuse(call, .messageTooLarge(limit: limit))
    case .metaTooLarge(let limit): refuse(call, .metadataTooLarge(limit: limit))
    }
  }

  private func send(_ call: ClientCall, _ message: [UInt8]) {
    guard let number = call.number else { return call.mayWrite() }
    switch machine.send(number, ByteBuffer(bytes: message)) {
    case .goOn, .gone: call.mayWrite()
    case .wait: call.mustWait()
    }
  }

  /// The call never was the machine's, so its place is given back here.
  private func refuse(_ call: ClientCall, _ outcome: ClientCall.Outcome) {
    call.end(outcome)
    if let connection { pool.placeFreed(connection.id) }
  }

  /// Does everything that the machine wants. A caller that is told may come back here from within: the outermost call
  /// does what that leads to.
  private func act() {
    guard !isActing else { return }
    isActing = true
    while let action = machine.nextAction() { perform(action) }
    isActing = false
    if !isFlushing { flushLater() }
  }

  private func perform(_ action: ClientAction) {
    switch action {
    case .ready(let maximumCalls):
      guard let connection else { break }
      connection.serverAccepts(Int(machine.peerSettings.maximumMessage))
      pool.ready(connection, places: maximumCalls)
      connection.opened.set(.ready)
    case .leading(let call, let meta): calls[call]?.receiveLeading(meta)
    case .message(let call, let message): calls[call]?.receive(message)
    case .writable(let call): calls[call]?.mayWrite()
    case .finished(let number, let result, let trailing):
      guard let call = calls.remove(number) else { break }
      judge(call, result)
      call.end(.ended(result), trailing: trailing)
    case .slotFreed:
      if let connection { pool.placeFreed(connection.id) }
    case .retired:
      guard let connection else { break }
      pool.retired(connection.id)
      connection.retired.set(nil)
    case .close(let reason):
      closeReason = reason
      if let connection { pool.retired(connection.id) }
      flushTurn()
      context?.close(promise: nil)
    }
  }

  /// What the call's end says about its server.
  private func judge(_ call: ClientCall, _ result: CallResult) {
    guard let connection else { return }
    switch result {
    case .answer(_, let head), .complete(let head):
      answered(call, head, connection)
    case .failure(let head, _):
      // Unavailable for another reason than that it leaves: it does not do its work.
      let isLeaving = head.bits.contains(.notProcessed)
      if head.code == 14, !isLeaving { pool.failed(at: connection.address) } else { answered(call, head, connection) }
    case .expired, .connectionLost: pool.failed(at: connection.address)
    case .cancelled, .notProcessed, .answerTooLarge, .answerMalformed: break
    }
  }

  private func answered(_ call: ClientCall, _ head: EndHead, _ connection: ClientConnection) {
    // A stream takes as long as it takes.
    let latency = !call.isStream ? call.started.seconds(to: arrived) : nil
    pool.answered(connection.id, latency: latency, load: head.load)
  }

  func look(now: Moment) -> Moment? {
    machine.tick(now: now, into: &out)
    act()
    guard let context else { return nil }
    if outgoing.isStuck(unsent: OutgoingBytes.unsent(context.channel), now: now) { context.close(promise: nil) }
    return machine.nextDeadline
  }

  private func flushLater() {
    guard !isUnflushed, context != nil else { return }
    isUnflushed = true
    executor.flushLater(self)
  }

  /// Hands what was written to the channel, and as much of the waiting requests as there is room for.
  func flushTurn() {
    isUnflushed = false
    guard let context else { return }
    isFlushing = true
    defer { isFlushing = false }
    while true {
      let unsent = OutgoingBytes.unsent(context.channel)
      if unsent == 0 { spare.isSent() }
      let room = OutgoingBytes.highWater - unsent - out.readableBytes
      if room > 0 {
        machine.fill(into: &out, room: room, now: .now)
        act()
      }
      guard out.readableBytes > 0 else { return }
      // Emptied first: a flush can change the writability and so come back here before it returns.
      let bytes = out
      out = spare.take()
      outgoing.handOver(bytes.readableBytes)
      context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
      spare.keep(bytes)
    }
  }
}
