public import Moments
internal import NIOCore

/// One connection at the server: which frame is lawful now, what it leads to, and what is answered.
///
/// It owns no socket, clock, task or lock. Bytes and the time come in as arguments; answers are appended to `out`; what
/// only the outside can do is queued as `ServerAction`s and taken with `nextAction`, in order, after every event. Every
/// REQUEST that came in gets exactly one END, unless the connection ends first. `docs/wire.md` is the specification.
public struct ServerConnectionMachine: Sendable {
  enum Phase: Equatable {
    /// The peer's preamble and SETTINGS have not all arrived. Ends in `serving`, `draining` or `closing`.
    case opening(since: Moment)
    /// Calls are taken. Ends in `draining` or `closing`.
    case serving
    /// GOAWAY(drain) was sent; calls already sent still arrive and run. At `until` the handlers are cancelled, and
    /// `isCancelled` is set. Ends in `closing`.
    case draining(until: Moment, isCancelled: Bool)
    /// The last word is written. What still arrives is dropped.
    case closing
  }

  /// One call from its REQUEST to its END.
  ///
  /// What few calls have is behind a reference: the table of calls moves its entries with every call.
  struct Call {
    enum Stage {
      /// Parts of the one message are arriving. A call with a stream of requests is never in this stage.
      indirect case receiving(RequestHead, Meta)
      /// The handler runs; it may have been told to stop.
      case running(isStopped: Bool)
      /// The handler is done; its last messages wait for room or credit, and END behind them.
      indirect case ending(EndFrame)
    }

    /// What END will say instead of what the handler comes to.
    enum Verdict {
      /// The client's stream broke a rule, whatever the handler comes to.
      indirect case fault(Refusal)
      /// The stop threw away messages that the handler had sent: it cannot end well.
      indirect case loss(Refusal)
    }

    var stage: Stage
    let shape: CallShape
    var deadline: Moment
    var incoming: IncomingFlow
    /// Body bytes that the peer lets us send in this call, until messages of it wait in `outgoing`, which counts on.
    var sendWindow: Int
    /// Bytes of the call's messages that are charged to the connection.
    var heldBytes = 0
    var isCancelledByPeer = false
    var verdict: Verdict?
  }

  let settings: SettingsValues
  let meta: Meta
  let limits: ServerConnectionLimits
  let policy: any ServerPolicy

  var phase: Phase
  var peerSettings = SettingsValues.initial
  /// Nil until the peer's SETTINGS were accepted.
  public internal(set) var peer: PeerIdentity?
  var isOpeningWritten = false
  var hasPreamble = false
  var peerSaidGoodbye = false
  /// Set by `drain` while the handshake is still going on.
  var drainWanted: Moment?

  var decoder = FrameDecoder()
  var watch = ArrivalWatch()
  var bucket: NuisanceBucket
  var credit: CreditBudget
  var outgoing = OutgoingMessages()
  private var actions = ActionQueue<ServerAction>()

  var calls = NumberTable<Call>()
  var lastCall: UInt64 = 0
  var heldBytes = 0
  /// No open call's deadline is earlier. Calls that ended leave it too early, which costs one look for nothing.
  var earliestDeadline: Moment?
  let openedAt: Moment
  var idleSince: Moment

  /// REQUEST frames that came in.
  public internal(set) var requestsReceived = 0
  /// END frames that went out. Equal to `requestsReceived` whenever no call is open.
  public internal(set) var endsSent = 0

  public init(
    settings: SettingsValues, meta: Meta, limits: ServerConnectionLimits = ServerConnectionLimits(),
    policy: any ServerPolicy, now: Moment
  ) {
    self.settings = settings
    self.meta = meta
    self.limits = limits
    self.policy = policy
    self.phase = .opening(since: now)
    self.bucket = NuisanceBucket(now: now)
    self.credit = CreditBudget(
      total: limits.creditBudget, maximumMessage: Int(settings.maximumMessage), window: Int(settings.window))
    self.openedAt = now
    self.idleSince = now
  }

  /// The next thing to be done; nil when there is none.
  public mutating func nextAction() -> ServerAction? { actions.next() }

  mutating func emit(_ action: ServerAction) { actions.append(action) }

  /// Calls that have no END yet.
  public var openCalls: Int { calls.count }

  /// Bytes of requests that wait to be read or are being put together.
  public var bytesHeld: Int { heldBytes }

  /// Bytes of the largest message that the peer accepts.
  public var peerMaximumMessage: Int { Int(peerSettings.maximumMessage) }

  /// Whether the last word is written.
  public var isClosing: Bool { phase == .closing }

  /// Whether the peer should open no more calls here.
  public var isDraining: Bool {
    switch phase {
    case .draining: true
    case .opening, .serving, .closing: drainWanted != nil
    }
  }
}
