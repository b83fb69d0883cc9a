import Moments
import NIOCore
import Testing

@testable import Wire

/// Every state of a call at the client × every event that can reach it: what its caller is told and what is written.
@Suite struct ClientCallTableTests {
  /// The states of a call, each brought about by frames and the caller's deeds.
  enum State: String, CaseIterable, Sendable {
    case unwritten, sent, open, answering, withinAnswer, halfClosed, abandoned, ended

    /// A bench whose call 1 is in this state.
    func bench() throws -> ClientBench {
      var bench = ClientBench()
      let isUnary = self == .unwritten || self == .sent || self == .ended
      let request = ClientRequest(
        method: 1, shape: isUnary ? .unary : .conversation, deadline: bench.now + .seconds(1), message: [1])
      #expect(bench.machine.start(request) == .started(1))
      if self == .unwritten { return bench }
      _ = try bench.written()
      switch self {
      case .unwritten, .sent, .open: break
      case .answering: bench.receive(.message(1, flags: [], body: [1]))
      case .withinAnswer: bench.receive(.message(1, flags: .more, body: [1]))
      case .halfClosed: bench.machine.halfClose(1)
      case .abandoned: _ = bench.cancel(1)
      case .ended: bench.receive(.end(1))
      }
      _ = try bench.written()
      return bench
    }
  }

  enum Event: String, CaseIterable, Sendable {
    case message, part, metadata, late, answer, complete, failure, credit, cancel, deadline, send, halfClose, read
    case drain, goAway, lost
  }

  /// What an event leads to, in a word: the verdict, what the caller is told, then what is written.
  private static func play(_ event: Event, in state: State) throws -> String {
    var bench = try state.bench()
    var actions: [ClientAction] = []
    var verdict: [String] = []
    switch event {
    case .message: actions = bench.receive(.message(1, flags: [], body: [2]))
    case .part: actions = bench.receive(.message(1, flags: .more, body: [2]))
    case .metadata:
      let meta = Meta([Meta.Entry(key: "a", value: [1])])
      actions = bench.receive(.message(MessageFrame(call: 1, flags: .empty, meta: meta)))
    case .late: actions = bench.receive(.message(1, flags: .last, body: [2]))
    case .answer: actions = bench.receive(.end(1, body: [2, 2]))
    case .complete: actions = bench.receive(.end(EndFrame(call: 1, flags: .empty, head: EndHead(code: 0))))
    case .failure: actions = bench.receive(.end(1, code: 5))
    case .credit: actions = bench.receive(.credit(1, 100))
    case .cancel: actions = bench.cancel(1)
    case .deadline: actions = bench.tick(after: .seconds(1))
    case .send: verdict = ["\(bench.machine.send(1, [9]))"]
    case .halfClose: bench.machine.halfClose(1)
    case .read:
      bench.machine.read(1, bytes: 1, into: &bench.out)
      actions = bench.machine.actions()
    case .drain: actions = bench.receive(.goodbye())
    case .goAway: actions = bench.receive(.goodbye(.idle))
    case .lost: actions = bench.connectionEnded()
    }
    let frames = try bench.written()
    let told = verdict + actions.map(ClientWords.name) + frames.map(ClientWords.name)
    return told.isEmpty ? "nothing" : told.joined(separator: " ")
  }

