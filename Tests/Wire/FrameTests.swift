import NIOCore
import TestSupport
import Testing

@testable import Wire

@Suite struct FrameTests {
  /// "A whole unary call" of docs/wire.md.
  static let requestBytes: [UInt8] = [
    0x2e, 0, 0, 0, 0x02, 0x01, 0, 0, 0x01, 0, 0, 0, 0, 0, 0, 0,
    0x88, 0xc8, 0xf9, 0xc5, 0xec, 0x30, 0x53, 0xac, 0xdc, 0x05, 0, 0, 0x00, 0x01, 0x01, 0x00,
    0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f,
    0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7,
    0x0a, 0x04, 0x61, 0x75, 0x74, 0x68,
  ]
  static let endBytes: [UInt8] = [
    0x12, 0, 0, 0, 0x04, 0, 0, 0, 0x01, 0, 0, 0, 0, 0, 0, 0,
    0x00, 0x00, 0x0c, 0x00, 0, 0, 0, 0, 0x29, 0, 0, 0, 0xe6, 0, 0, 0, 0x08, 0x01,
  ]
  static let request = Frame.request(
    RequestFrame(
      call: 1, flags: .last,
      head: RequestHead(
        method: 0xac53_30ec_c5f9_c888, timeoutMilliseconds: 1_500, attempt: 0, priority: 1, traceFlags: 1,
        traceHigh: 0x0001_0203_0405_0607, traceLow: 0x0809_0a0b_0c0d_0e0f, span: 0xa0a1_a2a3_a4a5_a6a7),
      body: ByteBuffer(bytes: [0x0a, 0x04, 0x61, 0x75, 0x74, 0x68])))
  static let end = Frame.end(
    EndFrame(
      call: 1, head: EndHead(code: 0, load: 12, queueMicroseconds: 41, serviceMicroseconds: 230),
      body: ByteBuffer(bytes: [0x08, 0x01])))

  @Test(
    "the whole unary call of the specification has exactly its bytes",
    arguments: [
      (request, requestBytes), (end, endBytes),
    ])
  func example(frame: Frame, bytes: [UInt8]) throws {
    #expect(Array(ByteBuffer(frames: frame).readableBytesView) == bytes)
    #expect(try ByteBuffer(bytes: bytes).decoded() == [frame])
  }

  @Test("any frame survives writing and reading", arguments: 0..<40 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    let frames = (0..<25).map { _ in Frame.random(using: &random) }
    var bytes = ByteBuffer()
    for frame in frames { bytes.writeFrame(frame) }
    #expect(try bytes.decoded() == frames, "seed \(seed)")
  }

  @Test("frames come out whole wherever the bytes were cut")
  func everyCut() throws {
    let meta = Meta([Meta.Entry(key: "a", value: [0, 1]), Meta.Entry(key: "a", value: [])])
    let frames: [Frame] = [
      .settings(SettingsFrame(pairs: SettingsValues().pairs, meta: meta)), Self.request,
      .message(2, flags: .more, body: payload(9)), Self.end, .cancel(3), .credit(4, 5),
      .ping(PingFrame(opaque: 6, isAck: true)), .skipped(type: 200, call: 9),
      .goAway(GoAwayFrame(lastCall: 7, code: .excess, graceMilliseconds: 8, text: "why")),
    ]
    var bytes = ByteBuffer()
    for frame in frames { bytes.writeFrame(frame) }
    for cut in 0...bytes.readableBytes {
      var decoder = FrameDecoder()
      var rest = bytes
      var first = rest.readSlice(length: cut) ?? ByteBuffer()
      var seen: [Frame] = []
      decoder.append(&first)
      while let frame = try decoder.next() { seen.append(frame) }
      decoder.compact()
      decoder.append(&rest)
      while let frame = try decoder.next() { seen.append(frame) }
      #expect(seen == frames, "cut at \(cut)")
      #expect(!decoder.hasPartialFrame)
    }
  }

