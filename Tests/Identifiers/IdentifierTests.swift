import Foundation
import Identifiers
import TestSupport
import Testing

@Suite struct IdentifierTests {
  @Test("a version 7 UUID carries its millisecond, version and variant")
  func layout() {
    var random = SeededGenerator(7)
    let id = UUID.version7(at: Date(timeIntervalSince1970: 1_795_014_300.123), using: &random)
    let bytes = withUnsafeBytes(of: id.uuid, Array.init)
    let milliseconds = bytes.prefix(6).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(milliseconds == 1_795_014_300_123)
    #expect(id.version7Milliseconds == 1_795_014_300_123)
    #expect(UUID(uuidString: "0190f5d4-1111-4abc-8def-0123456789ab")?.version7Milliseconds == nil)
    #expect(UUID(uuidString: "ffffffff-ffff-7abc-8def-0123456789ab")?.version7Milliseconds == 0xffff_ffff_ffff)
    #expect(bytes[6] >> 4 == 7)
    #expect(bytes[8] >> 6 == 0b10)
  }

  @Test("identifiers made many at a time are different ones of version 7 and of one moment", arguments: [0, 1, 2, 40])
  func many(count: Int) {
    let ids = UUID.version7(count: count)
    #expect(Set(ids).count == count)
    for id in ids {
      let bytes = withUnsafeBytes(of: id.uuid, Array.init)
      #expect(bytes[6] >> 4 == 7)
      #expect(bytes[8] >> 6 == 0b10)
    }
    #expect(Set(ids.map { withUnsafeBytes(of: $0.uuid) { Array($0.prefix(6)) } }).count <= 1)
  }

  @Test("text and bytes say the same as Foundation's")
  func text() throws {
    var random = SeededGenerator(9)
    for _ in 0..<100 {
      let id = UUID.version7(at: Date(timeIntervalSince1970: 1_795_000_000), using: &random)
      #expect(id.text == id.uuidString.lowercased())
      #expect(UUID(text: id.text) == id)
      #expect(UUID(text: id.uuidString) == id)
    }
    #expect(UUID(text: "0190f5d4-1111-7abc-8def-0123456789ag") == nil)
    #expect(UUID(text: "0190f5d4-1111-7abc-8def_0123456789ab") == nil)
  }

  @Test("identifiers made later sort later, as text and as bytes")
  func order() {
    var random = SeededGenerator(8)
    let ids = (0..<100).map {
      CallID(.version7(at: Date(timeIntervalSince1970: 1_795_000_000 + Double($0)), using: &random)).description
    }
    #expect(ids == ids.sorted())
  }

  @Test(
    "only the 36-character form is read, in either case",
    arguments: [
      ("0190f5d4-1111-7abc-8def-0123456789ab", true), ("0190F5D4-1111-7ABC-8DEF-0123456789AB", true),
      ("0190f5d411117abc8def0123456789ab", false), ("", false), ("0190f5d4-1111-7abc-8def-0123456789a\0", false),
      ("{0190f5d4-1111-7abc-8def-0123456789ab}", false),
    ])
  func reading(text: String, isRead: Bool) {
    #expect((CallID(text) != nil) == isRead)
    #expect(CallID(text).map { "\($0)" } == (isRead ? text.lowercased() : nil))
  }
}
