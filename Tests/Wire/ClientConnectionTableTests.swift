import NIOCore
import Testing

@testable import Wire

/// Every phase of a connection at the client × every event that can reach it.
@Suite struct ClientConnectionTableTests {
  enum Phase: String, CaseIterable, Sendable {
    /// Nothing came; the 8 bytes came; calls are taken; the last calls run; the last word is said.
    case silent, greeted, serving, draining, closing

    /// A bench in this phase, with call 1 open where there can be one.
    func bench() throws -> ClientBench {
      let isOpen = self != .silent && self != .greeted
      var bench = ClientBench(isOpen: isOpen)
      if self == .greeted { _ = bench.receive(bytes: ByteBuffer(bytes: Preamble.bytes)) }
      if isOpen { #expect(bench.start(timeout: .seconds(60)) == .started(1)) }
      if isOpen { _ = try bench.written() }
      if self == .draining { _ = bench.drain() }
      if self == .closing { _ = bench.close(.done) }
      bench.out.clear()
      return bench
    }
  }

  enum Event: String, CaseIterable, Sendable {
    case preamble, settings, otherSettings, end, unopened, request, ping, ack, unknown, drained, goAway, foreign
    case start, drain, close, lost, fiveSeconds, tenSeconds
  }

  private static func play(_ event: Event, in phase: Phase) throws -> String {
    var bench = try phase.bench()
    var verdict: [String] = []
    var actions: [ClientAction] = []
    switch event {
    case .preamble: actions = bench.receive(bytes: ByteBuffer(bytes: Preamble.bytes))
    case .settings: actions = bench.receive(.settings(SettingsFrame(pairs: [SettingsPair(id: 1, value: 9)])))
    case .otherSettings: actions = bench.receive(.settings(SettingsFrame(pairs: [SettingsPair(id: 3, value: 9)])))
    case .end: actions = bench.receive(.end(1))
    case .unopened: actions = bench.receive(.end(7))
    case .request: actions = bench.receive(.request(1))
    case .ping: actions = bench.receive(.ping(PingFrame(opaque: 1, isAck: false)))
    case .ack: actions = bench.receive(.ping(PingFrame(opaque: 1, isAck: true)))
    case .unknown: actions = bench.receive(.skipped(type: 200, call: 0))
    case .drained: actions = bench.receive(.goodbye())
    case .goAway: actions = bench.receive(.goodbye(.idle))
    case .foreign: actions = bench.receive(bytes: ByteBuffer(string: "HTTP/1.1 200 OK\r\n"))
    case .start: verdict = [bench.start() == .notAccepting ? "no" : "yes"]
    case .drain: actions = bench.drain()
    case .close: actions = bench.close(.done)
    case .lost: actions = bench.connectionEnded()
    case .fiveSeconds: actions = bench.tick(after: .seconds(5))
    case .tenSeconds:
      actions = bench.tick(after: .seconds(5))
      actions += bench.tick(after: .seconds(5))
    }
    // What was started is not part of the event.
    let frames = try bench.out.decoded()
    let told = verdict + actions.map(ClientWords.name) + frames.map(ClientWords.name)
    return told.isEmpty ? "nothing" : told.joined(separator: " ")
  }

  /// Nothing is done in a phase that is not named.
  @Test(
    "each event does in each phase what it must",
    arguments: [
      (.preamble, ""),
      (
        .settings,
        """
        silent: close(foreign)
        greeted, serving: ready(9)
        """
      ),
      (
        .otherSettings,
        """
        silent: close(foreign)
        greeted: ready(32)
        serving, draining: lost close GOAWAY(a second SETTINGS changes max_calls only)
        """
      ),
      (
        .end,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        serving: answer(1) freed
        draining: answer(1) freed close(done)
        """
      ),
      (
        .unopened,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        serving, draining: lost close GOAWAY(a frame of a call that was never opened)
        """
      ),
      (
        .request,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        serving, draining: lost close GOAWAY(REQUEST comes from clients only)
        """
      ),
      (
        .ping,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        serving, draining: ACK
        """
      ),
      (
        .ack,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .unknown,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        """
      ),
      (
        .drained,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        serving: retired GOAWAY
        """
      ),
      (
        .goAway,
        """
        silent: close(foreign)
        greeted: close GOAWAY(the first frame is SETTINGS)
        serving, draining: unseen close(goAway 6)
        """
      ),
      (
        .foreign,
        """
        silent: close(foreign)
        greeted: close GOAWAY(length is not below 131072)
        serving, draining: lost close GOAWAY(length is not below 131072)
        """
      ),
      (
        .start,
        """
        silent, greeted, serving: yes
        draining, closing: no
        """
      ),
      (
        .drain,
        """
        silent, greeted: close(done)
        serving: retired GOAWAY
        """
      ),
      (
        .close,
        """
        silent, greeted: close(done)
        serving, draining: lost close(done)
        """
      ),
      (
        .lost,
        """
        serving, draining: lost
        """
      ),
      (
        .fiveSeconds,
        """
        silent, greeted: close(silence)
        serving, draining: PING
        """
      ),
      (
        .tenSeconds,
        """
        silent, greeted: close(silence)
        serving, draining: lost close(silence) PING
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
