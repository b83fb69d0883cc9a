import Foundation
import NIOCore
import Testing

@testable import Wire

/// A frame written byte for byte, so that it can break rules.
struct RawFrame: Sendable {
  var length: UInt32
  var type: UInt8
  var flags: UInt8 = 0
  var meta: UInt16 = 0
  var call: UInt64
  var rest: [UInt8] = []

  var bytes: ByteBuffer {
    var buffer = ByteBuffer()
    buffer.writeInteger(length, endianness: .little)
    buffer.writeBytes([type, flags])
    buffer.writeInteger(meta, endianness: .little)
    buffer.writeInteger(call, endianness: .little)
    buffer.writeBytes(rest)
    return buffer
  }
}

@Suite struct FrameRuleTests {
  static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  @Test(
    "a frame that breaks a rule is a protocol fault that names the rule",
    arguments: [
      (RawFrame(length: 1 << 17, type: 3, call: 1), "length is not below 131072"),
      (RawFrame(length: 1 << 31, type: 3, call: 1), "length is not below 131072"),
      (RawFrame(length: 0, type: 0, call: 1), "unknown frame type 0"),
      (RawFrame(length: 0, type: 9, call: 1), "unknown frame type 9"),
      (RawFrame(length: 0, type: 127, call: 1), "unknown frame type 127"),
      (RawFrame(length: 65_537, type: 3, call: 1), "body is longer than 65536 bytes"),
      (RawFrame(length: 20_000, type: 3, meta: 16_385, call: 1), "meta is longer than 16384 bytes"),
      (RawFrame(length: 3, type: 3, meta: 4, call: 1), "meta is longer than its frame"),
      (RawFrame(length: 3, type: 200, meta: 4, call: 1), "meta is longer than its frame"),
      (RawFrame(length: 39, type: 2, call: 1), "head is longer than its frame"),
      (RawFrame(length: 15, type: 4, call: 1), "head is longer than its frame"),
      (RawFrame(length: 7, type: 6, call: 1), "head is longer than its frame"),
      (RawFrame(length: 9, type: 6, call: 1), "frame type 6 has no body"),
      (RawFrame(length: 40, type: 2, flags: 32, call: 1), "unknown flag on frame type 2"),
      (RawFrame(length: 40, type: 2, flags: 16, call: 1), "unknown flag on frame type 2"),
      (RawFrame(length: 8, type: 7, flags: 1, call: 0), "unknown flag on frame type 7"),
      (RawFrame(length: 40, type: 2, call: 0), "call 0 on a frame that needs a call"),
      (RawFrame(length: 8, type: 7, call: 1), "frame type 7 belongs to call 0"),
      (RawFrame(length: 41, type: 2, flags: 4, call: 1), "EMPTY on a frame with a body"),
      (RawFrame(length: 40, type: 2, flags: 6, call: 1), "EMPTY on a frame with a message"),
      (RawFrame(length: 40, type: 2, flags: 3, call: 1), "LAST stands on a message's final part"),
      (
        RawFrame(length: 40, type: 2, call: 1, rest: zeros(15) + [1] + zeros(24)),
        "a reserved byte of a REQUEST is not 0"
      ),
      (RawFrame(length: 16, type: 4, call: 1, rest: [0, 4] + zeros(14)), "a reserved bit of an END is not 0"),
      (RawFrame(length: 8, type: 5, call: 1, rest: zeros(4) + [1, 0, 0, 0]), "reserved bytes of a CANCEL are not 0"),
      (RawFrame(length: 8, type: 6, call: 1, rest: zeros(4) + [1, 0, 0, 0]), "reserved bytes of a CREDIT are not 0"),
      (RawFrame(length: 7, type: 1, call: 0, rest: zeros(7)), "SETTINGS are pairs of 8 bytes"),
      (RawFrame(length: 529, type: 8, call: 0, rest: zeros(529)), "a GOAWAY's text is longer than 512 bytes"),
      (RawFrame(length: 3, type: 3, meta: 3, call: 1, rest: [9, 0, 0]), "a meta entry is longer than its meta"),
      (RawFrame(length: 4, type: 3, meta: 4, call: 1, rest: [1, 1, 0, 97]), "a meta entry is longer than its meta"),
      (
        RawFrame(length: 4, type: 3, meta: 4, call: 1, rest: [1, 0, 0, 65]),
        "a meta key is 1 to 255 bytes of [a-z0-9._-]"
      ),
      (RawFrame(length: 3, type: 3, meta: 3, call: 1, rest: [0, 0, 0]), "a meta key is 1 to 255 bytes of [a-z0-9._-]"),
    ])
  func fault(raw: RawFrame, rule: String) {
    #expect(throws: ProtocolFault(.violation, rule)) { _ = try raw.bytes.decoded() }
  }

