import Moments
import NIOCore
import Testing

@testable import Wire

/// Every row of "Bad frames and hostile peers" that one frame after a lawful opening can break, and the lawful races.
@Suite struct ServerRuleTests {
  struct Fault: Sendable {
    var title: String
    var frames: [Frame]
    var code = GoAwayCode.violation
    var rule: String
  }

  @Test(
    "a protocol fault gets GOAWAY with the rule's name, then the connection ends",
    arguments: [
      Fault(
        title: "second SETTINGS", frames: [.settings(SettingsFrame(pairs: []))], rule: "a client sends SETTINGS once"),
      Fault(title: "END", frames: [.request(1), .end(1)], rule: "END comes from servers only"),
      Fault(title: "equal id", frames: [.request(5), .request(5)], rule: "call ids rise strictly"),
      Fault(title: "lower id", frames: [.request(5), .request(4)], rule: "call ids rise strictly"),
      Fault(title: "after GOAWAY", frames: [.request(1), .goodbye(), .request(2)], rule: "REQUEST after GOAWAY"),
      Fault(
        title: "never opened", frames: [.message(1, flags: .last)], rule: "a frame of a call that was never opened"),
      Fault(title: "CANCEL of nothing", frames: [.cancel(1)], rule: "a frame of a call that was never opened"),
      Fault(title: "CREDIT of nothing", frames: [.credit(1, 1)], rule: "a frame of a call that was never opened"),
      Fault(title: "after LAST", frames: [.request(1), .message(1, flags: .last)], rule: "MESSAGE after LAST"),
      Fault(
        title: "a new message within MORE", frames: [.request(1, flags: .more), .message(1, flags: .empty)],
        rule: "a message begins before MORE of the last one has ended"),
      Fault(
        title: "a compressed message within MORE",
        frames: [.request(1, flags: .more), .message(1, flags: .compressed, body: [1])],
        rule: "a message begins before MORE of the last one has ended"),
      Fault(
        title: "more than the window",
        frames: [.request(1, flags: .more, body: partOfMessage), .message(1, flags: .more, body: [1])],
        code: .flowControl, rule: "more bytes than the window"),
      Fault(
        title: "credit without bounds", frames: [.request(1), .credit(1, .max)], code: .flowControl,
        rule: "a window of more than 2^31 bytes"),
    ])
  func fault(_ fault: Fault) throws {
    var bench = ServerBench()
    // One buffer, as the network would bring it: nothing is granted in between.
    var bytes = ByteBuffer()
    for frame in fault.frames { bytes.writeFrame(frame) }
    let actions = bench.receive(bytes: bytes)
    #expect(actions.last == .close)
    let goAway = try #require(try bench.written().last?.goAway)
    #expect(goAway.code == fault.code)
    #expect(goAway.text == fault.rule)
    #expect(bench.machine.isClosing)
    #expect(bench.receive(.request(9)).isEmpty, "what follows is dropped")
  }

  @Test("the first frame is SETTINGS")
  func settingsFirst() throws {
    var bench = ServerBench(isOpen: false)
    var bytes = ByteBuffer(bytes: Preamble.bytes)
    bytes.writeFrame(.request(1))
    #expect(bench.receive(bytes: bytes) == [.close])
    #expect(try bench.out.decoded(skippingPreamble: true).last?.goAway?.text == "the first frame is SETTINGS")
  }

  @Test("a peer that does not prove who it is gets GOAWAY(unauthorized)")
  func unauthorized() throws {
    var bench = ServerBench(policy: OpenPolicy(knows: false), isOpen: false)
    var bytes = ByteBuffer(bytes: Preamble.bytes)
    bytes.writeFrame(.settings(SettingsFrame(pairs: [])))
    bytes.writeFrame(.request(1))
    #expect(bench.receive(bytes: bytes) == [.close])
    let frames = try bench.out.decoded(skippingPreamble: true)
    #expect(frames.count == 2)
    #expect(frames.last?.goAway?.code == .unauthorized)
    #expect(frames.last?.goAway?.lastCall == 0, "so the client knows that nothing was processed")
  }

