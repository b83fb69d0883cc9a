public import Moments
public import NIOCore

/// One connection at the client: which calls are open, what the server may say now, and what callers are told.
///
/// It owns no socket, clock, task or lock. Bytes and the time come in as arguments; what is to be sent is appended to
/// `out`; the rest is queued as `ClientAction`s and taken with `nextAction`, in order, after every event. Every call that
/// was started gets exactly one `.finished`.
public struct ClientConnectionMachine: Sendable {
  enum Phase: Equatable {
    /// The server's preamble and SETTINGS have not all arrived. Ends in `serving` or `closing`.
    case opening(since: Moment)
    /// Calls may be started. Ends in `draining` or `closing`.
    case serving
    /// GOAWAY was sent: no call is started, those that are open run on. Ends in `closing` with the last.
    case draining
    /// The last word is written. What still arrives is dropped.
    case closing
  }

  /// One call from its start to its END.
  struct Call {
    let shape: CallShape
    var deadline: Moment?
    /// Its REQUEST was not written yet: it is in `short` or in `openings`.
    var isUnwritten = true
    var sendWindow: Int
    var incoming: IncomingFlow
    /// Our last message was added.
    var isHalfClosed: Bool
    /// A frame of the answer arrived: metadata is leading no more.
    var isAnswering = false
    /// The caller was told already; only the slot is still taken.
    var isAbandoned = false
  }

  let settings: SettingsValues
  let meta: Meta
  let limits: ClientConnectionLimits

  var phase: Phase
  public internal(set) var peerSettings = SettingsValues.initial
  var hasPreamble = false
  var decoder = FrameDecoder()
  var watch = ArrivalWatch()
  var bucket: NuisanceBucket
  var credit: CreditBudget
  var outgoing = OutgoingMessages()
  /// Requests of one frame, which need no turns, window or parts: in the order of their start.
  var short = CircularBuffer<(call: UInt64, request: ClientRequest)>()
  /// What the REQUESTs of the others will say, without their messages, which are in `outgoing`.
  var openings: [UInt64: ClientRequest] = [:]
  private var actions = ActionQueue<ClientAction>()

  var calls = NumberTable<Call>()
  var lastCall: UInt64 = 0
  /// No open call's deadline is earlier. Calls that ended leave it too early, which costs one look for nothing.
  var earliestDeadline: Moment?
  var heardAt: Moment
  var pingedAt: Moment?
  var pings: UInt64 = 0

  public init(
    settings: SettingsValues, meta: Meta, limits: ClientConnectionLimits = ClientConnectionLimits(),
    now: Moment
  ) {
    self.settings = settings
    self.meta = meta
    self.limits = limits
    self.phase = .opening(since: now)
    self.bucket = NuisanceBucket(now: now)
    self.credit = CreditBudget(
      total: limits.creditBudget, maximumMessage: Int(settings.maximumMessage), window: Int(settings.window))
    self.heardAt = now
  }

  /// The next thing to be done; nil when there is none.
  public mutating func nextAction() -> ClientAction? { actions.next() }

  mutating func emit(_ action: ClientAction) { actions.append(action) }

  /// Calls without an END, those that nobody waits for included.
  public var openCalls: Int { calls.count }

  /// Whether the last word is written.
  public var isClosing: Bool { phase == .closing }

  /// When the next deadline of a call may pass; nil where no call is open.
  public var nextDeadline: Moment? { calls.isEmpty ? nil : earliestDeadline }

  /// Writes our preamble and SETTINGS. To be called once, first.
  public mutating func open(into out: inout ByteBuffer) {
    out.writeBytes(Preamble.bytes)
    out.writeFrame(.settings(SettingsFrame(pairs: settings.pairs, meta: meta)))
  }

  /// Ends the connection from our side and tells every caller.
  public mutating func close(_ reason: ClientCloseReason) {
    guard !isClosing else { return }
    phase = .closing
    failAll(processedUpTo: nil)
    emit(.close(reason))
  }

  /// The channel is gone, for whatever reason.
  public mutating func connectionEnded() {
    guard !isClosing else { return }
    phase = .closing
    failAll(processedUpTo: nil)
  }

  /// We leave: no more calls are started; the connection ends with the last one.
  public mutating func drain(into out: inout ByteBuffer) {
    switch phase {
    case .opening: close(.done)
    case .serving:
      phase = .draining
      giveBackUnwritten()
      out.writeFrame(.goAway(GoAwayFrame(lastCall: 0, code: .drain)))
      emit(.retired)
      closeIfDone()
    case .draining, .closing: break
    }
  }

  /// What is not written yet goes to another connection, because no REQUEST may follow our GOAWAY; what was sent runs on.
  private mutating func giveBackUnwritten() {
    for id in calls.sorted.filter({ $0.value.isUnwritten }).map(\.id) {
      calls[id] = nil
      openings[id] = nil
      outgoing.remove(id)
      emit(.finished(call: id, .notProcessed))
      emit(.slotFreed)
    }
  }

  mutating func closeIfDone() {
    if phase == .draining, calls.isEmpty { close(.done) }
  }

  /// Tells all callers. With `processedUpTo`, the server has said that it did not look at later calls.
  mutating func failAll(processedUpTo: UInt64?) {
    let open = calls
    calls.removeAll()
    outgoing = OutgoingMessages()
    short.removeAll()
    openings = [:]
    for (id, call) in open.sorted where !call.isAbandoned {
      // A call that was answered in part was seen, whatever the server says.
      let isUnseen = call.isUnwritten || (!call.isAnswering && processedUpTo.map { id > $0 } ?? false)
      emit(.finished(call: id, isUnseen ? .notProcessed : .connectionLost))
    }
  }

  mutating func fail(_ fault: ProtocolFault, into out: inout ByteBuffer) {
    guard !isClosing else { return }
    out.writeFrame(.goAway(GoAwayFrame(lastCall: 0, code: fault.code, text: fault.rule)))
    close(.fault(fault))
  }
}
