internal import NIOCore

/// Messages on their way out, cut into bodies of at most 65,536 bytes.
///
/// Calls take turns, one part each, so that a long message delays another by one frame at most. A call whose window is
/// used up leaves the round until credit arrives; the first parts of messages leave in the order they were added.
struct OutgoingMessages {
  /// One body to be sent.
  struct Part: Equatable {
    var call: UInt64
    var body: ByteBuffer
    var isFirst: Bool
    var isFinal: Bool
  }

  private struct Message {
    var rest: ByteBuffer
    var window: Int
    var isStarted = false
    var isInRound = true
  }

  private var messages: [UInt64: Message] = [:]
  private var round = CircularBuffer<UInt64>()

  var isEmpty: Bool { messages.isEmpty }

  func contains(_ call: UInt64) -> Bool { messages[call] != nil }

  mutating func add(_ call: UInt64, _ bytes: ByteBuffer, window: Int) {
    precondition(messages[call] == nil, "A unary call sends one message.")
    messages[call] = Message(rest: bytes, window: window)
    round.append(call)
  }

  /// The peer widened the window of a call that is still sending.
  mutating func grant(_ call: UInt64, window: Int) {
    guard var message = messages[call] else { return }
    message.window = window
    if !message.isInRound {
      message.isInRound = true
      round.append(call)
    }
    messages[call] = message
  }

  /// What is left of the call's window; nil where it sends nothing.
  func window(of call: UInt64) -> Int? { messages[call]?.window }

  mutating func remove(_ call: UInt64) {
    // Its place in the round is skipped when its turn comes.
    messages[call] = nil
  }

  /// The next part, or nil where nothing can be sent now.
  mutating func next() -> Part? {
    while let call = round.popFirst() {
      guard var message = messages[call] else { continue }
      let length = min(message.rest.readableBytes, message.window, WireLimits.maximumBody)
      guard length > 0 || message.rest.readableBytes == 0, let body = message.rest.readSlice(length: length) else {
        message.isInRound = false
        messages[call] = message
        continue
      }
      let isFirst = !message.isStarted
      message.isStarted = true
      message.window -= length
      let isFinal = message.rest.readableBytes == 0
      if isFinal {
        messages[call] = nil
      } else {
        messages[call] = message
        round.append(call)
      }
      return Part(call: call, body: body, isFirst: isFirst, isFinal: isFinal)
    }
    return nil
  }
}
