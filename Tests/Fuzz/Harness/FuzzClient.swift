internal import Moments
internal import NIOCore
internal import Wire

/// A client's connection that has shaken hands, with a few calls under way.
struct FuzzClient {
  private var machine: ClientConnectionMachine
  private var now = Moment.now
  private var out = ByteBuffer()
  private var started = 0
  private var told: Set<UInt64> = []
  /// Calls with a stream of requests.
  private var streaming: Set<UInt64> = []

  init() {
    machine = ClientConnectionMachine(settings: SettingsValues(), meta: Meta(), now: now)
    machine.open(into: &out)
    var opening = ByteBuffer(bytes: Preamble.bytes)
    opening.writeFrame(.settings(SettingsFrame(pairs: SettingsValues().pairs)))
    machine.receive(&opening, now: now, into: &out)
    act()
    for shape in 0..<UInt64(4) { start(shape, size: 100) }
  }

  mutating func start(_ method: UInt64, size: Int) {
    let request = ClientRequest(
      method: method, shape: CallShape(streamsRequests: method & 1 != 0, streamsResponses: method & 2 != 0),
      deadline: now + .seconds(5), message: ByteBuffer(repeating: 7, count: size))
    if case .started(let call) = machine.start(request) {
      started += 1
      if request.shape.streamsRequests { streaming.insert(call) }
    }
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

  mutating func send(_ call: UInt64, _ count: Int) {
    guard streaming.contains(call) else { return }
    _ = machine.send(call, ByteBuffer(repeating: 7, count: count))
    act()
  }

  mutating func halfClose(_ call: UInt64) {
    guard streaming.contains(call) else { return }
    machine.halfClose(call)
    act()
  }

  mutating func read(_ call: UInt64, _ count: Int) {
    machine.read(call, bytes: count, into: &out)
    act()
  }

  mutating func cancel(_ call: UInt64) {
    machine.cancel(call, .caller, into: &out)
    act()
  }

  /// The connection ends: every call must have been told, and once.
  mutating func end() {
    machine.connectionEnded()
    act()
    precondition(told.count == started, "a caller was never told")
  }

  /// What was written since it was last asked.
  mutating func takeWritten() -> ByteBuffer {
    defer { out.clear() }
    return out
  }

  private mutating func act() {
    machine.fill(into: &out, room: 1 << 20, now: now)
    while let action = machine.nextAction() {
      guard case .finished(let call, _, _) = action else { continue }
      precondition(told.insert(call).inserted, "a caller was told twice")
    }
    precondition(out.readableBytes < 64 << 20, "requests pile up")
  }
}
