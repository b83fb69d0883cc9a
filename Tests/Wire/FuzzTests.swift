import NIOCore
import TestSupport
import Testing

@testable import Wire

/// Frames that are mostly lawful one by one and rarely so together: neither machine may crash, whatever comes.
@Suite struct FuzzTests {
  private static func frames(using random: inout SeededGenerator) -> ByteBuffer {
    var buffer = ByteBuffer()
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let call = UInt64.random(in: 1...8, using: &random)
      let body = payload(Int.random(in: 0...70, using: &random) * 1_000 % 65_537)
      let flags = [FrameFlags.last, .more, [], .compressed].randomElement(using: &random) ?? []
      switch Int.random(in: 0..<12, using: &random) {
      case 0...3:
        buffer.writeFrame(.request(call, flags: flags, timeout: .random(in: 0...900, using: &random), body: body))
      case 4, 5: buffer.writeFrame(.message(call, flags: flags, body: body))
      case 6: buffer.writeFrame(.cancel(call))
      case 7: buffer.writeFrame(.credit(call, .random(in: 0...UInt32.max >> 2, using: &random)))
      case 8, 9: buffer.writeFrame(.end(call, code: .random(in: 0...20, using: &random), body: body))
      case 10: buffer.writeFrame(.goodbye(GoAwayCode(rawValue: .random(in: 0...9, using: &random)), lastCall: call))
      default: buffer.writeFrame(.random(using: &random))
      }
    }
    if Int.random(in: 0..<8, using: &random) == 0, buffer.readableBytes > 0 {
      let index = Int.random(in: 0..<buffer.readableBytes, using: &random)
      buffer.setInteger(UInt8.random(in: 0...255, using: &random), at: index)
    }
    return buffer
  }

  @Test("a server survives any frames in any order and never answers a call twice", arguments: 0..<150 as Range<UInt64>)
  func server(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    var bench = ServerBench()
    var running: [UInt64] = []
    var ended: [UInt64] = []
    for _ in 0..<40 where !bench.machine.isClosing {
      var actions = bench.receive(bytes: Self.frames(using: &random))
      actions += bench.tick(after: .milliseconds(.random(in: 0...300, using: &random)))
      for case .run(let request) in actions { running.append(request.call) }
      if let call = running.popLast() { _ = bench.finish(call, .answer(ByteBuffer(bytes: payload(100_000)))) }
      if Int.random(in: 0..<30, using: &random) == 0 { _ = bench.drain() }
      ended += try bench.written().compactMap { $0.end?.call }
    }
    #expect(Set(ended).count == ended.count, "seed \(seed)")
    #expect(bench.machine.endsSent <= bench.machine.requestsReceived, "seed \(seed)")
  }

  @Test("a client survives any frames in any order and tells every call once", arguments: 0..<150 as Range<UInt64>)
  func client(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    var bench = ClientBench()
    var started = 0
    var told: [UInt64] = []
    for _ in 0..<40 {
      if case .started = bench.start(payload(.random(in: 0...100_000, using: &random))) { started += 1 }
      _ = try bench.written()
      var bytes = Self.frames(using: &random)
      bench.machine.receive(&bytes, now: bench.now, into: &bench.out)
      var actions = bench.machine.actions()
      actions += bench.tick(after: .milliseconds(.random(in: 0...300, using: &random)))
      for case .finished(let call, _, _) in actions { told.append(call) }
    }
    bench.machine.connectionEnded()
    for case .finished(let call, _, _) in bench.machine.actions() { told.append(call) }
    #expect(told.count == started && Set(told).count == started, "seed \(seed)")
  }
}
