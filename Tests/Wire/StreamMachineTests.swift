import Moments
import NIOCore
import TestSupport
import Testing

@testable import Wire

/// Every state of a call at the server × every event that can reach it: what is done and what is written.
@Suite struct StreamMachineTests {
  /// The states of a call, each brought about by frames and the handler's deeds.
  enum State: String, CaseIterable, Sendable {
    case receiving, open, withinMessage, halfClosed, stopped, ending

    /// A bench whose call 1 is in this state.
    func bench() -> ServerBench {
      var policy = OpenPolicy()
      if self != .receiving { policy.shape = CallShape(streamsRequests: true, streamsResponses: true) }
      var bench = ServerBench(policy: policy)
      switch self {
      case .receiving: bench.receive(.request(1, flags: .more))
      case .open: bench.receive(.request(1, flags: .empty, body: []))
      case .withinMessage: bench.receive(.request(1, flags: .more))
      case .halfClosed: bench.receive(.request(1))
      case .stopped:
        bench.receive(.request(1, flags: .empty, body: []))
        bench.receive(.cancel(1))
      case .ending:
        bench.receive(.request(1, flags: .empty, body: []))
        _ = bench.machine.send(1, ByteBuffer(bytes: payload(100_000)))
        _ = bench.finish(1, .complete)
      }
      bench.out.clear()
      return bench
    }
  }

  enum Event: String, CaseIterable, Sendable {
    case message, part, empty, last, emptyLast, cancel, credit, deadline, send, read, finish, fail
  }

