import Moments
import NIOCore
import TestSupport
import Testing

@testable import Wire

/// A client and a server machine that talk to each other through memory, with the bytes cut at random places.
struct Conversation {
  var client: ClientConnectionMachine
  var server: ServerConnectionMachine
  var now = Moment.now
  var random: SeededGenerator
  private var toServer = ByteBuffer()
  private var toClient = ByteBuffer()
  /// Calls whose handler runs.
  var running: [UInt64: ServerRequest] = [:]
  var results: [UInt64: CallResult] = [:]
  var started = 0
  var isClosed = false

  init(seed: UInt64) {
    random = SeededGenerator(seed)
    client = ClientConnectionMachine(settings: SettingsValues(window: 262_144), meta: Meta(), now: now)
    server = ServerConnectionMachine(settings: SettingsValues(), meta: Meta(), policy: OpenPolicy(), now: now)
    client.open(into: &toServer)
  }

  mutating func start(_ size: Int, timeout: Duration) {
    guard
      case .started = client.start(
        ClientRequest(method: 1, deadline: now + timeout, message: ByteBuffer(bytes: payload(size))))
    else { return }
    started += 1
  }

  mutating func cancelOne() {
    guard client.lastCall > 0 else { return }
    client.cancel(.random(in: 1...client.lastCall, using: &random), .caller, into: &toServer)
    note()
  }

  /// The handler of one call returns its request's bytes, or an error.
  mutating func finishOne() {
    guard let call = running.keys.sorted().randomElement(using: &random),
      let request = running.removeValue(forKey: call)
    else { return }
    let outcome: HandlerOutcome =
      Int.random(in: 0..<4, using: &random) == 0
      ? .failure(EndHead(code: 5), error: [1]) : .answer(request.message)
    server.finish(call, outcome, queue: .zero, service: .zero, now: now, into: &toClient)
    act()
  }

  /// Moves some bytes, in both directions.
  mutating func exchange() {
    client.fill(into: &toServer, room: .random(in: 1...60_000, using: &random), now: now)
    server.fill(into: &toClient, room: .random(in: 1...60_000, using: &random), now: now)
    act()
    var up = Self.take(&toServer, using: &random)
    server.receive(&up, now: now, into: &toClient)
    act()
    var down = Self.take(&toClient, using: &random)
    client.receive(&down, now: now, into: &toServer)
    note()
  }

  mutating func pass(_ time: Duration) {
    now += time
    server.tick(now: now, into: &toClient)
    act()
    client.tick(now: now, into: &toServer)
    note()
  }

  private static func take(_ buffer: inout ByteBuffer, using random: inout SeededGenerator) -> ByteBuffer {
    let length = min(buffer.readableBytes, .random(in: 0...300_000, using: &random))
    let taken = buffer.readSlice(length: length) ?? ByteBuffer()
    if buffer.readableBytes == 0 { buffer = ByteBuffer() }
    return taken
  }

  private mutating func act() {
    for action in server.actions() {
      switch action {
      case .run(let request): running[request.call] = request
      case .cancel, .message, .halfClosed, .writable: break
      case .close: isClosed = true
      }
    }
  }

  private mutating func note() {
    for action in client.actions() {
      switch action {
      case .finished(let call, let result, _):
        #expect(results[call] == nil, "call \(call) was told twice")
        results[call] = result
      case .close: isClosed = true
      case .ready, .slotFreed, .retired, .leading, .message, .writable: break
      }
    }
  }
}

@Suite struct ConversationTests {
  @Test(
    "under random sizes, cancels, deadlines and cuts every call is told once and REQUESTs equal ENDs",
    arguments: 0..<12 as Range<UInt64>)
  func invariant(seed: UInt64) async {
    var talk = Conversation(seed: seed)
    let sizes = [0, 1, 500, 65_535, 65_536, 65_537, 200_000, 1_000_000, (4 << 20) - 1]
    for _ in 0..<300 {
      switch Int.random(in: 0..<10, using: &talk.random) {
      case 0, 1:
        let size = sizes.randomElement(using: &talk.random) ?? 0
        talk.start(size, timeout: .milliseconds(.random(in: 50...60_000, using: &talk.random)))
      case 2: talk.cancelOne()
      case 3, 4: talk.finishOne()
      case 5: talk.pass(.milliseconds(.random(in: 1...60, using: &talk.random)))
      default: talk.exchange()
      }
      // A long computation: tests of timing share the threads.
      await Task.yield()
    }
    // Everything that is open comes to its end.
    for _ in 0..<20_000 where talk.client.openCalls > 0 || talk.server.openCalls > 0 {
      talk.finishOne()
      talk.exchange()
      if talk.client.openCalls > 0 { talk.pass(.milliseconds(1)) }
      await Task.yield()
    }
    #expect(!talk.isClosed, "seed \(seed)")
    #expect(talk.client.openCalls == 0 && talk.server.openCalls == 0, "seed \(seed)")
    #expect(talk.results.count == talk.started, "seed \(seed)")
    #expect(talk.server.requestsReceived == talk.server.endsSent, "seed \(seed)")
    for (call, result) in talk.results {
      guard case .answer(let bytes, _) = result else { continue }
      #expect(Array(bytes.readableBytesView) == payload(bytes.readableBytes), "seed \(seed), call \(call)")
    }
  }

  @Test("ten messages of 4 MiB at once all arrive, both ways, within the credit budget")
  func manyLong() async {
    var talk = Conversation(seed: 7)
    for _ in 0..<3 { talk.exchange() }
    for _ in 0..<10 { talk.start(4 << 20, timeout: .seconds(600)) }
    for _ in 0..<50_000 where talk.results.count < 10 {
      talk.exchange()
      talk.finishOne()
      await Task.yield()
    }
    #expect(talk.results.count == 10 && !talk.isClosed)
    #expect(talk.server.requestsReceived == talk.server.endsSent)
  }
}