  @Test("bytes one at a time make the same frames")
  func singleBytes() throws {
    var decoder = FrameDecoder()
    var seen: [Frame] = []
    for byte in Self.requestBytes + Self.endBytes {
      var one = ByteBuffer(bytes: [byte])
      decoder.append(&one)
      while let frame = try decoder.next() { seen.append(frame) }
      decoder.compact()
    }
    #expect(seen == [Self.request, Self.end])
  }

  @Test("random bytes never crash the decoder", arguments: 0..<200 as Range<UInt64>)
  func noise(seed: UInt64) {
    var random = SeededGenerator(seed)
    var bytes = Self.requestBytes + Self.endBytes
    // Mostly right bytes get further than pure noise does.
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    var buffer = ByteBuffer(bytes: bytes)
    var decoder = FrameDecoder()
    decoder.append(&buffer)
    while let frame = try? decoder.next() { _ = frame }
  }

  @Test("a GOAWAY's text is cut to 512 bytes at a whole character")
  func longText() throws {
    let text = String(repeating: "é", count: 400)
    let frame = try #require(
      try ByteBuffer(frames: .goAway(GoAwayFrame(lastCall: 0, code: .drain, text: text))).decoded().first?.goAway)
    #expect(frame.text == String(repeating: "é", count: 256))
  }
}

extension Frame {
  static func random(using random: inout SeededGenerator) -> Frame {
    let call = UInt64.random(in: 1...UInt64.max, using: &random)
    let body = ByteBuffer(bytes: (0..<Int.random(in: 1...300, using: &random)).map { UInt8(truncatingIfNeeded: $0) })
    let meta = Meta(
      (0..<Int.random(in: 0...3, using: &random)).map {
        Meta.Entry(key: "k-\($0)", value: Array(repeating: 9, count: Int.random(in: 0...20, using: &random)))
      })
    switch Int.random(in: 0...8, using: &random) {
    case 0:
      return .settings(
        SettingsFrame(pairs: [SettingsPair(id: .random(in: 0...9, using: &random), value: 3)], meta: meta))
    case 1:
      let head = RequestHead(
        method: .random(in: 0...UInt64.max, using: &random),
        timeoutMilliseconds: .random(in: 0...UInt32.max, using: &random),
        attempt: .random(in: 0...255, using: &random), priority: .random(in: 0...255, using: &random),
        traceFlags: .random(in: 0...255, using: &random), traceHigh: .random(in: 0...UInt64.max, using: &random),
        traceLow: .random(in: 0...UInt64.max, using: &random), span: .random(in: 0...UInt64.max, using: &random))
      return .request(RequestFrame(call: call, flags: [.last, .compressed], head: head, meta: meta, body: body))
    case 2: return .message(MessageFrame(call: call, flags: .more, meta: meta, body: body))
    case 3:
      let head = EndHead(
        code: .random(in: 0...16, using: &random), bits: EndBits(rawValue: .random(in: 0...3, using: &random)),
        load: .random(in: 0...10_000, using: &random),
        retryAfterMilliseconds: .random(in: 0...UInt32.max, using: &random),
        queueMicroseconds: .random(in: 0...UInt32.max, using: &random),
        serviceMicroseconds: .random(in: 0...UInt32.max, using: &random))
      return .end(EndFrame(call: call, head: head, meta: meta, body: body))
    case 4: return .cancel(CancelFrame(call: call, reason: CancelReason(rawValue: .random(in: 0...9, using: &random))))
    case 5: return .credit(CreditFrame(call: call, bytes: .random(in: 0...UInt32.max, using: &random)))
    case 6: return .ping(PingFrame(opaque: call, isAck: .random(using: &random)))
    case 7:
      return .goAway(
        GoAwayFrame(lastCall: call, code: GoAwayCode(rawValue: .random(in: 0...9, using: &random)), text: "text"))
    default: return .skipped(type: .random(in: 128...255, using: &random), call: call)
    }
  }
}