  @Test("another major version gets our 8 bytes and GOAWAY(version)")
  func version() throws {
    var bench = ServerBench(isOpen: false)
    #expect(bench.receive(bytes: ByteBuffer(bytes: [0x53, 0x57, 0x42, 0x44, 2, 0, 0, 0])) == [.close])
    #expect(Array(bench.out.readableBytesView.prefix(8)) == Preamble.bytes)
    #expect(try bench.out.decoded(skippingPreamble: true).last?.goAway?.code == .version)
  }

  @Test(
    "HTTP gets one fixed answer, anything else foreign gets none",
    arguments: [
      ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Preamble.httpAnswer), ("\u{16}\u{3}\u{1}", ""),
    ])
  func foreign(sent: String, answer: String) {
    var bench = ServerBench(isOpen: false)
    #expect(bench.receive(bytes: ByteBuffer(string: sent)) == [.close])
    #expect(String(buffer: bench.out) == answer)
  }

  struct Refused: Sendable {
    var title: String
    var frames: [Frame]
    var code: UInt8
    var bits: EndBits = [.notProcessed, .noRetry]
    var reason: String
  }

  @Test(
    "a stream fault is an END with a code and leaves the connection as it was",
    arguments: [
      Refused(title: "no timeout", frames: [.request(1, timeout: 0)], code: 3, reason: "deadline_missing"),
      Refused(title: "no deadline", frames: [.request(1, timeout: .max)], code: 3, reason: "deadline_missing"),
      Refused(
        title: "no message", frames: [.request(1, flags: [.last, .empty], body: [])], code: 3,
        reason: "wrong_cardinality"),
      Refused(title: "a stream", frames: [.request(1, flags: [])], code: 3, reason: "wrong_cardinality"),
      Refused(
        title: "a stream after MORE", frames: [.request(1, flags: .more), .message(1, flags: [], body: [1])], code: 3,
        reason: "wrong_cardinality"),
      Refused(
        title: "compressed", frames: [.request(1, flags: [.last, .compressed])], code: 12,
        reason: "compression_not_supported"),
      Refused(
        title: "big metadata", frames: [.request(1, meta: Meta([Meta.Entry(key: "k", value: payload(9_000))]))],
        code: 8,
        reason: "metadata_too_large"),
      Refused(title: "big", frames: [.request(1, body: payload(1_001))], code: 8, reason: "message_too_large"),
      Refused(
        title: "big in parts",
        frames: [.request(1, flags: .more, body: payload(900)), .message(1, flags: .more, body: payload(101))],
        code: 8, reason: "message_too_large"),
      Refused(
        title: "cancelled early", frames: [.request(1, flags: .more), .cancel(1)], code: 1, bits: .notProcessed,
        reason: "cancelled"),
    ])
  func refused(_ refused: Refused) throws {
    var bench = ServerBench(settings: SettingsValues(maximumMessage: 1_000))
    for frame in refused.frames { bench.receive(frame) }
    let end = try #require(try bench.written().compactMap(\.end).first)
    #expect(end.head.code == refused.code)
    #expect(end.head.bits == refused.bits)
    #expect(end.reason == refused.reason)
    #expect(bench.machine.openCalls == 0)
    #expect(bench.machine.requestsReceived == bench.machine.endsSent)
    #expect(bench.receive(.request(2)).count == 1, "the next call runs")
  }

  @Test("calls beyond max_calls are refused as not processed, those before run on")
  func tooManyCalls() throws {
    var bench = ServerBench(settings: SettingsValues(maximumCalls: 2))
    #expect(bench.receive(.request(1), .request(2)).count == 2)
    #expect(bench.receive(.request(3)).isEmpty)
    let end = try #require(try bench.written().last?.end)
    #expect(end.head.code == 8 && end.head.bits == .notProcessed && end.head.retryAfterMilliseconds > 0)
    #expect(end.reason == "too_many_calls")
  }

  @Test("a cancelled call keeps its slot until its handler has returned")
  func slotIsHeld() throws {
    var bench = ServerBench(settings: SettingsValues(maximumCalls: 1))
    bench.receive(.request(1))
    #expect(bench.receive(.cancel(1)) == [.cancel(call: 1, .caller)])
    #expect(bench.receive(.request(2)).isEmpty)
    #expect(try bench.written().last?.end?.reason == "too_many_calls")
    _ = bench.finish(1, .failure(EndHead(code: 1), error: []))
    #expect(bench.receive(.request(3)).count == 1)
  }

  @Test("calls are refused while the open ones hold too many bytes")
  func tooMuchHeld() throws {
    var limits = ServerConnectionLimits()
    limits.maximumHeldBytes = 10
    var bench = ServerBench(limits: limits)
    bench.receive(.request(1, body: payload(11)), .request(2))
    #expect(try bench.written().last?.end?.reason == "connection_overloaded")
    _ = bench.finish(1, .answer([1]))
    #expect(bench.receive(.request(3)).count == 1)
  }

  @Test("what the policy refuses is never put together")
  func policyRefuses() throws {
    let refusal = Refusal(code: 12, reason: "unknown_method", message: "")
    var bench = ServerBench(policy: OpenPolicy(refusal: refusal))
    #expect(bench.receive(.request(1, flags: .more, body: partOfMessage), .message(1, flags: .last, body: [1])).isEmpty)
    #expect(try bench.written().map { $0.end?.reason } == ["unknown_method"])
  }

  struct Nuisance: Sendable {
    var title: String
    /// Sent once before.
    var prelude: [Frame]
    var frame: Frame
  }

  @Test(
    "a flood of useless frames ends in GOAWAY(excess) after 1000",
    arguments: [
      Nuisance(title: "pings", prelude: [], frame: .ping(PingFrame(opaque: 1, isAck: false))),
      Nuisance(title: "acks", prelude: [], frame: .ping(PingFrame(opaque: 1, isAck: true))),
      Nuisance(title: "empty parts", prelude: [.request(1, flags: .more)], frame: .message(1, flags: .more)),
      Nuisance(title: "credit of 0", prelude: [.request(1)], frame: .credit(1, 0)),
      Nuisance(title: "second cancels", prelude: [.request(1), .cancel(1)], frame: .cancel(1)),
      Nuisance(title: "cancels of ended calls", prelude: [.request(1, timeout: 0)], frame: .cancel(1)),
      Nuisance(title: "credit for ended calls", prelude: [.request(1, timeout: 0)], frame: .credit(1, 5)),
      Nuisance(title: "extensions", prelude: [], frame: .skipped(type: 150, call: 0)),
    ])
  func nuisance(_ nuisance: Nuisance) throws {
    var bench = ServerBench()
    for frame in nuisance.prelude { bench.receive(frame) }
    for _ in 0..<1_000 { bench.receive(nuisance.frame) }
    #expect(!bench.machine.isClosing)
    #expect(bench.receive(nuisance.frame) == [.close])
    #expect(try bench.written().last?.goAway?.code == .excess)
  }

  @Test("messages for ended calls cost nothing")
  func lateMessages() {
    var bench = ServerBench()
    bench.receive(.request(1, timeout: 0))
    for _ in 0..<3_000 { bench.receive(.message(1, flags: .more, body: [1])) }
    #expect(!bench.machine.isClosing)
  }

  @Test("a CANCEL that crosses its END never empties the bucket")
  func honestRace() {
    var bench = ServerBench()
    for call in 1...5_000 as ClosedRange<UInt64> {
      bench.receive(.request(call))
      _ = bench.finish(call, .answer([1]))
      bench.receive(.cancel(call))
    }
    #expect(!bench.machine.isClosing)
  }

  @Test("PING is answered with its 8 bytes")
  func ping() throws {
    var bench = ServerBench()
    bench.receive(.ping(PingFrame(opaque: 0x0102, isAck: false)))
    #expect(try bench.written() == [.ping(PingFrame(opaque: 0x0102, isAck: true))])
  }
}
