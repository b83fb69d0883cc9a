import Moments
import NIOCore
import TestSupport
import Testing

@testable import Wire

/// A client and a server with calls of every shape, joined by a channel that splits and delays what it carries and may
/// break at any byte. Callers and handlers do what chance says, as far as it is lawful.
private struct StreamTalk {
  /// One call as both sides have seen it.
  struct Call {
    let shape: CallShape

    // At the client.
    var sent = 0
    var mayWrite = true
    var isHalfClosed = false
    var received = 0
    var unread: [Int] = []
    var results: [CallResult] = []

    // At the server.
    var isRunning = false
    var isStopped = false
    var runs = 0
    var served = 0
    var waiting: [Int] = []
    var isOver = false
    var mayAnswer = true
    var answered = 0
  }

  var client: ClientConnectionMachine
  var server: ServerConnectionMachine
  var random: SeededGenerator
  var now = Moment.now
  private var toServer = ByteBuffer()
  private var toClient = ByteBuffer()
  private(set) var calls: [UInt64: Call] = [:]
  /// What went against a promise.
  private(set) var violations: [String] = []
  private(set) var isClientClosed = false
  private(set) var isServerClosed = false

  init(seed: UInt64) {
    random = SeededGenerator(seed)
    client = ClientConnectionMachine(settings: SettingsValues(), meta: Meta(), now: now)
    server = ServerConnectionMachine(settings: SettingsValues(), meta: Meta(), policy: ShapedPolicy(), now: now)
    client.open(into: &toServer)
  }

  // MARK: What the callers do

  mutating func start() {
    let method = UInt64.random(in: 0...3, using: &random)
    let shape = CallShape(method: method)
    let timeout = Duration.milliseconds(.random(in: 50...60_000, using: &random))
    let message = shape.streamsRequests ? ByteBuffer() : numbered(0)
    let request = ClientRequest(method: method, shape: shape, deadline: now + timeout, message: message)
    guard case .started(let id) = client.start(request) else { return }
    calls[id] = Call(shape: shape)
    if !shape.streamsRequests { calls[id]?.sent = 1 }
  }

  mutating func send() {
    guard let id = pick({ $0.shape.streamsRequests && $0.mayWrite && !$0.isHalfClosed && $0.results.isEmpty }) else {
      return
    }
    switch client.send(id, numbered(calls[id]?.sent ?? 0)) {
    case .goOn: break
    case .wait: calls[id]?.mayWrite = false
    case .gone: note("call \(id) is open and takes no message")
    }
    calls[id]?.sent += 1
    actAtClient()
  }

  mutating func halfClose() {
    guard let id = pick({ $0.shape.streamsRequests && !$0.isHalfClosed && $0.results.isEmpty }) else { return }
    client.halfClose(id)
    calls[id]?.isHalfClosed = true
    actAtClient()
  }

  mutating func readAtClient() {
    guard let id = pick({ !$0.unread.isEmpty }), let size = calls[id]?.unread.removeFirst() else { return }
    client.read(id, bytes: size, into: &toServer)
    actAtClient()
  }

  mutating func cancel() {
    guard let id = pick({ $0.results.isEmpty }) else { return }
    client.cancel(id, .caller, into: &toServer)
    actAtClient()
  }

  // MARK: What the handlers do

  mutating func answer() {
    guard let id = pick({ $0.isRunning && $0.shape.streamsResponses && $0.mayAnswer && !$0.isStopped }) else { return }
    switch server.send(id, numbered(calls[id]?.answered ?? 0)) {
    case .goOn: break
    case .wait: calls[id]?.mayAnswer = false
    case .gone: if !isServerClosed { note("call \(id) runs and takes no message") }
    }
    calls[id]?.answered += 1
    actAtServer()
  }

  mutating func readAtServer() {
    guard let id = pick({ $0.isRunning && !$0.waiting.isEmpty }), let size = calls[id]?.waiting.removeFirst() else {
      return
    }
    server.read(id, bytes: size, into: &toClient)
    actAtServer()
  }

  /// A handler returns: well, or with an error.
  mutating func finish() {
    guard let id = pick({ $0.isRunning }), let call = calls[id] else { return }
    calls[id]?.isRunning = false
    var outcome = HandlerOutcome.failure(EndHead(code: 5), error: [1])
    if Int.random(in: 0..<4, using: &random) > 0 {
      outcome = call.shape.streamsResponses ? .complete : .answer(numbered(0))
      if !call.shape.streamsResponses { calls[id]?.answered = 1 }
    }
    server.finish(id, outcome, queue: .zero, service: .zero, now: now, into: &toClient)
    actAtServer()
  }

