import Moments
import NIOCore
import Testing

@testable import Wire

@Suite struct ServerCallTests {
  @Test("a unary call is one REQUEST and one END")
  func unary() throws {
    var bench = ServerBench()
    let actions = bench.receive(.request(1, body: [1, 2]))
    guard case .run(let request) = try #require(actions.first) else {
      Issue.record("the handler does not run")
      return
    }
    #expect(request.message == [1, 2])
    #expect(request.deadline == bench.now + .seconds(1))
    bench.machine.finish(
      1, .answer([3]), queue: .microseconds(41), service: .microseconds(230), now: bench.now, into: &bench.out)
    #expect(bench.machine.actions().isEmpty)
    bench.fill()
    let end = try #require(try bench.written().first?.end)
    #expect(end.head.queueMicroseconds == 41 && end.head.serviceMicroseconds == 230 && end.head.load == 39)
    #expect(Array(end.body.readableBytesView) == [3])
  }

  @Test("a long request gets credit for all it may need, once half of its window is used")
  func credit() throws {
    var bench = ServerBench()
    bench.receive(.request(1, flags: .more, body: partOfMessage))
    #expect(try bench.written() == [.credit(1, UInt32(4 << 20) - 65_536)])
    var actions: [ServerAction] = []
    for part in 1..<64 { actions += bench.receive(.message(1, flags: part == 63 ? .last : .more, body: partOfMessage)) }
    guard case .run(let request) = try #require(actions.first) else {
      Issue.record("the handler does not run")
      return
    }
    #expect(request.message.readableBytes == 4 << 20)
    #expect(try bench.written().isEmpty)
  }

  @Test("of many long requests the oldest get credit, and each end lets the next one in")
  func manyLong() throws {
    var limits = ServerConnectionLimits()
    limits.creditBudget = 8 << 20
    var bench = ServerBench(limits: limits)
    for call in 1...4 as ClosedRange<UInt64> { bench.receive(.request(call, flags: .more, body: partOfMessage)) }
    func credited(_ frames: [Frame]) -> [UInt64] {
      frames.compactMap { if case .credit(let frame) = $0 { frame.call } else { nil } }
    }
    #expect(credited(try bench.written()) == [1, 2])
    bench.receive(.message(2, flags: .last, body: [1]))
    #expect(credited(try bench.written()) == [3])
    bench.receive(.cancel(1))
    #expect(credited(try bench.written()) == [4])
  }

  @Test("a long answer is split and waits for credit")
  func longAnswer() throws {
    var bench = ServerBench()
    bench.receive(.request(1))
    _ = bench.finish(1, .answer(ByteBuffer(bytes: payload(200_000))))
    #expect(try bench.written().count == 1, "the peer's window is 65536")
    bench.receive(.credit(1, 100_000))
    bench.fill()
    #expect(try bench.written().count == 2)
    bench.receive(.credit(1, 1 << 20))
    bench.fill()
    #expect(try bench.written().last?.end?.body.readableBytes == 34_464)
    #expect(bench.machine.openCalls == 0)
  }

  @Test("a caller that cancels or is late while the answer waits gets its END at once", arguments: [true, false])
  func stoppedAnswer(isCancelled: Bool) throws {
    var bench = ServerBench()
    bench.receive(.request(1))
    _ = bench.finish(1, .answer(ByteBuffer(bytes: payload(200_000))))
    _ = try bench.written()
    if isCancelled { bench.receive(.cancel(1)) } else { _ = bench.tick(after: .seconds(2)) }
    #expect(try bench.written().last?.end?.head.code == (isCancelled ? 1 : 4))
    #expect(bench.machine.openCalls == 0)
  }

  @Test("at its deadline a handler is cancelled once, and its END comes when it returns")
  func deadline() throws {
    var bench = ServerBench()
    bench.receive(.request(1, timeout: 100))
    #expect(bench.tick(after: .milliseconds(99)).isEmpty)
    #expect(bench.tick(after: .milliseconds(1)) == [.cancel(call: 1, .deadline)])
    #expect(bench.tick(after: .seconds(1)).isEmpty)
    #expect(bench.receive(.cancel(1)).isEmpty, "it was told already")
    _ = bench.finish(1, .failure(EndHead(code: 4), error: []))
    #expect(try bench.written().last?.end?.head.code == 4)
  }

  @Test("a CANCEL for the deadline counts as the deadline")
  func cancelForDeadline() {
    var bench = ServerBench()
    bench.receive(.request(1))
    #expect(bench.receive(.cancel(CancelFrame(call: 1, reason: .deadline))) == [.cancel(call: 1, .deadline)])
  }

  @Test("a request that is not whole at its deadline is refused as not processed")
  func deadlineWhileReceiving() throws {
    var bench = ServerBench()
    bench.receive(.request(1, flags: .more, timeout: 100))
    _ = bench.tick(after: .milliseconds(100))
    let end = try #require(try bench.written().last?.end)
    #expect(end.head.code == 4 && end.head.bits == .notProcessed)
  }

  @Test("nothing for 5 s ends the handshake, and our opening does not wait for it")
  func handshake() throws {
    var bench = ServerBench(isOpen: false)
    #expect(bench.out.readableBytes == 0)
    #expect(bench.tick(after: .milliseconds(200)).isEmpty)
    #expect(Array(bench.out.readableBytesView.prefix(8)) == Preamble.bytes)
    #expect(bench.tick(after: .milliseconds(4_799)).isEmpty)
    #expect(bench.tick(after: .milliseconds(1)) == [.close])
  }

  @Test("a frame must be complete 10 s after its first byte")
  func slowFrame() throws {
    var bench = ServerBench()
    var bytes = ByteBuffer(frames: .request(1))
    for _ in 0..<5 {
      let one = bytes.readSlice(length: 1) ?? ByteBuffer()
      #expect(bench.receive(bytes: one).isEmpty)
      #expect(bench.tick(after: .milliseconds(1_900)).isEmpty)
    }
    #expect(bench.tick(after: .milliseconds(500)) == [.close])
    #expect(try bench.written().last?.goAway?.code == .violation)
  }

  @Test("an idle connection is closed after idle_ms, a used one is not")
  func idle() throws {
    var bench = ServerBench(settings: SettingsValues(idleMilliseconds: 1_000))
    bench.receive(.request(1, timeout: 60_000))
    #expect(bench.tick(after: .seconds(5)).isEmpty)
    _ = bench.finish(1, .answer([]))
    #expect(bench.tick(after: .milliseconds(999)).isEmpty)
    #expect(bench.tick(after: .milliseconds(1)) == [.close])
    #expect(try bench.written().last?.goAway?.code == .idle)
  }

  @Test("a drain lets calls end, takes those already sent, and closes with the last")
  func drain() throws {
    var bench = ServerBench()
    bench.receive(.request(1))
    #expect(bench.drain().isEmpty)
    let goAway = try #require(try bench.written().last?.goAway)
    #expect(goAway.code == .drain && goAway.lastCall == 1 && goAway.graceMilliseconds == 10_000)
    #expect(bench.receive(.request(2)).count == 1, "sent before the client read our GOAWAY")
    #expect(bench.receive(.goodbye()).isEmpty)
    #expect(bench.finish(1, .answer([])).isEmpty)
    #expect(bench.finish(2, .answer([])) == [.close])
    #expect(bench.machine.requestsReceived == bench.machine.endsSent)
  }

  @Test("at the end of the grace handlers are cancelled, then the connection closes")
  func drainGrace() throws {
    var bench = ServerBench()
    bench.receive(.request(1, timeout: 60_000), .request(2, flags: .more, timeout: 60_000))
    _ = bench.drain()
    #expect(bench.tick(after: .milliseconds(9_999)).isEmpty)
    #expect(bench.tick(after: .milliseconds(1)) == [.cancel(call: 1, .draining)])
    #expect(try bench.written().last?.end?.head.code == 14)
    #expect(bench.tick(after: .milliseconds(900)).isEmpty)
    #expect(bench.tick(after: .milliseconds(100)) == [.close])
  }

  @Test("an old connection is drained")
  func age() throws {
    var bench = ServerBench(settings: SettingsValues(idleMilliseconds: 0))
    _ = bench.tick(after: .seconds(1_799))
    #expect(!bench.machine.isDraining)
    _ = bench.tick(after: .seconds(1))
    #expect(bench.machine.isDraining)
    #expect(try bench.written().last?.goAway?.code == .drain)
  }

  @Test("a client that leaves for a fault takes its handlers with it")
  func clientFault() {
    var bench = ServerBench()
    bench.receive(.request(1))
    #expect(bench.receive(.goodbye(.violation)) == [.close])
    #expect(bench.finish(1, .answer([])).isEmpty)
  }
}
