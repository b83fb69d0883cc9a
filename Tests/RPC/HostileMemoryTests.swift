import Foundation
import NIOCore
import RPCAPI
import TestSupport
import Testing
import Wire

@testable import RPC

/// What each kind of hostile peer costs in memory. What it costs others in time is measured by `bench rpc --hostile`.
@Suite(.serialized) struct HostileMemoryTests {
  /// What one connection may hold at most: a window for each of its 256 calls (16 MiB), the credit beyond it (32 MiB) and
  /// the answers that it does not read (16 MiB).
  static let bound = 64 << 20

  struct Attack: Sendable {
    var title: String
    /// Whether the peer reads what is answered.
    var reads = true
    /// The bytes after the opening, a piece after the other; nil at their end.
    var piece: @Sendable (_ number: UInt64) -> ByteBuffer?
  }

  static let attacks = [
    Attack(title: "garbage") { number in
      guard number < 500 else { return nil }
      var random = SeededGenerator(number)
      return ByteBuffer(bytes: (0..<65_536).map { _ in UInt8.random(in: 0...255, using: &random) })
    },
    Attack(title: "a stall in mid-frame") { number in
      guard number == 0 else { return nil }
      return HostilePeerTests.frames(.request(1, body: [UInt8](repeating: 1, count: 60_000))).getSlice(
        at: 0, length: 900)
    },
    Attack(title: "100,000 streams") { number in
      guard number < 1_000 else { return nil }
      var buffer = ByteBuffer()
      for call in number * 100 + 1...number * 100 + 100 {
        buffer.writeFrame(.request(call, TestService.hang, timeout: 600_000))
      }
      return buffer
    },
    Attack(title: "rapid reset") { number in
      guard number < 1_000 else { return nil }
      var buffer = ByteBuffer()
      for call in number * 100 + 1...number * 100 + 100 {
        buffer.writeFrame(.request(call, TestService.hang, timeout: 600_000))
        buffer.writeFrame(.cancel(CancelFrame(call: call, reason: .caller)))
      }
      return buffer
    },
    Attack(title: "a flood of pings") { number in
      guard number < 1_000 else { return nil }
      var buffer = ByteBuffer()
      for _ in 0..<100 { buffer.writeFrame(.ping(PingFrame(opaque: number, isAck: false))) }
      return buffer
    },
    Attack(title: "answers that are never read", reads: false) { number in
      guard number < 2_000, let ask = try? Detail(type: "60000").serialized() else { return nil }
      return HostilePeerTests.frames(.request(number + 1, TestService.inflate, body: ask))
    },
    Attack(title: "a frame of 2 GiB") { number in
      guard number < 100 else { return nil }
      guard number == 0 else { return ByteBuffer(repeating: 0, count: 65_536) }
      return HostilePeerTests.header(length: 1 << 31, type: 3, call: 1)
    },
    Attack(title: "messages of 2 GiB in parts") { number in
      guard number < 2_000 else { return nil }
      let part = ByteBuffer(repeating: 1, count: 65_536)
      let call = number / 32 + 1
      guard number % 32 == 0 else {
        return HostilePeerTests.frames(.message(MessageFrame(call: call, flags: .more, body: part)))
      }
      return HostilePeerTests.frames(.request(call, flags: .more, body: [UInt8](repeating: 1, count: 65_536)))
    },
  ]

  @Test(
    "a hostile peer costs no more than the bound of one connection, and others are served",
    // A sanitizer keeps what was freed, and shadows of the rest.
    .disabled(if: ProcessInfo.processInfo.environment["SWITCHBOARD_SANITIZER"] != nil), arguments: attacks.indices)
  func memory(index: Int) async throws {
    let attack = Self.attacks[index]
    try await withServer { bench in
      try await bench.withClient { neighbour in
        for _ in 0..<100 { _ = try await neighbour.call(TestService.echo) }
        let before = try Self.residentBytes()
        var peak = before
        let peer = try await RawPeer.open(bench, reads: attack.reads, keeps: false)
        var number: UInt64 = 0
        while let piece = attack.piece(number), !peer.isClosed {
          // The peer's own bytes would count as well: it sends as fast as it is let and no faster.
          await peer.sent(piece)
          number += 1
          guard number % 16 == 0 else { continue }
          _ = try await neighbour.call(TestService.echo)
          peak = max(peak, try Self.residentBytes())
        }
        for _ in 0..<20 { _ = try await neighbour.call(TestService.echo) }
        peak = max(peak, try Self.residentBytes())
        #expect(peak - before <= Self.bound, "\(attack.title): \((peak - before) >> 20) MiB")
        // The server may have closed it already.
        try? await peer.close()
      }
    }
  }

  /// What the process holds. Source: proc(5), the second number of statm, in pages.
  private static func residentBytes() throws -> Int {
    let numbers = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(numbers[1]) ?? 0) * 4_096
  }
}
