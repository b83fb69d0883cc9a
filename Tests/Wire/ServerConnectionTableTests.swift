import Moments
import NIOCore
import Testing

@testable import Wire

/// Every phase of a connection at the server × every event that can reach it.
@Suite struct ServerConnectionTableTests {
  enum Phase: String, CaseIterable, Sendable {
    /// Nothing came; the 8 bytes came; the same and a drain; calls are taken; a drain before and after the client's
    /// GOAWAY; a drain whose grace is over; the client has said goodbye by itself; the last word is said.
    case silent, greeted, leavingEarly, serving, draining, parting, overdue, abandoned, closing

    /// A bench in this phase, whose call 1 runs where there can be one.
    func bench() -> ServerBench {
      let isOpen = ![.silent, .greeted, .leavingEarly].contains(self)
      var bench = ServerBench(settings: SettingsValues(idleMilliseconds: 60_000), isOpen: isOpen)
      if self == .greeted || self == .leavingEarly { bench.receive(bytes: ByteBuffer(bytes: Preamble.bytes)) }
      if isOpen { bench.receive(.request(1, timeout: 60_000)) }
      switch self {
      case .silent, .greeted, .serving: break
      case .leavingEarly, .draining: _ = bench.drain()
      case .parting:
        _ = bench.drain()
        bench.receive(.goodbye())
      case .overdue:
        _ = bench.drain()
        _ = bench.tick(after: .seconds(10))
      case .abandoned: bench.receive(.goodbye())
      case .closing: bench.receive(.goodbye(.violation))
      }
      bench.out.clear()
      return bench
    }
  }

  enum Event: String, CaseIterable, Sendable {
    case preamble, settings, request, message, cancel, credit, end, ping, ack, unknown, goodbye, leaves, foreign
    case answer, drain, tenthOfASecond, fiveSeconds, elevenSeconds, halfAnHour
  }

  private static func play(_ event: Event, in phase: Phase) throws -> String {
    var bench = phase.bench()
    var actions: [ServerAction] = []
    switch event {
    case .preamble: actions = bench.receive(bytes: ByteBuffer(bytes: Preamble.bytes))
    case .settings: actions = bench.receive(.settings(SettingsFrame(pairs: [])))
    case .request: actions = bench.receive(.request(2))
    case .message: actions = bench.receive(.message(1, flags: .last, body: [1]))
    case .cancel: actions = bench.receive(.cancel(1))
    case .credit: actions = bench.receive(.credit(1, 1))
    case .end: actions = bench.receive(.end(1))
    case .ping: actions = bench.receive(.ping(PingFrame(opaque: 1, isAck: false)))
    case .ack: actions = bench.receive(.ping(PingFrame(opaque: 1, isAck: true)))
    case .unknown: actions = bench.receive(.skipped(type: 200, call: 0))
    case .goodbye: actions = bench.receive(.goodbye())
    case .leaves: actions = bench.receive(.goodbye(.violation))
    case .foreign: actions = bench.receive(bytes: ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n"))
    case .answer:
      guard bench.machine.lastCall == 1 else { return "-" }
      actions = bench.finish(1, .answer([1]))
    case .drain: actions = bench.drain()
    case .tenthOfASecond: actions = bench.tick(after: .milliseconds(100))
    case .fiveSeconds: actions = bench.tick(after: .seconds(5))
    case .elevenSeconds: actions = bench.tick(after: .seconds(11))
    case .halfAnHour: actions = bench.tick(after: .seconds(1_800))
    }
    if String(buffer: bench.out) == Preamble.httpAnswer {
      return (actions.map(ServerWords.name) + ["HTTP"]).joined(separator: " ")
    }
    let isOpening = bench.out.readableBytesView.starts(with: Preamble.bytes)
    let frames = try bench.out.decoded(skippingPreamble: isOpening)
    let told = actions.map(ServerWords.name) + (isOpening ? ["PREAMBLE"] : []) + frames.map(ServerWords.name)
    return told.isEmpty ? "nothing" : told.joined(separator: " ")
  }

  /// Nothing is done in a phase that is not named.
  @Test(
    "each event does in each phase what it must",
    arguments: [
      (
        .preamble,
        """
        silent: PREAMBLE SETTINGS
        """
      ),
      (
        .settings,
        """
        silent: close
        serving, draining, parting, overdue, abandoned: close GOAWAY(a client sends SETTINGS once)
        """
      ),
      (
        .request,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        serving, draining: run
        parting, abandoned: close GOAWAY(REQUEST after GOAWAY)
        overdue: END(14)
        """
      ),
      (
        .message,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        serving, draining, parting, overdue, abandoned: close GOAWAY(MESSAGE after LAST)
        """
      ),
      (
        .cancel,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        serving, draining, parting, abandoned: stop(caller)
        """
      ),
      (
        .credit,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .end,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        serving, draining, parting, overdue, abandoned: close GOAWAY(END comes from servers only)
        """
      ),
      (
        .ping,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        serving, draining, parting, overdue, abandoned: ACK
        """
      ),
      (
        .ack,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .unknown,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .goodbye,
        """
        silent: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .leaves,
        """
        silent, serving, draining, parting, overdue, abandoned: close
        greeted, leavingEarly: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .foreign,
        """
        silent: close HTTP
        greeted, leavingEarly, serving, draining, parting, overdue, abandoned: close GOAWAY(length is not below 131072)
        """
      ),
      (
        .answer,
        """
        silent, greeted, leavingEarly: -
        serving, draining, overdue: END(0)
        parting, abandoned: close END(0)
        """
      ),
      (
        .drain,
        """
        silent: PREAMBLE SETTINGS GOAWAY
        greeted, serving, abandoned: GOAWAY
        """
      ),
      (.tenthOfASecond, ""),
      (
        .fiveSeconds,
        """
        silent, greeted, leavingEarly, overdue: close
        """
      ),
      (
        .elevenSeconds,
        """
        silent, greeted, leavingEarly, overdue: close
        draining, parting: stop(draining)
        """
      ),
      (
        .halfAnHour,
        """
        silent, greeted, leavingEarly, overdue: close
        serving, abandoned: stop(deadline) GOAWAY
        draining, parting: stop(deadline)
        """
      ),
    ] as [(Event, String)])
  func table(event: Event, expected: String) throws {
    let expected = expectations(expected)
    #expect(Set(expected.keys).isSubset(of: Phase.allCases.map(\.rawValue)))
    for phase in Phase.allCases {
      #expect(try Self.play(event, in: phase) == expected[phase.rawValue] ?? "nothing", "\(event) in \(phase)")
    }
  }
}

/// What a server does, in a word each.
enum ServerWords {
  static func name(_ action: ServerAction) -> String {
    switch action {
    case .run: "run"
    case .message(_, let message): "give(\(message.readableBytes))"
    case .halfClosed: "over"
    case .writable: "writable"
    case .cancel(_, let reason): "stop(\(reason))"
    case .close: "close"
    }
  }

  static func name(_ frame: Frame) -> String {
    switch frame {
    case .settings: "SETTINGS"
    case .end(let end): "END(\(end.head.code))"
    case .message(let message): "MESSAGE(\(message.body.readableBytes))"
    case .credit: "CREDIT"
    case .ping(let ping): ping.isAck ? "ACK" : "PING"
    case .goAway(let goAway): goAway.code == .drain ? "GOAWAY" : "GOAWAY(\(goAway.text))"
    case .request, .cancel, .skipped: "?"
    }
  }
}
