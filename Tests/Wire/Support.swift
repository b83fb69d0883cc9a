import Moments
public import NIOCore

@testable import Wire

/// A policy that lets everybody in, as the tests want it.
struct OpenPolicy: ServerPolicy {
  var refusal: Refusal?
  var knows = true
  var shape = CallShape.unary

  func authenticate(_ meta: Meta) -> PeerIdentity? {
    knows ? PeerIdentity(service: meta.text("service") ?? "tester") : nil
  }
  func admit(_ request: RequestFrame, from peer: PeerIdentity) -> Admission {
    refusal.map { .refused($0) } ?? .accepted(shape)
  }
  func pack(reason: String, message: String) -> [UInt8] { Array("\(reason)|\(message)".utf8) }
}

/// Lets everybody call everything; the lowest bits of the method's number say what shape the call has.
struct ShapedPolicy: ServerPolicy {
  func authenticate(_ meta: Meta) -> PeerIdentity? { PeerIdentity(service: "tester") }

  func admit(_ request: RequestFrame, from peer: PeerIdentity) -> Admission {
    .accepted(CallShape(method: request.head.method))
  }

  func pack(reason: String, message: String) -> [UInt8] { Array(reason.utf8) }
}

extension CallShape {
  init(method: UInt64) {
    self.init(streamsRequests: method & 1 != 0, streamsResponses: method & 2 != 0)
  }

  /// A stream each way.
  static let conversation = CallShape(streamsRequests: true, streamsResponses: true)
}

extension ByteBuffer: @retroactive ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: UInt8...) {
    self.init(bytes: elements)
  }

  init(frames: Frame...) {
    self.init()
    for frame in frames { writeFrame(frame) }
  }

  /// The bytes behind an opening as frames; our own encoder's output is always whole.
  func decoded(skippingPreamble: Bool = false) throws -> [Frame] {
    var decoder = FrameDecoder()
    var bytes = self
    decoder.append(&bytes)
    if skippingPreamble { _ = decoder.nextPreamble() }
    var frames: [Frame] = []
    while let frame = try decoder.next() { frames.append(frame) }
    return frames
  }
}

/// A server's connection with a clock that the test moves.
struct ServerBench {
  var machine: ServerConnectionMachine
  var now: Moment
  /// What was written since it was last read.
  var out = ByteBuffer()

  init(
    settings: SettingsValues = SettingsValues(), limits: ServerConnectionLimits = ServerConnectionLimits(),
    policy: OpenPolicy = OpenPolicy(), isOpen: Bool = true
  ) {
    now = .now
    machine = ServerConnectionMachine(
      settings: settings, meta: Meta(), limits: limits, policy: policy, now: now)
    if isOpen {
      var opening = ByteBuffer(bytes: Preamble.bytes)
      opening.writeFrame(.settings(SettingsFrame(pairs: SettingsValues().pairs)))
      machine.receive(&opening, now: now, into: &out)
      out.clear()
    }
  }

  @discardableResult
  mutating func receive(_ frames: Frame...) -> [ServerAction] {
    var bytes = ByteBuffer()
    for frame in frames { bytes.writeFrame(frame) }
    return receive(bytes: bytes)
  }

  @discardableResult
  mutating func receive(bytes: ByteBuffer) -> [ServerAction] {
    var bytes = bytes
    machine.receive(&bytes, now: now, into: &out)
    return machine.actions()
  }

  mutating func tick(after pause: Duration) -> [ServerAction] {
    now += pause
    machine.tick(now: now, into: &out)
    return machine.actions()
  }

  mutating func finish(_ call: UInt64, _ outcome: HandlerOutcome) -> [ServerAction] {
    machine.finish(call, outcome, queue: .zero, service: .zero, now: now, into: &out)
    return fill()
  }

  @discardableResult
  mutating func fill() -> [ServerAction] {
    machine.fill(into: &out, room: 1 << 30, now: now)
    return machine.actions()
  }

  mutating func drain() -> [ServerAction] {
    machine.drain(now: now, into: &out)
    return machine.actions()
  }

  /// What was written, and forgets it.
  mutating func written() throws -> [Frame] {
    defer { out.clear() }
    return try out.decoded()
  }
}

extension ServerConnectionMachine {
  /// Everything that is to be done now.
  mutating func actions() -> [ServerAction] {
    var actions: [ServerAction] = []
    while let action = nextAction() { actions.append(action) }
    return actions
  }
}

extension ClientConnectionMachine {
  /// Everything that is to be done now.
  mutating func actions() -> [ClientAction] {
    var actions: [ClientAction] = []
    while let action = nextAction() { actions.append(action) }
    return actions
  }
}

extension Frame {
  static func request(
    _ call: UInt64, flags: FrameFlags = .last, timeout: UInt32 = 1_000, meta: Meta = Meta(), body: [UInt8] = [1]
  ) -> Frame {
    .request(
      RequestFrame(
        call: call, flags: flags, head: RequestHead(method: 1, timeoutMilliseconds: timeout), meta: meta,
        body: ByteBuffer(bytes: body)))
  }

  static func message(_ call: UInt64, flags: FrameFlags, body: [UInt8] = []) -> Frame {
    .message(MessageFrame(call: call, flags: flags, body: ByteBuffer(bytes: body)))
  }

  static func cancel(_ call: UInt64) -> Frame { .cancel(CancelFrame(call: call, reason: .caller)) }

  static func credit(_ call: UInt64, _ bytes: UInt32) -> Frame { .credit(CreditFrame(call: call, bytes: bytes)) }

  static func end(_ call: UInt64, code: UInt8 = 0, bits: EndBits = [], body: [UInt8] = [1]) -> Frame {
    .end(EndFrame(call: call, head: EndHead(code: code, bits: bits), body: ByteBuffer(bytes: body)))
  }

  static func goodbye(_ code: GoAwayCode = .drain, lastCall: UInt64 = 0) -> Frame {
    .goAway(GoAwayFrame(lastCall: lastCall, code: code))
  }

  var goAway: GoAwayFrame? {
    guard case .goAway(let frame) = self else { return nil }
    return frame
  }

  var end: EndFrame? {
    guard case .end(let frame) = self else { return nil }
    return frame
  }
}

extension EndFrame {
  /// The reason in an error made by `OpenPolicy`.
  var reason: String { String(String(buffer: body).prefix { $0 != "|" }) }
}

/// The first `count` bytes of one long run, of which no two frames are alike. At most 4 MiB.
func payload(_ count: Int) -> [UInt8] {
  Array(longRun.prefix(count))
}

private let longRun: [UInt8] = {
  var words = [UInt8](repeating: 0, count: 4 << 20)
  words.withUnsafeMutableBytes { bytes in
    for word in 0..<bytes.count / 8 {
      bytes.storeBytes(of: UInt64(word) &* 0x9e37_79b9_7f4a_7c15, toByteOffset: word * 8, as: UInt64.self)
    }
  }
  return words
}()

let partOfMessage = [UInt8](repeating: 7, count: WireLimits.maximumBody)

/// What a table says of each state: lines such as `open, halfClosed: give(1)`.
func expectations(_ table: String) -> [String: String] {
  var expectations: [String: String] = [:]
  for line in table.split(separator: "\n") {
    guard let colon = line.firstRange(of: ": ") else { continue }
    for state in line[..<colon.lowerBound].split(separator: ", ") {
      expectations[String(state)] = String(line[colon.upperBound...])
    }
  }
  return expectations
}