  mutating func drain(theServer: Bool) {
    if theServer {
      server.drain(now: now, into: &toClient)
      actAtServer()
    } else {
      client.drain(into: &toServer)
      actAtClient()
    }
  }

  // MARK: The channel and the clock

  /// Moves some bytes, in both directions, of which one may be none.
  mutating func exchange() {
    client.fill(into: &toServer, room: .random(in: 1...60_000, using: &random), now: now)
    actAtClient()
    server.fill(into: &toClient, room: .random(in: 1...60_000, using: &random), now: now)
    actAtServer()
    var up = Self.take(&toServer, using: &random)
    server.receive(&up, now: now, into: &toClient)
    actAtServer()
    var down = Self.take(&toClient, using: &random)
    client.receive(&down, now: now, into: &toServer)
    actAtClient()
    // The side that has said its last word closes behind it.
    if isServerClosed, toClient.readableBytes == 0 { breakOff() }
    if isClientClosed, toServer.readableBytes == 0 { isServerClosed = true }
  }

  mutating func pass(_ time: Duration) {
    now += time
    server.tick(now: now, into: &toClient)
    actAtServer()
    client.tick(now: now, into: &toServer)
    actAtClient()
  }

  /// The connection is gone, whatever was on its way. The handlers learn of it by being cancelled.
  mutating func breakOff() {
    client.connectionEnded()
    actAtClient()
    (toServer, toClient) = (ByteBuffer(), ByteBuffer())
    isClientClosed = true
    isServerClosed = true
    for id in calls.keys where calls[id]?.isRunning == true { calls[id]?.isStopped = true }
  }

  private static func take(_ buffer: inout ByteBuffer, using random: inout SeededGenerator) -> ByteBuffer {
    let most = Bool.random(using: &random) ? 300_000 : 200
    let taken = buffer.readSlice(length: min(buffer.readableBytes, .random(in: 0...most, using: &random)))
    if buffer.readableBytes == 0 { buffer = ByteBuffer() }
    return taken ?? ByteBuffer()
  }

  // MARK: What the machines say

  private mutating func actAtServer() {
    for action in server.actions() {
      switch action {
      case .run(let request):
        calls[request.call]?.isRunning = true
        calls[request.call]?.runs += 1
        if calls[request.call]?.shape.streamsRequests == false { serve(request.call, request.message) }
      case .message(let id, let message): serve(id, message)
      case .halfClosed(let id):
        if calls[id]?.isOver == true { note("call \(id) was half-closed twice") }
        calls[id]?.isOver = true
      case .writable(let id): calls[id]?.mayAnswer = true
      case .cancel(let id, _):
        if calls[id]?.isStopped == true { note("the handler of \(id) was stopped twice") }
        calls[id]?.isStopped = true
      case .close: isServerClosed = true
      }
    }
  }

  private mutating func serve(_ id: UInt64, _ message: ByteBuffer) {
    check(message, is: calls[id]?.served ?? -1, "request of \(id)")
    calls[id]?.served += 1
    calls[id]?.waiting.append(message.readableBytes)
  }

  private mutating func actAtClient() {
    for action in client.actions() {
      switch action {
      case .message(let id, let message):
        check(message, is: calls[id]?.received ?? -1, "answer of \(id)")
        if calls[id]?.results.isEmpty == false { note("call \(id) has a message after its end") }
        calls[id]?.received += 1
        calls[id]?.unread.append(message.readableBytes)
      case .writable(let id): calls[id]?.mayWrite = true
      case .finished(let id, let result, _):
        if case .answer(let message, _) = result { check(message, is: 0, "answer of \(id)") }
        calls[id]?.results.append(result)
      case .close: isClientClosed = true
      case .ready, .leading, .slotFreed, .retired: break
      }
    }
  }

  // MARK: Messages that tell their number

  private mutating func numbered(_ number: Int) -> ByteBuffer {
    let sizes = [0, 1, 8, 900, 20_000, 65_528, 65_529, 150_000]
    var message = ByteBuffer()
    message.writeInteger(UInt64(number))
    message.writeRepeatingByte(UInt8(truncatingIfNeeded: number), count: sizes.randomElement(using: &random) ?? 0)
    return message
  }

