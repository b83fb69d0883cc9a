import Moments
import NIOCore
import Testing

@testable import Wire

/// A client's connection with a clock that the test moves.
struct ClientBench {
  var machine: ClientConnectionMachine
  var now: Moment
  var out = ByteBuffer()

  init(
    settings: SettingsValues = SettingsValues(window: 262_144), server: SettingsValues = SettingsValues(),
    isOpen: Bool = true
  ) {
    now = .now
    machine = ClientConnectionMachine(settings: settings, meta: Meta(), now: now)
    machine.open(into: &out)
    if isOpen {
      var opening = ByteBuffer(bytes: Preamble.bytes)
      opening.writeFrame(.settings(SettingsFrame(pairs: server.pairs)))
      machine.receive(&opening, now: now, into: &out)
      _ = machine.actions()
      out.clear()
    }
  }

  mutating func start(_ message: [UInt8] = [1], timeout: Duration = .seconds(1)) -> ClientStart {
    machine.start(ClientRequest(method: 1, deadline: now + timeout, message: ByteBuffer(bytes: message)))
  }

  @discardableResult
  mutating func receive(_ frames: Frame...) -> [ClientAction] {
    var bytes = ByteBuffer()
    for frame in frames { bytes.writeFrame(frame) }
    return receive(bytes: bytes)
  }

  mutating func receive(bytes: ByteBuffer) -> [ClientAction] {
    var bytes = bytes
    machine.receive(&bytes, now: now, into: &out)
    return machine.actions()
  }

  mutating func tick(after pause: Duration) -> [ClientAction] {
    now += pause
    machine.tick(now: now, into: &out)
    return machine.actions()
  }

  mutating func cancel(_ call: UInt64) -> [ClientAction] {
    machine.cancel(call, .caller, into: &out)
    return machine.actions()
  }

  mutating func drain() -> [ClientAction] {
    machine.drain(into: &out)
    return machine.actions()
  }

  mutating func connectionEnded() -> [ClientAction] {
    machine.connectionEnded()
    return machine.actions()
  }

  mutating func close(_ reason: ClientCloseReason) -> [ClientAction] {
    machine.close(reason)
    return machine.actions()
  }

  mutating func written(room: Int = 1 << 30) throws -> [Frame] {
    machine.fill(into: &out, room: room, now: now)
    defer { out.clear() }
    return try out.decoded()
  }
}

