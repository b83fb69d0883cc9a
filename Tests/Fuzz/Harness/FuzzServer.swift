internal import Moments
internal import NIOCore
internal import Wire

/// Everybody may call everything; the method's number says what shape it has.
struct FuzzPolicy: ServerPolicy {
  func authenticate(_ meta: Meta) -> PeerIdentity? { PeerIdentity(service: "fuzz") }

  func admit(_ request: RequestFrame, from peer: PeerIdentity) -> Admission {
    let method = request.head.method
    return .accepted(
      CallShape(
        streamsRequests: method & 1 != 0, streamsResponses: method & 2 != 0, isLongLived: method & 4 != 0))
  }

  func pack(reason: String, message: String) -> [UInt8] { Array(reason.utf8) }
}

/// A server's connection that has shaken hands, with handlers that wait to be ended.
struct FuzzServer {
  private(set) var machine: ServerConnectionMachine
  private(set) var now = Moment.now
  private var out = ByteBuffer()
  /// Calls whose handlers run, oldest first.
  private(set) var running: [UInt64] = []
  /// Those of them that answer with a stream.
  private var streaming: Set<UInt64> = []

  init() {
    machine = ServerConnectionMachine(settings: SettingsValues(), meta: Meta(), policy: FuzzPolicy(), now: now)
    var opening = ByteBuffer(bytes: Preamble.bytes)
    opening.writeFrame(.settings(SettingsFrame(pairs: SettingsValues().pairs)))
    machine.receive(&opening, now: now, into: &out)
    act()
  }

  mutating func receive(_ bytes: some Collection<UInt8>) {
    var buffer = ByteBuffer(bytes: bytes)
    machine.receive(&buffer, now: now, into: &out)
    act()
  }

  mutating func wait(_ pause: Duration) {
    now += pause
    machine.tick(now: now, into: &out)
    act()
  }

  /// A handler of a stream completes where it is told to answer.
  mutating func finish(_ call: UInt64, _ outcome: HandlerOutcome) {
    guard let place = running.firstIndex(of: call) else { return }
    running.remove(at: place)
    var lawful = outcome
    if case .answer = outcome, streaming.contains(call) { lawful = .complete }
    if case .complete = outcome, !streaming.contains(call) { lawful = .answer(ByteBuffer()) }
    machine.finish(call, lawful, queue: .zero, service: .zero, now: now, into: &out)
    act()
  }

  mutating func send(_ call: UInt64, _ count: Int) {
    guard streaming.contains(call), running.contains(call) else { return }
    _ = machine.send(call, ByteBuffer(repeating: 7, count: count))
    act()
  }

  mutating func read(_ call: UInt64, _ count: Int) {
    machine.read(call, bytes: count, into: &out)
    act()
  }

  mutating func drain() {
    machine.drain(now: now, into: &out)
    act()
  }

  /// Every handler returns; then nothing may be owed that could have been said.
  mutating func end() {
    while let call = running.first { finish(call, .failure(EndHead(code: 2), error: [])) }
    precondition(machine.endsSent <= machine.requestsReceived, "a call was answered twice")
    if machine.openCalls == 0, !machine.isClosing {
      precondition(machine.endsSent == machine.requestsReceived, "a call was never answered")
      precondition(machine.bytesHeld == 0, "bytes of ended calls are held")
    }
  }

  /// What was written since it was last asked.
  mutating func takeWritten() -> ByteBuffer {
    defer { out.clear() }
    return out
  }

  private mutating func act() {
    machine.fill(into: &out, room: 1 << 20, now: now)
    while let action = machine.nextAction() {
      switch action {
      case .run(let request):
        precondition(!running.contains(request.call), "a call runs twice")
        running.append(request.call)
        if request.head.method & 2 != 0 { streaming.insert(request.call) }
      case .message, .halfClosed, .writable, .cancel, .close: break
      }
    }
    precondition(out.readableBytes < 64 << 20, "answers pile up")
  }
}
