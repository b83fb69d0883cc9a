import Calls
import NIOCore
import RPCAPI
import TestSupport
import Testing
import Wire

@testable import RPC

/// Sends the bytes of each row of "Bad frames and hostile peers" to a real server, and sees that it goes on serving others.
@Suite struct HostilePeerTests {
  struct Attack: Sendable {
    var title: String
    var code: GoAwayCode
    var rule: String
    var bytes: @Sendable () -> ByteBuffer
  }

  static func frames(_ frames: Frame...) -> ByteBuffer {
    var buffer = ByteBuffer()
    for frame in frames { buffer.writeFrame(frame) }
    return buffer
  }

  static func header(length: UInt32, type: UInt8, call: UInt64) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeInteger(length, endianness: .little)
    buffer.writeBytes([type, 0, 0, 0])
    buffer.writeInteger(call, endianness: .little)
    return buffer
  }

  static let attacks = [
    Attack(title: "a frame of 2^31 bytes", code: .violation, rule: "length is not below 131072") {
      header(length: 1 << 31, type: 3, call: 1)
    },
    Attack(title: "an unknown type", code: .violation, rule: "unknown frame type 99") {
      header(length: 0, type: 99, call: 1)
    },
    Attack(title: "ids that do not rise", code: .violation, rule: "call ids rise strictly") {
      frames(.request(2), .request(2))
    },
    Attack(title: "more bytes than the window", code: .flowControl, rule: "more bytes than the window") {
      let part = MessageFrame(call: 1, flags: .more, body: ByteBuffer(repeating: 1, count: 65_536))
      var buffer = frames(.request(1, flags: .more))
      for _ in 0..<80 { buffer.writeFrame(.message(part)) }
      return buffer
    },
    Attack(title: "a flood of pings", code: .excess, rule: "too many frames without use, last: PING") {
      var buffer = ByteBuffer()
      for _ in 0..<5_000 { buffer.writeFrame(.ping(PingFrame(opaque: 0, isAck: false))) }
      return buffer
    },
  ]

  @Test("a protocol fault gets GOAWAY and the connection's end, others are served", arguments: attacks.indices)
  func fault(index: Int) async throws {
    let attack = Self.attacks[index]
    try await withServer { bench in
      try await bench.withClient { neighbour in
        let peer = try await RawPeer.open(bench)
        peer.send(attack.bytes())
        try await eventually("the end after \(attack.title)") { peer.isClosed }
        #expect(peer.goAway?.code == attack.code, "\(attack.title)")
        #expect(peer.goAway?.text == attack.rule)
        _ = try await neighbour.call(TestService.echo)
      }
    }
  }

  @Test("a fault cancels the connection's running handlers")
  func faultCancels() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.open(bench)
      peer.send(.request(1, TestService.hang))
      try await eventually("the handler runs") { bench.service.counts.started == 1 }
      peer.send(Self.header(length: 0, type: 99, call: 1))
      try await eventually("the handler is cancelled") { bench.service.counts.cancelled == 1 }
      try await eventually("the end") { peer.isClosed }
    }
  }

  @Test("a truncated frame leads to nothing, and its handlers end with the connection")
  func truncated() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.open(bench)
      peer.send(.request(1, TestService.hang))
      try await eventually("the handler runs") { bench.service.counts.started == 1 }
      var whole = Self.frames(.request(2))
      peer.send(whole.readSlice(length: 30) ?? ByteBuffer())
      try await peer.close()
      try await eventually("the handler is cancelled") { bench.service.counts.cancelled == 1 }
      #expect(bench.service.counts.started == 1)
      try await bench.withClient { _ = try await $0.call(TestService.echo) }
    }
  }

  // On a busy machine our opening may come before the peer's first bytes were seen: the last words count.
  @Test("HTTP gets one 400 answer")
  func http() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.connect(to: bench.port)
      peer.send(ByteBuffer(string: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
      try await eventually("the end") { peer.isClosed }
      #expect(peer.text.hasSuffix(Preamble.httpAnswer))
    }
  }

  @Test("bytes of another protocol get no answer")
  func foreign() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.connect(to: bench.port)
      peer.send(ByteBuffer(bytes: [0x16, 0x03, 0x01, 0x00]))
      try await eventually("the end") { peer.isClosed }
      #expect(peer.goAway == nil)
    }
  }

  @Test("a peer that waits gets our opening all the same")
  func opening() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.connect(to: bench.port)
      try await eventually("the opening") { peer.frames.count == 1 }
      #expect(Array(peer.received.prefix(8)) == Preamble.bytes)
      try await peer.close()
    }
  }

  @Test("another major version gets GOAWAY(version)")
  func version() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.connect(to: bench.port)
      peer.send(ByteBuffer(bytes: [0x53, 0x57, 0x42, 0x44, 9, 0, 0, 0]))
      try await eventually("the end") { peer.isClosed }
      #expect(peer.goAway?.code == .version)
    }
  }

  @Test("a peer without the token gets GOAWAY(unauthorized) and nothing runs")
  func unauthorized() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.connect(to: bench.port)
      var opening = ByteBuffer(bytes: Preamble.bytes)
      opening.writeFrame(.settings(SettingsFrame(pairs: [])))
      opening.writeFrame(.request(1))
      peer.send(opening)
      try await eventually("the end") { peer.isClosed }
      #expect(peer.goAway?.code == .unauthorized && peer.goAway?.lastCall == 0)
      #expect(bench.service.counts.started == 0)
    }
  }

  @Test("calls beyond max_calls are refused as not processed while the first ones run on")
  func tooManyCalls() async throws {
    try await withServer {
      $0.maximumCalls = 4
    } _: { bench in
      let peer = try await RawPeer.open(bench)
      var flood = ByteBuffer()
      for call in 1...500 as ClosedRange<UInt64> {
        flood.writeFrame(.request(call, TestService.hang))
        flood.writeFrame(.cancel(CancelFrame(call: call, reason: .caller)))
      }
      peer.send(flood)
      try await eventually("every REQUEST has its END, or the flood its GOAWAY") {
        peer.ends.count == 500 || peer.goAway != nil
      }
      #expect(peer.goAway == nil, "each refused call gives back what its CANCEL costs")
      #expect(Set(peer.ends.map(\.call)).count == 500, "exactly one END each")
      #expect(bench.service.counts.cancelled == bench.service.counts.started)
      try await bench.withClient { _ = try await $0.call(TestService.echo) }
    }
  }

  @Test(
    "a context of another service, an expired one and a broken one are refused",
    arguments: [
      (CallContextMessage(service: "friend", expiresAt: .init(seconds: 1 << 40)), "context_mismatch"),
      (CallContextMessage(service: "tester", expiresAt: .init(seconds: 1_000)), "context_expired"),
      (CallContextMessage(service: "tester"), "context_expired"),
      (nil, "context_malformed"),
    ])
  func context(message: CallContextMessage?, reason: String) async throws {
    let packed = try message?.serialized() ?? [0xff]
    try await withServer { bench in
      let peer = try await RawPeer.open(bench)
      peer.send(.request(1, meta: Meta([Meta.Entry(key: "context", value: packed)])))
      try await eventually("the END") { peer.ends.count == 1 }
      #expect(peer.ends[0].head.code == StatusCode.unauthenticated.rawValue)
      let error = try ErrorMessage(serialized: Array(peer.ends[0].body.readableBytesView))
      #expect(error.reason == reason)
      #expect(bench.service.counts.started == 0)
    }
  }

  @Test("a peer opens only so many connections; closing one makes room")
  func connectionsPerPeer() async throws {
    try await withServer {
      $0.maximumConnectionsPerPeer = 3
    } _: { bench in
      var peers: [RawPeer] = []
      for _ in 0..<3 { peers.append(try await RawPeer.open(bench)) }
      for peer in peers { try await eventually("it is open") { !peer.frames.isEmpty } }
      let refused = try await RawPeer.open(bench)
      try await eventually("the fourth is closed") { refused.isClosed }
      #expect(refused.received.isEmpty)
      try await peers[0].close()
      try await eventually("there is room again") {
        let peer = try await RawPeer.open(bench)
        try await eventually("an answer") { peer.isClosed || !peer.frames.isEmpty }
        return !peer.isClosed
      }
    }
  }

  @Test("accepting pauses at the limit and goes on when a connection ends")
  func acceptPauses() async throws {
    try await withServer {
      $0.maximumConnections = 2
    } _: { bench in
      let first = try await RawPeer.open(bench)
      let second = try await RawPeer.open(bench)
      for peer in [first, second] { try await eventually("it is open") { !peer.frames.isEmpty } }
      let waiting = try await RawPeer.open(bench)
      first.send(.request(1))
      try await eventually("those inside are served") { first.ends.count == 1 }
      #expect(waiting.received.isEmpty)
      try await second.close()
      try await eventually("the waiting one is let in") { !waiting.frames.isEmpty }
    }
  }

  @Test(
    "a peer that lets too much pile up, or takes nothing for too long, is dropped with all its calls",
    arguments: [(unsent: 256 << 10, stall: Duration.seconds(600)), (unsent: 1 << 30, stall: .milliseconds(300))])
  func drops(unsent: Int, stall: Duration) async throws {
    try await withServer {
      $0.maximumUnsent = unsent
      $0.stallTimeout = stall
    } _: { bench in
      let peer = try await RawPeer.open(bench, reads: false)
      var flood = ByteBuffer()
      flood.writeFrame(.request(1, TestService.hang))
      // More than the kernel's buffers hold.
      let ask = try Detail(type: "60000").serialized()
      for call in 2...1_000 as ClosedRange<UInt64> { flood.writeFrame(.request(call, TestService.inflate, body: ask)) }
      peer.send(flood)
      // Before the kernel itself gives the connection up (TCP_USER_TIMEOUT, 10 s).
      try await eventually(within: .seconds(9), "the handler is cancelled") { bench.service.counts.cancelled == 1 }
      try await bench.withClient { _ = try await $0.call(TestService.echo) }
      // It may have noticed by itself.
      try? await peer.close()
    }
  }

  @Test("while its answers are not read a peer's calls wait, and as it reads they begin")
  func waits() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.open(bench, reads: false)
      // 15 MB of answers: more than the kernel's buffers and ours take.
      let ask = try Detail(type: "60000").serialized()
      let calls = 1...250 as ClosedRange<UInt64>
      var flood = ByteBuffer()
      for call in calls { flood.writeFrame(.request(call, TestService.inflate, body: ask)) }
      peer.send(flood)
      try await eventually("the first are answered") { bench.log.entries.count >= 16 }
      try await bench.withClient { _ = try await $0.call(TestService.echo) }
      #expect(bench.log.entries.count { $0.method == "Inflate" } < 200)
      try await peer.read()
      try await eventually("all answers come") { peer.received.count >= calls.count * 60_000 }
      try await eventually("all calls end") { peer.ends.count == calls.count }
      #expect(peer.ends.allSatisfy { $0.head.code == 0 })
      try await peer.close()
    }
  }

  @Test("a call that waits for an unread connection ends at its deadline as one that was not processed")
  func waitsInVain() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.open(bench, reads: false)
      let ask = try Detail(type: "60000").serialized()
      var flood = ByteBuffer()
      for call in 1...250 as ClosedRange<UInt64> {
        flood.writeFrame(.request(call, TestService.inflate, timeout: 300, body: ask))
      }
      peer.send(flood)
      try await eventually("every call has ended") { bench.log.entries.count == 250 }
      try await peer.read()
      try await eventually("every END comes") { peer.ends.count == 250 }
      let late = peer.ends.filter { $0.head.code == StatusCode.deadlineExceeded.rawValue }
      #expect(late.count >= 50 && late.allSatisfy { $0.head.bits == .notProcessed })
      try await peer.close()
    }
  }

  @Test("a peer that does not read its answers is dropped, or its calls end at their deadlines")
  func doesNotRead() async throws {
    try await withServer { bench in
      let peer = try await RawPeer.open(bench, reads: false)
      var flood = ByteBuffer()
      // Each gets 64 KiB of answer; none is read, so answers pile up and must stay bounded.
      let ask = try Detail(type: "60000").serialized()
      for call in 1...2_000 as ClosedRange<UInt64> {
        flood.writeFrame(.request(call, TestService.inflate, timeout: 2_000, body: ask))
      }
      peer.send(flood)
      try await eventually("the calls come to an end") { bench.log.entries.count >= 200 }
      try await bench.withClient { _ = try await $0.call(TestService.echo) }
      // It may have noticed by itself.
      try? await peer.close()
    }
  }
}
