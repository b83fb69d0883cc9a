import Moments
import NIOCore
import Testing

@testable import Wire

@Suite struct FlowTests {
  @Test("the nuisance bucket holds 1000 tokens and is empty after that")
  func bucketEmpties() throws {
    let now = Moment.now
    var bucket = NuisanceBucket(now: now)
    for _ in 0..<1_000 { try bucket.charge("PING", now: now) }
    #expect(throws: ProtocolFault(.excess, "too many frames without use, last: PING")) {
      try bucket.charge("PING", now: now)
    }
  }

  @Test("200 tokens a second flow back, and one for each finished call")
  func bucketRefills() throws {
    let now = Moment.now
    var bucket = NuisanceBucket(now: now)
    for _ in 0..<1_000 { try bucket.charge("PING", now: now) }
    bucket.callFinished()
    try bucket.charge("PING", now: now)
    #expect(throws: ProtocolFault.self) { try bucket.charge("PING", now: now) }
    for _ in 0..<100 { try bucket.charge("PING", now: now + .milliseconds(500)) }
    #expect(throws: ProtocolFault.self) { try bucket.charge("PING", now: now + .milliseconds(500)) }
  }

  @Test("200 nuisances a second go on for ever")
  func bucketSteady() throws {
    var now = Moment.now
    var bucket = NuisanceBucket(now: now)
    for _ in 0..<20_000 {
      now += .milliseconds(5)
      try bucket.charge("PING", now: now)
    }
  }

  @Test("credit goes to the oldest call first and never in part")
  func budget() {
    var budget = CreditBudget(total: 10, maximumMessage: 5, window: 1)
    for call in [9, 3, 7, 3] as [UInt64] { budget.want(call) }
    #expect(budget.next() == 3)
    #expect(budget.next() == 7)
    #expect(budget.next() == nil, "2 bytes are left, 4 are needed")
    budget.want(1)
    budget.release(7)
    #expect(budget.next() == 1, "the oldest, although 9 has waited longer")
    #expect(budget.next() == nil)
    budget.want(3)
    budget.release(3)
    #expect(budget.next() == 9)
    budget.release(9)
    budget.release(1)
    #expect(budget.next() == nil)
  }

  @Test("a message that fits its window needs no credit")
  func noCredit() {
    var budget = CreditBudget(total: 10, maximumMessage: 5, window: 5)
    budget.want(1)
    #expect(budget.next() == nil)
  }

  @Test("calls take turns, one part each")
  func turns() {
    var messages = OutgoingMessages()
    messages.add(1, ByteBuffer(bytes: payload(150_000)), window: 1 << 20)
    messages.add(2, ByteBuffer(bytes: payload(70_000)), window: 1 << 20)
    messages.add(3, ByteBuffer(), window: 0)
    for call in [1, 2, 3] as [UInt64] { messages.close(call, window: 0) }
    var parts: [String] = []
    while let part = messages.next() {
      parts.append("\(part.call):\(part.body.readableBytes)\(part.isFinal ? "." : "")\(part.isLast ? "!" : "")")
    }
    #expect(parts == ["1:65536", "2:65536", "3:0.!", "1:65536", "2:4464.!", "1:18928.!"])
    #expect(messages.isEmpty)
  }

  @Test("the messages of one call leave in order, and its end behind them")
  func order() {
    var messages = OutgoingMessages()
    messages.announce(1, window: 100)
    #expect(messages.next() == OutgoingMessages.Part(call: 1, body: [], isFinal: true, isLast: false, isEmpty: true))
    messages.add(1, [1], window: 100)
    messages.add(1, [2, 3], window: 100)
    #expect(messages.next()?.body == [1])
    #expect(messages.next()?.body == [2, 3])
    #expect(messages.next() == nil)
    messages.close(1, window: 100)
    #expect(messages.next() == OutgoingMessages.Part(call: 1, body: [], isFinal: true, isLast: true, isEmpty: true))
    #expect(messages.isEmpty)
  }

  @Test("a message out of window waits for credit and lets others pass")
  func waits() {
    var messages = OutgoingMessages()
    messages.add(1, ByteBuffer(bytes: payload(100)), window: 60)
    messages.add(2, ByteBuffer(bytes: payload(10)), window: 60)
    #expect(messages.next()?.body.readableBytes == 60)
    #expect(messages.next()?.call == 2)
    #expect(messages.next() == nil)
    #expect(messages.window(of: 1) == 0)
    messages.grant(1, window: 40)
    #expect(messages.next()?.isFinal == true)
    #expect(messages.next() == nil)
  }

  @Test("whoever adds more than its window waits until all of it has left, or is gone", arguments: [true, false])
  func patience(leaves: Bool) {
    var messages = OutgoingMessages()
    messages.add(1, ByteBuffer(bytes: payload(100)), window: 100)
    #expect(messages.mayAdd(1) == true)
    messages.add(1, ByteBuffer(bytes: payload(100)), window: 100)
    #expect(messages.mayAdd(1) == false)
    _ = messages.next()
    #expect(messages.takeReleased() == nil)
    if leaves {
      messages.grant(1, window: 100)
      while messages.next() != nil {}
    } else {
      messages.remove(1)
    }
    #expect(messages.takeReleased() == 1)
    #expect(messages.takeReleased() == nil)
  }

  @Test("a window is given back once half of it was read")
  func replenish() throws {
    var flow = IncomingFlow(window: 100)
    try flow.take(ByteBuffer(bytes: payload(60)))
    #expect(flow.dueCredit() == 0, "nothing was read")
    flow.read(49)
    #expect(flow.dueCredit() == 0)
    flow.read(1)
    #expect(flow.dueCredit() == 50)
    #expect(flow.window == 90 && flow.unread == 10)
    #expect(throws: ProtocolFault.self) { try flow.take(ByteBuffer(bytes: payload(91))) }
  }

  @Test("what a long message borrowed goes back when it was used and read")
  func borrowing() throws {
    var flow = IncomingFlow(window: 100)
    try flow.take(ByteBuffer(bytes: payload(60)))
    #expect(flow.assemble(ByteBuffer(bytes: payload(60)), isFinal: false) == nil)
    #expect(flow.needsBudget)
    flow.borrow(200)
    #expect(!flow.needsBudget && flow.window == 240)
    try flow.take(ByteBuffer(bytes: payload(190)))
    #expect(flow.assemble(ByteBuffer(bytes: payload(190)), isFinal: true)?.readableBytes == 250)
    #expect(flow.giveBack() == false, "250 bytes are unread")
    flow.read(250)
    #expect(flow.giveBack() == true)
    #expect(flow.dueCredit() == 50 && flow.borrowed == 0 && flow.window == 100)
  }

  @Test("after the last message and for a call that is given up no credit is due")
  func noCreditAtTheEnd() throws {
    var flow = IncomingFlow(window: 100)
    try flow.take(ByteBuffer(bytes: payload(90)))
    flow.read(90)
    var ended = flow
    ended.isEnded = true
    #expect(ended.dueCredit() == 0)
    flow.discard()
    #expect(flow.dueCredit() == 0)
  }

  @Test("a window never passes 2^31 bytes")
  func overflow() throws {
    var window = 65_536
    try SendWindow.add(UInt32(1 << 31) - 65_536, to: &window)
    #expect(throws: ProtocolFault.self) { try SendWindow.add(1, to: &window) }
  }
}