  /// What an event leads to, in a word: the actions, then what is written.
  private static func play(_ event: Event, in state: State) throws -> String {
    var bench = state.bench()
    var actions: [ServerAction] = []
    var verdict = ""
    switch event {
    case .message: actions = bench.receive(.message(1, flags: [], body: [2]))
    case .part: actions = bench.receive(.message(1, flags: .more, body: [2]))
    case .empty: actions = bench.receive(.message(1, flags: .empty))
    case .last: actions = bench.receive(.message(1, flags: .last, body: [2]))
    case .emptyLast: actions = bench.receive(.message(1, flags: [.empty, .last]))
    case .cancel: actions = bench.receive(.cancel(1))
    case .credit:
      actions = bench.receive(.credit(1, 100_000))
      actions += bench.fill()
    case .deadline: actions = bench.tick(after: .seconds(2))
    case .send:
      guard state != .receiving else { return "-" }
      verdict = "\(bench.machine.send(1, [9]))"
      actions = bench.fill()
    case .read:
      bench.machine.read(1, bytes: 1, into: &bench.out)
      actions = bench.machine.actions()
    case .finish:
      guard state != .receiving, state != .ending else { return "-" }
      actions = bench.finish(1, .complete)
    case .fail:
      guard state != .receiving, state != .ending else { return "-" }
      actions = bench.finish(1, .failure(EndHead(code: 5), error: [1]))
    }
    #expect(
      bench.machine.requestsReceived == bench.machine.endsSent + bench.machine.openCalls || bench.machine.isClosing)
    let frames = try bench.written()
    let told = [verdict].filter { !$0.isEmpty } + actions.map(ServerWords.name) + frames.map(ServerWords.name)
    return told.isEmpty ? "nothing" : told.joined(separator: " ")
  }

  private static let begins = "close GOAWAY(a message begins before MORE of the last one has ended)"
  private static let afterLast = "close GOAWAY(MESSAGE after LAST)"

  @Test(
    "each event does in each state what it must",
    arguments: [
      (.message, ["END(3)", "give(1)", "give(2)", afterLast, "nothing", "nothing"]),
      (.part, ["nothing", "nothing", "nothing", afterLast, "nothing", "nothing"]),
      (.empty, [begins, "nothing", begins, afterLast, "nothing", "nothing"]),
      (.last, ["run", "give(1) over", "give(2) over", afterLast, "nothing", "nothing"]),
      (.emptyLast, [begins, "over", begins, afterLast, "nothing", "nothing"]),
      (.cancel, ["END(1)", "stop(caller)", "stop(caller)", "stop(caller)", "nothing", "END(1)"]),
      (.credit, ["nothing", "nothing", "nothing", "nothing", "nothing", "END(0)"]),
      (.deadline, ["END(4)", "stop(deadline)", "stop(deadline)", "stop(deadline)", "nothing", "END(4)"]),
      (.send, ["-", "goOn MESSAGE(1)", "goOn MESSAGE(1)", "goOn MESSAGE(1)", "gone", "gone"]),
      (.read, ["nothing", "nothing", "nothing", "nothing", "nothing", "nothing"]),
      (.finish, ["-", "END(0)", "END(0)", "END(0)", "END(0)", "-"]),
      (.fail, ["-", "END(5)", "END(5)", "END(5)", "END(5)", "-"]),
    ] as [(Event, [String])])
  func table(event: Event, expected: [String]) throws {
    for (state, expected) in zip(State.allCases, expected) {
      #expect(try Self.play(event, in: state) == expected, "\(event) in \(state)")
    }
  }

  @Test("a stream's REQUEST runs the handler at once, with or without its first message")
  func begin() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsRequests: true)
    var bench = ServerBench(policy: policy)
    #expect(bench.receive(.request(1, flags: .empty, body: [])).map(ServerWords.name) == ["run"])
    #expect(bench.receive(.request(2, flags: [], body: [1, 2])).map(ServerWords.name) == ["run", "give(2)"])
    #expect(bench.receive(.request(3, flags: .more, body: [1, 2])).map(ServerWords.name) == ["run"])
    #expect(bench.receive(.request(4, flags: .last, body: [1])).map(ServerWords.name) == ["run", "give(1)", "over"])
    #expect(bench.receive(.request(5, flags: [.last, .empty], body: [])).map(ServerWords.name) == ["run", "over"])
  }

  @Test("only a long-lived method may be called without a deadline")
  func longLived() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsResponses: true, isLongLived: true)
    var bench = ServerBench(settings: SettingsValues(idleMilliseconds: 0), policy: policy)
    bench.receive(.request(1, timeout: .max))
    #expect(bench.tick(after: .seconds(1_000)).isEmpty)
    #expect(bench.machine.openCalls == 1)
  }

  @Test("a drain ends long-lived calls at once and lets others run on")
  func drain() throws {
    for isLongLived in [true, false] {
      var policy = OpenPolicy()
      policy.shape = CallShape(streamsResponses: true, isLongLived: isLongLived)
      var bench = ServerBench(policy: policy)
      bench.receive(.request(1))
      #expect(bench.drain() == (isLongLived ? [.cancel(call: 1, .draining)] : []))
    }
  }

  @Test("the messages of a stream that nobody reads stop at the window")
  func window() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsRequests: true)
    var bench = ServerBench(policy: policy)
    bench.receive(.request(1, flags: .empty, body: []))
    bench.receive(.message(1, flags: [], body: partOfMessage))
    #expect(bench.machine.bytesHeld == 65_536)
    #expect(bench.receive(.message(1, flags: [], body: [1])) == [.close])
    #expect(try bench.written().last?.goAway?.code == .flowControl)
  }

  @Test("what is read comes back as credit, in pieces of at least half a window")
  func credit() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsRequests: true)
    var bench = ServerBench(policy: policy)
    bench.receive(.request(1, flags: .empty, body: []))
    for _ in 0..<4 { bench.receive(.message(1, flags: [], body: payload(16_000))) }
    for _ in 0..<2 { bench.machine.read(1, bytes: 16_000, into: &bench.out) }
    #expect(try bench.written().isEmpty)
    bench.machine.read(1, bytes: 16_000, into: &bench.out)
    #expect(try bench.written() == [.credit(1, 48_000)])
    #expect(bench.machine.bytesHeld == 16_000)
  }

  @Test(
    "a stream of messages longer than the window never stands still while they are read, whatever their lengths",
    arguments: 0..<12)
  func longMessages(_ seed: UInt64) throws {
    var random = SeededGenerator(seed)
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsRequests: true)
    var bench = ServerBench(policy: policy)
    bench.receive(.request(1, flags: .empty, body: []))
    var window = 65_536
    for _ in 0..<60 {
      var left = Int.random(in: 1...(random.next() % 4 == 0 ? 4 << 20 : 400_000), using: &random)
      while left > 0 {
        let length = min(
          left, window, WireLimits.maximumBody, Int.random(in: 1...WireLimits.maximumBody, using: &random))
        try #require(length > 0, "The sender has no credit for the rest of its message.")
        (left, window) = (left - length, window - length)
        let actions = bench.receive(
          .message(1, flags: left > 0 ? .more : [], body: [UInt8](repeating: 0, count: length)))
        for case .message(_, let message) in actions {
          bench.machine.read(1, bytes: message.readableBytes, into: &bench.out)
        }
        for case .credit(let frame) in try bench.written() { window += Int(frame.bytes) }
      }
    }
    #expect(bench.machine.bytesHeld == 0)
  }

  @Test("an error waits behind the messages before it, a stopped call's does not")
  func errorBehindMessages() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsResponses: true)
    for isStopped in [false, true] {
      var bench = ServerBench(policy: policy)
      bench.receive(.request(1))
      let verdicts = [bench.machine.send(1, ByteBuffer(bytes: payload(65_536))), bench.machine.send(1, [1])]
      #expect(verdicts == [.goOn, .wait])
      if isStopped { #expect(bench.receive(.cancel(1)).contains(.writable(call: 1))) }
      _ = bench.finish(1, .failure(EndHead(code: 9), error: []))
      let first = try bench.written().map(ServerWords.name)
      #expect(first == (isStopped ? ["END(9)"] : ["MESSAGE(65536)"]))
      guard !isStopped else { continue }
      bench.receive(.credit(1, 1))
      bench.fill()
      #expect(try bench.written().map(ServerWords.name) == ["MESSAGE(1)", "END(9)"])
    }
  }

  @Test("a message over the limit stops the handler, and END names size and limit whatever it returns")
  func tooLarge() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsRequests: true)
    var bench = ServerBench(settings: SettingsValues(maximumMessage: 100), policy: policy)
    bench.receive(.request(1, flags: .empty, body: []))
    #expect(bench.receive(.message(1, flags: .more, body: payload(101))) == [.cancel(call: 1, .fault)])
    _ = bench.finish(1, .complete)
    let end = try #require(try bench.written().last?.end)
    #expect(end.head.code == 8 && end.head.bits == .noRetry && end.reason == "message_too_large")
  }

  @Test(
    "a handler that returns well after a stop that threw away its messages has not answered well",
    arguments: [true, false])
  func loss(isSentBefore: Bool) throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsResponses: true)
    var bench = ServerBench(policy: policy)
    bench.receive(.request(1, timeout: 60_000))
    _ = bench.machine.send(1, ByteBuffer(bytes: payload(isSentBefore ? 10 : 100_000)))
    bench.fill()
    _ = bench.drain()
    #expect(bench.tick(after: .seconds(10)).first == .cancel(call: 1, .draining))
    bench.out.clear()
    _ = bench.finish(1, .complete)
    #expect(try bench.written().first?.end?.head.code == (isSentBefore ? 0 : 14))
  }

  @Test("leading metadata is a frame without a message, trailing metadata is on END")
  func metadata() throws {
    var policy = OpenPolicy()
    policy.shape = CallShape(streamsResponses: true)
    var bench = ServerBench(policy: policy)
    bench.receive(.request(1))
    let meta = Meta([Meta.Entry(key: "a", value: [1])])
    bench.machine.sendMeta(1, meta, into: &bench.out)
    bench.machine.finish(
      1, .complete, trailing: meta, queue: .zero, service: .zero, now: bench.now, into: &bench.out)
    #expect(
      try bench.written() == [
        .message(MessageFrame(call: 1, flags: .empty, meta: meta)),
        .end(EndFrame(call: 1, flags: .empty, head: EndHead(code: 0, load: 39), meta: meta)),
      ])
  }
}
