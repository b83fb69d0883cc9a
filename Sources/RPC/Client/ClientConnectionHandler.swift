internal import Logging
internal import NIOCore
internal import Wire

/// One connection on its event loop.
///
/// 1. Feeds what arrives, what callers ask and what time it is to the machine, and does what the machine says.
/// 2. Resumes every caller exactly once, also when the connection ends.
/// 3. Tells the pool of places that became free and of its own end.
/// 4. Gathers everything that one turn of the loop wrote into one buffer and flushes once.
final class ClientConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let pool: ConnectionPool
  private let logger: Logger
  private var machine: ClientConnectionMachine
  private var connection: ClientConnection?

  private var context: ChannelHandlerContext?
  private var out = ByteBuffer()
  private var outgoing: OutgoingBytes
  private var ticker: RepeatedTask?
  private var records: [UInt64: CallRecord] = [:]
  private var calls: [ObjectIdentifier: UInt64] = [:]
  private var closeReason: ClientCloseReason?

  init(machine: ClientConnectionMachine, pool: ConnectionPool, logger: Logger) {
    self.machine = machine
    self.pool = pool
    self.logger = logger
    self.outgoing = OutgoingBytes(now: .now)
  }

  /// Ties the handler to what other threads hold of it, until the connection has ended.
  func attach(_ connection: ClientConnection) {
    self.connection = connection
  }

  func channelActive(context: ChannelHandlerContext) {
    self.context = context
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    let tick = ServerConnectionHandler.tick
    ticker = context.eventLoop.scheduleRepeatedTask(initialDelay: tick, delay: tick) { _ in bound.value.look() }
    if machine.isClosing {
      // Told to close before there was anything to close.
      context.close(promise: nil)
    } else {
      machine.open(into: &out)
      flush()
    }
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
    ticker?.cancel()
    perform(machine.connectionEnded())
    guard let connection else { return }
    self.connection = nil
    let reason = closeReason ?? .silence
    pool.retired(connection.id)
    connection.opened.set(.failed(reason))
    connection.retired.set(reason)
    connection.closed.set(())
  }

  func perform(_ commands: [ClientConnection.Command]) {
    for command in commands {
      switch command {
      case .start(let record): start(record)
      case .cancel(let record):
        if let call = calls[ObjectIdentifier(record)] { perform(machine.cancel(call, .caller, into: &out)) }
      case .close: perform(machine.close(.done))
      }
    }
    flush()
  }

  private func start(_ record: CallRecord) {
    guard !record.isCancelled else { return refuse(record, .ended(.cancelled)) }
    switch machine.start(record.request) {
    case .started(let call):
      records[call] = record
      calls[ObjectIdentifier(record)] = call
    case .notAccepting: refuse(record, .ended(.notProcessed))
    case .messageTooLarge(let limit): refuse(record, .messageTooLarge(limit: limit))
    case .metaTooLarge(let limit): refuse(record, .metadataTooLarge(limit: limit))
    }
  }

  /// The call never was the machine's, so its place is given back here.
  private func refuse(_ record: CallRecord, _ outcome: CallRecord.Outcome) {
    record.resume(outcome)
    if let connection { pool.placeFreed(connection.id) }
  }

  private func perform(_ actions: [ClientAction]) {
    for action in actions {
      switch action {
      case .ready(let maximumCalls):
        guard let connection else { break }
        pool.ready(connection, places: maximumCalls)
        connection.opened.set(.ready)
      case .finished(let call, let result):
        guard let record = records.removeValue(forKey: call) else { break }
        calls[ObjectIdentifier(record)] = nil
        record.resume(.ended(result))
      case .slotFreed:
        if let connection { pool.placeFreed(connection.id) }
      case .retired:
        guard let connection else { break }
        pool.retired(connection.id)
        connection.retired.set(nil)
      case .close(let reason):
        closeReason = reason
        if let connection { pool.retired(connection.id) }
        flush()
        context?.close(promise: nil)
      }
    }
  }

  private func look() {
    let now = ContinuousClock.now
    perform(machine.tick(now: now, into: &out))
    flush()
    guard let context else { return }
    if outgoing.isStuck(unsent: OutgoingBytes.unsent(context.channel), now: now) { context.close(promise: nil) }
  }

  /// Hands what was written to the channel, and as much of the waiting requests as there is room for.
  private func flush() {
    guard let context else { return }
    while true {
      let room = OutgoingBytes.highWater - OutgoingBytes.unsent(context.channel) - out.readableBytes
      if room > 0 { machine.fill(into: &out, room: room, now: .now) }
      guard out.readableBytes > 0 else { return }
      // Emptied first: a flush can change the writability and so come back here before it returns.
      let bytes = out
      out = ByteBuffer()
      outgoing.handOver(bytes.readableBytes)
      context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }
  }
}
