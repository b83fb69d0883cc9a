internal import NIOCore

/// What arrives in one direction of one call: the message that is being put together, and the window that bounds it.
///
/// A window begins at `base`. Bytes leave it when they arrive and come back when they were read, by CREDIT, so that at most
/// `base` bytes lie here unread. A message longer than that borrows from the connection's `CreditBudget`; what was borrowed
/// counts as given back once window and unread bytes together are within `base` again.
struct IncomingFlow {
  private let base: Int
  /// Body bytes that the peer may still send.
  private(set) var window: Int
  /// Bytes that arrived and were not read yet, those of the unfinished message included.
  private(set) var unread = 0
  /// Bytes of the budget that this call holds.
  private(set) var borrowed = 0
  /// The parts that arrived of a message that goes on.
  private var partial: ByteBuffer?
  /// Nothing is kept: the window is still accounted for, because the peer may not know yet.
  private(set) var isDiscarded = false
  /// The peer sends no more messages.
  var isEnded = false

  init(window: Int) {
    base = window
    self.window = window
  }

  var isWithinMessage: Bool { partial != nil }

  /// Bytes of the unfinished message.
  var partialLength: Int { partial?.readableBytes ?? 0 }

  /// Takes a body. Throws where it is longer than the window.
  mutating func take(_ body: ByteBuffer) throws(ProtocolFault) {
    guard body.readableBytes <= window else { throw .flowControl("more bytes than the window") }
    window -= body.readableBytes
    if !isDiscarded { unread += body.readableBytes }
  }

  /// Puts a body that was taken to the parts before it. The whole message where it is the final part.
  mutating func assemble(_ body: ByteBuffer, isFinal: Bool) -> ByteBuffer? {
    guard !isDiscarded else { return nil }
    if isFinal, partial == nil { return body }
    var message = partial ?? ByteBuffer()
    partial = nil
    message.writeImmutableBuffer(body)
    guard !isFinal else { return message }
    partial = message
    return nil
  }

  /// The reader took a message of so many bytes.
  mutating func read(_ bytes: Int) {
    unread = max(0, unread - bytes)
  }

  /// The budget gives what one long message needs.
  mutating func borrow(_ credit: Int) {
    borrowed += credit
    window += credit
  }

  /// Whether the unfinished message may not fit into the window even after everything before it was read.
  ///
  /// Not merely whether the window is low: then the reader is slow, and must not get the budget on top of its window.
  var needsBudget: Bool { borrowed == 0 && partialLength >= base / 2 }

  /// Whether what was borrowed is used up and read, so that it can go back. Forgets it then.
  mutating func giveBack() -> Bool {
    guard borrowed > 0, !isWithinMessage, window + unread <= base else { return false }
    borrowed = 0
    return true
  }

  /// The CREDIT that is due now: none until half of the window was read, so that a short message never costs a frame; but
  /// where a long message has used up what it borrowed, whatever is left of that.
  mutating func dueCredit() -> Int {
    guard !isEnded, !isDiscarded else { return 0 }
    let target = isWithinMessage ? base + borrowed : base
    let due = target - window - unread
    let isStuck = window == 0 && borrowed > 0 && isWithinMessage
    guard due >= base / 2 || (isStuck && due > 0) else { return 0 }
    window += due
    return due
  }

  /// The CREDIT that is due as a part arrives: what an earlier message left of its loan may end within the next one, when
  /// there is nothing left to be read whose reading would bring credit.
  mutating func dueWithinMessage() -> Int { isWithinMessage ? dueCredit() : 0 }

  mutating func discard() {
    isDiscarded = true
    partial = nil
    unread = 0
  }
}