  @Test("a header that breaks a rule is refused before its frame has arrived")
  func early() {
    var decoder = FrameDecoder()
    var header = RawFrame(length: 1 << 31, type: 3, call: 1).bytes
    decoder.append(&header)
    #expect(throws: ProtocolFault.self) { _ = try decoder.next() }
  }

  @Test("a truncated frame is no frame yet")
  func truncated() throws {
    var decoder = FrameDecoder()
    var bytes = RawFrame(length: 40, type: 2, call: 1, rest: Self.zeros(39)).bytes
    decoder.append(&bytes)
    #expect(try decoder.next() == nil)
    #expect(decoder.hasPartialFrame)
  }

  @Test("unknown extension frames are skipped with everything in them")
  func extensionFrame() throws {
    let raw = RawFrame(length: 5, type: 128, flags: 255, meta: 2, call: 77, rest: [1, 2, 3, 4, 5])
    #expect(try raw.bytes.decoded() == [.skipped(type: 128, call: 77)])
  }

  @Test("64 meta entries are read, 65 are not", arguments: [(64, true), (65, false)])
  func entries(count: Int, isRead: Bool) {
    let entries = [UInt8]((0..<count).flatMap { _ in [1, 0, 0, 97] as [UInt8] })
    let raw = RawFrame(length: UInt32(entries.count), type: 3, meta: UInt16(entries.count), call: 1, rest: entries)
    #expect(((try? raw.bytes.decoded()) != nil) == isRead)
  }

  @Test(
    "the first bytes tell what connects",
    arguments: [
      ([0x53, 0x57, 0x42, 0x44, 1, 0, 0, 0], .accepted), ([0x53, 0x57, 0x42, 0x44, 1, 9, 0, 0], .accepted),
      ([0x53, 0x57, 0x42, 0x44, 2, 0, 0, 0], .otherMajor(2)), ([0x53, 0x57, 0x42, 0x44, 1, 0, 0, 1], .foreign),
      (Array("GET / HTTP/1.1".utf8), .http), (Array("POST".utf8), .http), (Array("PRI * HTTP/2.0".utf8), .http),
      ([0x16, 0x03, 0x01, 0x02], .foreign), ([0x16], .foreign), (Array("PO".utf8), nil), ([0x53, 0x57], nil),
      ([0x53, 0x57, 0x42, 0x44, 1], nil), ([], nil), (Array("GETA".utf8), .foreign),
    ] as [([UInt8], PreambleVerdict?)])
  func preamble(bytes: [UInt8], verdict: PreambleVerdict?) {
    var decoder = FrameDecoder()
    var buffer = ByteBuffer(bytes: bytes)
    decoder.append(&buffer)
    #expect(decoder.nextPreamble() == verdict)
  }

  @Test("the HTTP answer tells its own length")
  func httpLength() throws {
    let body = try #require(Preamble.httpAnswer.components(separatedBy: "\r\n\r\n").last)
    #expect(Preamble.httpAnswer.contains("Content-Length: \(body.utf8.count)\r\n"))
    #expect(Preamble.httpAnswer.hasPrefix("HTTP/1.1 400 "))
  }

  @Test("settings are read with unknown ids skipped and bad windows refused")
  func settings() throws {
    var values = SettingsValues.initial
    try values.apply([SettingsPair(id: 99, value: 1), SettingsPair(id: 1, value: 7), SettingsPair(id: 1, value: 8)])
    #expect(values.maximumCalls == 8)
    #expect(values.window == 65_536)
    var copy = SettingsValues.initial
    try copy.apply(SettingsValues().pairs)
    #expect(copy == SettingsValues())
    for window in [0, 65_535, UInt32(1 << 31) + 1] {
      #expect(throws: ProtocolFault.self) { try values.apply([SettingsPair(id: 2, value: window)]) }
    }
  }
}