  private mutating func check(_ message: ByteBuffer, is number: Int, _ what: String) {
    var rest = message
    let found = rest.readInteger(as: UInt64.self).map { Int($0) }
    let isWhole = rest == ByteBuffer(repeating: UInt8(truncatingIfNeeded: number), count: rest.readableBytes)
    if found != number || !isWhole { note("\(what): number \(found ?? -1) instead of \(number)") }
  }

  private mutating func note(_ violation: String) { violations.append(violation) }

  private mutating func pick(_ isMeant: (Call) -> Bool) -> UInt64? {
    calls.filter { isMeant($0.value) }.keys.sorted().randomElement(using: &random)
  }
}

@Suite struct StreamConversationTests {
  /// How a conversation comes to its end.
  enum Ending: CaseIterable, Sendable {
    case callsEnd, connectionBreaks, serverDrains, clientDrains
  }

  @Test(
    "calls of every shape end exactly once on both sides, with every message whole and in order",
    arguments: Ending.allCases, 0..<5 as Range<UInt64>)
  func everyCallEndsOnce(ending: Ending, seed: UInt64) async {
    var talk = StreamTalk(seed: seed)
    let length = Int.random(in: 100...500, using: &talk.random)
    for _ in 0..<length {
      Self.step(&talk)
      // A long computation: tests of timing share the threads.
      await Task.yield()
    }
    switch ending {
    case .callsEnd: break
    case .connectionBreaks: talk.breakOff()
    case .serverDrains: talk.drain(theServer: true)
    case .clientDrains: talk.drain(theServer: false)
    }
    for _ in 0..<20_000 where !Self.isOver(talk, ending) {
      talk.readAtClient()
      talk.readAtServer()
      talk.halfClose()
      talk.finish()
      talk.exchange()
      if Int.random(in: 0..<4, using: &talk.random) == 0 { talk.pass(.milliseconds(10)) }
      await Task.yield()
    }
    Self.judge(talk, ending, "\(ending), seed \(seed)")
  }

  private static func step(_ talk: inout StreamTalk) {
    switch Int.random(in: 0..<24, using: &talk.random) {
    case 0, 1, 2: talk.start()
    case 3, 4, 5: talk.send()
    case 6: talk.halfClose()
    case 7, 8: talk.readAtClient()
    case 9: if Int.random(in: 0..<3, using: &talk.random) == 0 { talk.cancel() }
    case 10, 11, 12: talk.answer()
    case 13, 14: talk.readAtServer()
    case 15: talk.finish()
    case 16: talk.pass(.milliseconds(.random(in: 1...40, using: &talk.random)))
    default: talk.exchange()
    }
  }

  private static func isOver(_ talk: StreamTalk, _ ending: Ending) -> Bool {
    guard talk.calls.values.allSatisfy({ !$0.isRunning && !$0.results.isEmpty }) else { return false }
    switch ending {
    case .callsEnd: return talk.client.openCalls == 0 && talk.server.openCalls == 0
    case .connectionBreaks: return true
    case .serverDrains, .clientDrains: return talk.isClientClosed && talk.isServerClosed
    }
  }

  private static func judge(_ talk: StreamTalk, _ ending: Ending, _ run: String) {
    #expect(talk.violations == [], "\(run)")
    #expect(isOver(talk, ending), "\(run)")
    for (id, call) in talk.calls {
      #expect(call.results.count == 1, "\(run): call \(id) ended \(call.results.count) times at the client")
      #expect(call.runs <= 1 && !call.isRunning, "\(run): call \(id) at the server")
      #expect(call.served <= call.sent && call.received <= call.answered, "\(run): call \(id)")
      switch call.results.first {
      case .complete: #expect(call.received == call.answered, "\(run): call \(id) is complete without all its answers")
      case .notProcessed: #expect(call.runs == 0, "\(run): call \(id) ran and is told not to have")
      default: break
      }
      if call.isOver { #expect(call.served == call.sent && call.isHalfClosed, "\(run): call \(id) is over too early") }
    }
    guard ending != .connectionBreaks else { return }
    #expect(talk.server.requestsReceived == talk.server.endsSent, "\(run)")
    #expect(talk.server.bytesHeld == 0 && talk.server.openCalls == 0, "\(run)")
  }
}