@Suite struct ClientMachineTests {
  @Test("the opening is 8 bytes and SETTINGS, and calls may follow at once")
  func opening() throws {
    var bench = ClientBench(isOpen: false)
    #expect(Array(bench.out.readableBytesView.prefix(8)) == Preamble.bytes)
    #expect(bench.start() == .started(1))
    bench.machine.fill(into: &bench.out, room: 1 << 20, now: bench.now)
    #expect(try bench.out.decoded(skippingPreamble: true).count == 2)
    #expect(
      bench.start([UInt8](repeating: 0, count: 1 << 20 + 1)) == .messageTooLarge(limit: 1 << 20),
      "the initial limit holds until SETTINGS")
  }

  @Test("the time left travels, rounded up")
  func timeout() throws {
    var bench = ClientBench()
    _ = bench.start(timeout: .milliseconds(1_500))
    bench.now += .microseconds(400_100)
    guard case .request(let frame) = try #require(try bench.written().first) else { return }
    #expect(frame.head.timeoutMilliseconds == 1_100)
  }

  @Test("an END answers the call and frees its slot")
  func answer() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    #expect(bench.receive(.end(1, body: [5])) == [.finished(call: 1, .answer([5], EndHead(code: 0))), .slotFreed])
    #expect(bench.receive(.end(1)).isEmpty, "a second END is dropped")
  }

  @Test("a message longer than the server accepts is refused before it is sent")
  func tooLarge() throws {
    var bench = ClientBench(server: SettingsValues(maximumMessage: 10))
    #expect(bench.start(payload(11)) == .messageTooLarge(limit: 10))
    #expect(bench.start(payload(10)) == .started(1))
    #expect(try bench.written().count == 1)
  }

  @Test("no more calls are opened than the server allows")
  func maximumCalls() {
    var bench = ClientBench(server: SettingsValues(maximumCalls: 1))
    #expect(bench.start() == .started(1))
    #expect(bench.start() == .notAccepting)
    #expect(
      bench.receive(.settings(SettingsFrame(pairs: [SettingsPair(id: 1, value: 2)]))) == [.ready(maximumCalls: 2)])
    #expect(bench.start() == .started(2))
  }

  @Test("a cancelled call is told at once, keeps its slot until END, and drops the late answer")
  func cancel() throws {
    var bench = ClientBench(server: SettingsValues(maximumCalls: 1))
    _ = bench.start()
    _ = try bench.written()
    #expect(bench.cancel(1) == [.finished(call: 1, .cancelled)])
    #expect(try bench.written() == [.cancel(1)])
    #expect(bench.start() == .notAccepting)
    #expect(bench.receive(.end(1)) == [.slotFreed])
    #expect(bench.start() == .started(2))
  }

  @Test("REQUESTs leave in the order of their ids, whatever their lengths, and a long one's rest lets others pass")
  func order() throws {
    var bench = ClientBench()
    for size in [1, 200_000, 1, 65_537, 65_536, 0] { _ = bench.start(payload(size)) }
    let frames = try bench.written()
    let opened = frames.compactMap { if case .request(let frame) = $0 { frame.call } else { nil } }
    #expect(opened == [1, 2, 3, 4, 5, 6])
    guard case .request(let last) = try #require(frames.last) else { return }
    #expect(last.call == 6, "the rest of the long ones waits for credit")
  }

  @Test("a call that was not written yet is cancelled without a frame")
  func cancelUnwritten() throws {
    var bench = ClientBench()
    _ = bench.start()
    #expect(bench.cancel(1) == [.finished(call: 1, .cancelled), .slotFreed])
    #expect(try bench.written().isEmpty)
  }

  @Test("at its deadline a call is told and cancelled at the server")
  func deadline() throws {
    var bench = ClientBench()
    _ = bench.start(timeout: .milliseconds(100))
    _ = try bench.written()
    #expect(bench.tick(after: .milliseconds(99)).isEmpty)
    #expect(bench.tick(after: .milliseconds(1)) == [.finished(call: 1, .expired)])
    #expect(try bench.written() == [.cancel(CancelFrame(call: 1, reason: .deadline))])
  }

  @Test("a long answer gets credit and is put together")
  func longAnswer() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    bench.receive(.message(1, flags: .more, body: partOfMessage))
    #expect(try bench.written().isEmpty)
    bench.receive(.message(1, flags: .more, body: partOfMessage))
    #expect(try bench.written() == [.credit(1, UInt32(4 << 20) - 262_144)])
    let actions = bench.receive(.end(1, body: [1]))
    guard case .finished(1, .answer(let bytes, _), _) = try #require(actions.first) else { return }
    #expect(bytes.readableBytes == 131_073)
  }

  @Test("no credit is given for an answer that has arrived whole")
  func noUselessCredit() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    bench.receive(
      .message(1, flags: .more, body: partOfMessage), .message(1, flags: .more, body: partOfMessage), .end(1))
    #expect(try bench.written().isEmpty)
  }

  @Test("an answer above our limit fails the call alone")
  func answerTooLarge() throws {
    var bench = ClientBench(settings: SettingsValues(window: 262_144, maximumMessage: 100_000))
    _ = bench.start()
    _ = try bench.written()
    bench.receive(.message(1, flags: .more, body: partOfMessage))
    #expect(
      bench.receive(.message(1, flags: .more, body: partOfMessage)) == [
        .finished(call: 1, .answerTooLarge(limit: 100_000))
      ])
    #expect(bench.receive(.end(1, code: 1)) == [.slotFreed])
    #expect(!bench.machine.isClosing)
  }

  @Test("a silent server is asked after 5 s and dead after 10", arguments: [true, false])
  func keepAlive(answers: Bool) throws {
    var bench = ClientBench()
    _ = bench.start(timeout: .seconds(60))
    _ = try bench.written()
    #expect(bench.tick(after: .seconds(5)).isEmpty)
    #expect(try bench.written() == [.ping(PingFrame(opaque: 1, isAck: false))])
    if answers { bench.receive(.ping(PingFrame(opaque: 1, isAck: true))) }
    let actions = bench.tick(after: .seconds(5))
    #expect(actions == (answers ? [] : [.finished(call: 1, .connectionLost), .close(.silence)]))
  }

  @Test("an idle connection is asked every 30 s")
  func idlePing() throws {
    var bench = ClientBench()
    _ = bench.tick(after: .seconds(29))
    #expect(try bench.written().isEmpty)
    _ = bench.tick(after: .seconds(1))
    #expect(try bench.written().count == 1)
  }

  @Test("a drain is answered with GOAWAY; what was sent runs on, what was not goes elsewhere")
  func drain() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    _ = bench.start()
    #expect(bench.receive(.goodbye()) == [.finished(call: 2, .notProcessed), .slotFreed, .retired])
    #expect(try bench.written().last?.goAway?.code == .drain)
    #expect(bench.start() == .notAccepting)
    #expect(bench.receive(.end(1)) == [.finished(call: 1, .answer([1], EndHead(code: 0))), .slotFreed, .close(.done)])
  }

  @Test("what was started and not sent when we leave goes elsewhere: no REQUEST follows our GOAWAY")
  func leaving() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    _ = bench.start()
    _ = bench.start(payload(200_000))
    #expect(
      bench.drain() == [
        .finished(call: 2, .notProcessed), .slotFreed, .finished(call: 3, .notProcessed), .slotFreed, .retired,
      ])
    #expect(try bench.written() == [.goodbye()])
  }

  @Test("after another GOAWAY the calls behind its last one were not processed")
  func goAway() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = bench.start()
    _ = try bench.written()
    #expect(
      bench.receive(.goodbye(.idle, lastCall: 1)) == [
        .finished(call: 1, .connectionLost), .finished(call: 2, .notProcessed), .close(.goAway(.idle, text: "")),
      ])
  }

  @Test("when the connection ends, sent calls are lost and unsent ones are not processed")
  func ended() throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    _ = bench.start()
    #expect(
      bench.connectionEnded() == [
        .finished(call: 1, .connectionLost), .finished(call: 2, .notProcessed),
      ])
  }

  @Test(
    "a server that breaks a rule gets GOAWAY with its name",
    arguments: [
      ([.request(1)], "REQUEST comes from clients only"), ([.cancel(1)], "CANCEL comes from clients only"),
      ([.end(2)], "a frame of a call that was never opened"),
      ([.message(1, flags: .last, body: [1])], "LAST comes from clients only"),
      ([.settings(SettingsFrame(pairs: [SettingsPair(id: 3, value: 1)]))], "a second SETTINGS changes max_calls only"),
      ([.credit(1, .max)], "a window of more than 2^31 bytes"),
      (
        (0..<4).map { _ in .message(1, flags: .more, body: partOfMessage) } + [.message(1, flags: .more, body: [1])],
        "more bytes than the window"
      ),
    ] as [([Frame], String)])
  func fault(frames: [Frame], rule: String) throws {
    var bench = ClientBench()
    _ = bench.start()
    _ = try bench.written()
    var bytes = ByteBuffer()
    for frame in frames { bytes.writeFrame(frame) }
    let actions = bench.receive(bytes: bytes)
    guard case .close(.fault(let fault)) = try #require(actions.last) else {
      Issue.record("\(actions)")
      return
    }
    #expect(fault.rule == rule)
    #expect(try bench.written().last?.goAway?.text == rule)
  }

  @Test("something that is no server of this protocol is left at once")
  func foreign() {
    var bench = ClientBench(isOpen: false)
    let bytes = ByteBuffer(string: "HTTP/1.1 200 OK\r\n")
    #expect(bench.receive(bytes: bytes) == [.close(.foreign)])
  }

  @Test("a server that says nothing for 5 s is left")
  func handshake() {
    var bench = ClientBench(isOpen: false)
    #expect(bench.tick(after: .milliseconds(4_999)).isEmpty)
    #expect(bench.tick(after: .milliseconds(1)) == [.close(.silence)])
  }
}