  /// Nothing is done in a state that is not named.
  @Test(
    "each event does in each state what it must",
    arguments: [
      (
        .message,
        """
        unwritten: unseen close GOAWAY(MESSAGE of a call that was never opened)
        sent: malformed CANCEL(0)
        open, answering, halfClosed: give(1)
        withinAnswer: give(2)
        """
      ),
      (
        .part,
        """
        unwritten: unseen close GOAWAY(MESSAGE of a call that was never opened)
        """
      ),
      (
        .metadata,
        """
        unwritten: unseen close GOAWAY(MESSAGE of a call that was never opened)
        sent, open, halfClosed: leading
        withinAnswer: lost close GOAWAY(a message begins before MORE of the last one has ended)
        """
      ),
      (
        .late,
        """
        unwritten: unseen close GOAWAY(LAST comes from clients only)
        sent, open, answering, withinAnswer, halfClosed: lost close GOAWAY(LAST comes from clients only)
        abandoned, ended: close GOAWAY(LAST comes from clients only)
        """
      ),
      (
        .answer,
        """
        unwritten: unseen close GOAWAY(END of a call that was never opened)
        sent: answer(2) freed
        open, answering, halfClosed: give(2) complete freed
        withinAnswer: give(3) complete freed
        abandoned: freed
        """
      ),
      (
        .complete,
        """
        unwritten: unseen close GOAWAY(END of a call that was never opened)
        sent, withinAnswer: malformed freed
        open, answering, halfClosed: complete freed
        abandoned: freed
        """
      ),
      (
        .failure,
        """
        unwritten: unseen close GOAWAY(END of a call that was never opened)
        sent, open, answering, withinAnswer, halfClosed: failure(5) freed
        abandoned: freed
        """
      ),
      (
        .credit,
        """
        unwritten: REQUEST(1)
        """
      ),
      (
        .cancel,
        """
        unwritten: cancelled freed
        sent, open, answering, withinAnswer, halfClosed: cancelled CANCEL(1)
        """
      ),
      (
        .deadline,
        """
        unwritten: expired freed
        sent, open, answering, withinAnswer, halfClosed: expired CANCEL(2)
        """
      ),
      (
        .send,
        """
        unwritten: gone REQUEST(1)
        sent, halfClosed, abandoned, ended: gone
        open, answering, withinAnswer: goOn MESSAGE(1)
        """
      ),
      (
        .halfClose,
        """
        unwritten: REQUEST(1)
        open, answering, withinAnswer: LAST
        """
      ),
      (
        .read,
        """
        unwritten: REQUEST(1)
        """
      ),
      (
        .drain,
        """
        unwritten: unseen freed retired close(done) GOAWAY
        sent, open, answering, withinAnswer, halfClosed, abandoned: retired GOAWAY
        ended: retired close(done) GOAWAY
        """
      ),
      (
        .goAway,
        """
        unwritten, sent, open, halfClosed: unseen close(goAway 6)
        answering, withinAnswer: lost close(goAway 6)
        abandoned, ended: close(goAway 6)
        """
      ),
      (
        .lost,
        """
        unwritten: unseen
        sent, open, answering, withinAnswer, halfClosed: lost
        """
      ),
    ] as [(Event, String)])
  func table(event: Event, expected: String) throws {
    let expected = expectations(expected)
    #expect(Set(expected.keys).isSubset(of: State.allCases.map(\.rawValue)))
    for state in State.allCases {
      #expect(try Self.play(event, in: state) == expected[state.rawValue] ?? "nothing", "\(event) in \(state)")
    }
  }
}

/// What a client does, in a word each.
enum ClientWords {
  static func name(_ action: ClientAction) -> String {
    switch action {
    case .ready(let calls): "ready(\(calls))"
    case .leading: "leading"
    case .message(_, let message): "give(\(message.readableBytes))"
    case .writable: "writable"
    case .finished(_, let result, _): name(result)
    case .slotFreed: "freed"
    case .retired: "retired"
    case .close(.fault): "close"
    case .close(let reason): "close(\(name(reason)))"
    }
  }

  private static func name(_ result: CallResult) -> String {
    switch result {
    case .answer(let answer, _): "answer(\(answer.readableBytes))"
    case .complete: "complete"
    case .failure(let head, _): "failure(\(head.code))"
    case .expired: "expired"
    case .cancelled: "cancelled"
    case .notProcessed: "unseen"
    case .connectionLost: "lost"
    case .answerTooLarge: "tooLarge"
    case .answerMalformed: "malformed"
    }
  }

  private static func name(_ reason: ClientCloseReason) -> String {
    switch reason {
    case .goAway(let code, _): "goAway \(code.rawValue)"
    case .done: "done"
    case .fault: "fault"
    case .silence: "silence"
    case .foreign: "foreign"
    }
  }

  static func name(_ frame: Frame) -> String {
    switch frame {
    case .settings: "SETTINGS"
    case .request(let request): "REQUEST(\(request.body.readableBytes))"
    case .message(let message): message.flags.contains(.empty) ? "LAST" : "MESSAGE(\(message.body.readableBytes))"
    case .cancel(let cancel): "CANCEL(\(cancel.reason.rawValue))"
    case .credit: "CREDIT"
    case .ping(let ping): ping.isAck ? "ACK" : "PING"
    case .goAway(let goAway): goAway.code == .drain ? "GOAWAY" : "GOAWAY(\(goAway.text))"
    case .end, .skipped: "?"
    }
  }
}
