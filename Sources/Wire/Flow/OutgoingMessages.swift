internal import NIOCore

/// Messages on their way out, cut into bodies of at most 65,536 bytes.
///
/// Calls take turns, one part each, so that a long message delays another by one frame at most. A call whose window is
/// used up leaves the round until credit arrives. The messages of one call leave in the order they were added.
struct OutgoingMessages {
  /// One body to be sent.
  struct Part: Equatable {
    var call: UInt64
    var body: ByteBuffer
    /// The message ends with this part.
    var isFinal: Bool
    /// No message follows in this call.
    var isLast: Bool
    /// There is no message: the call only says that none follows.
    var isEmpty = false
  }

  fileprivate struct Lane {
    var messages = CircularBuffer<ByteBuffer>(initialCapacity: 2)
    var window: Int
    /// Bytes that were added and not sent.
    var waiting = 0
    var isClosed = false
    var isInRound = false
    /// Whoever adds was told to wait until all of it has left.
    var isHeldBack = false
    /// A call that begins without a message still has something to say.
    var isAnnounced = false
  }

  /// Bytes of one call that may wait here before whoever adds more has to wait too.
  static let patience = 65_536

  private var lanes: [UInt64: Lane] = [:]
  private var round = CircularBuffer<UInt64>()
  /// Calls whose writer was held back and may go on.
  private var released: [UInt64] = []

  var isEmpty: Bool { lanes.isEmpty }

  func contains(_ call: UInt64) -> Bool { lanes[call] != nil }

  /// Whether messages of the call, or parts of one, have not been sent.
  func holds(_ call: UInt64) -> Bool { lanes[call].map { !$0.messages.isEmpty } ?? false }

  /// Adds a message of a call. `window` is what the call may send where nothing of it was added before.
  mutating func add(_ call: UInt64, _ message: ByteBuffer, window: Int) {
    update(call, window: window) { lane in
      precondition(!lane.isClosed, "A call adds no message after its last.")
      lane.messages.append(message)
      lane.waiting += message.readableBytes
    }
  }

  /// A stream begins: it gets its turn although it has no message yet.
  mutating func announce(_ call: UInt64, window: Int) {
    update(call, window: window) { $0.isAnnounced = true }
  }

  /// No message follows in this call.
  mutating func close(_ call: UInt64, window: Int) {
    update(call, window: window) { $0.isClosed = true }
  }

  /// Whether another message may be added now. Where it may not, the call is among the `takeReleased` later.
  mutating func mayAdd(_ call: UInt64) -> Bool {
    guard let lane = lanes[call], lane.waiting > min(Self.patience, lane.window) else { return true }
    lanes[call]?.isHeldBack = true
    return false
  }

  /// A call that may add messages again; nil when there is none.
  mutating func takeReleased() -> UInt64? { released.popLast() }

  private mutating func update(_ call: UInt64, window: Int, _ change: (inout Lane) -> Void) {
    var lane = lanes.removeValue(forKey: call) ?? Lane(window: window)
    change(&lane)
    if !lane.isInRound {
      lane.isInRound = true
      round.append(call)
    }
    lanes[call] = lane
  }

  /// The peer widened the window of a call.
  mutating func grant(_ call: UInt64, window: Int) {
    guard lanes[call] != nil else { return }
    update(call, window: window) { $0.window = window }
  }

  /// What is left of the call's window; nil where it has sent nothing through here.
  func window(of call: UInt64) -> Int? { lanes[call]?.window }

  mutating func remove(_ call: UInt64) {
    // Its place in the round is skipped when its turn comes.
    guard !lanes.isEmpty, let lane = lanes.removeValue(forKey: call) else { return }
    if lane.isHeldBack { released.append(call) }
  }

  /// The next part, or nil where nothing can be sent now.
  mutating func next() -> Part? {
    while let call = round.popFirst() {
      guard var lane = lanes.removeValue(forKey: call) else { continue }
      let part = lane.next(call)
      if part?.isLast == true {
        if lane.isHeldBack { released.append(call) }
        return part
      }
      if lane.isHeldBack, lane.waiting == 0 {
        lane.isHeldBack = false
        released.append(call)
      }
      lane.isInRound = part != nil
      if part != nil { round.append(call) }
      lanes[call] = lane
      if let part { return part }
    }
    return nil
  }
}

extension OutgoingMessages.Lane {
  fileprivate mutating func next(_ call: UInt64) -> OutgoingMessages.Part? {
    guard var message = messages.first else {
      guard isClosed || isAnnounced else { return nil }
      isAnnounced = false
      return OutgoingMessages.Part(call: call, body: ByteBuffer(), isFinal: true, isLast: isClosed, isEmpty: true)
    }
    isAnnounced = false
    let length = min(message.readableBytes, window, WireLimits.maximumBody)
    guard length > 0 || message.readableBytes == 0, let body = message.readSlice(length: length) else { return nil }
    window -= length
    waiting -= length
    let isFinal = message.readableBytes == 0
    if isFinal {
      messages.removeFirst()
    } else {
      messages[messages.startIndex] = message
    }
    return OutgoingMessages.Part(
      call: call, body: body, isFinal: isFinal, isLast: isFinal && isClosed && messages.isEmpty)
  }
}
