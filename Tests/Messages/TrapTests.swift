import CArena
import CTestMessages
import RPCAPI
import TestAPI
import Testing
import WebhooksAPI

@testable import Messages

@Suite("traps of protobuf-c")
struct TrapTests {
  @Test("a NUL is carried whole")
  func nul() throws {
    var message = KitchenSink()
    message.aString = "before\0after"
    message.labels = ["a\0b": "c\0d"]
    message.choice = .text("\0")
    message.maybeString = "\0"
    #expect(try KitchenSink(serialized: message.serialized()) == message)
    #expect(try KitchenSink(json: message.json()) == message)
  }

  @Test(
    "text that is not UTF-8 is refused with its path",
    arguments: [
      ([0x72, 1, 0xff], "a_string"),
      ([0xe2, 2, 1, 0x61, 0xe2, 2, 1, 0x61, 0xe2, 2, 2, 0xc3, 0x28], "strings[2]"),
      ([0x8a, 1, 3, 0x0a, 1, 0xff], "inner.name"),
      ([0xfa, 2, 3, 0x0a, 1, 0xff], "inners[0].name"),
      ([0xba, 4, 3, 0x0a, 1, 0xff], "labels[0].key"),
      ([0xba, 4, 3, 0x12, 1, 0xff], "labels[0].value"),
      ([0xc2, 4, 5, 0x12, 3, 0x0a, 1, 0xff], "inners_by_number[0].value.name"),
      ([0x9a, 3, 1, 0xff], "text"),
      ([0xd2, 1, 1, 0xff], "maybe_string"),
      ([0x92, 3, 1, 0xff], "secrets[0]"),
      // Cut in the middle of a character, an encoded surrogate, an overlong slash, beyond U+10FFFF.
      ([0x72, 2, 0xe4, 0xb8], "a_string"),
      ([0x72, 3, 0xed, 0xa0, 0x80], "a_string"),
      ([0x72, 2, 0xc0, 0xaf], "a_string"),
      ([0x72, 4, 0xf4, 0x90, 0x80, 0x80], "a_string"),
    ] as [([UInt8], String)])
  func notUTF8(bytes: [UInt8], path: String) throws {
    let error = try #require(throws: MessageError.self) { try KitchenSink(serialized: bytes) }
    #expect(error == MessageError(.notUTF8, path: path, "not UTF-8"))
    #expect("\(error)" == "\(path): not UTF-8")
  }

  @Test(
    "a malformed message is refused",
    arguments: [
      [0x72], [0x72, 5, 0x61], [0x72, 0xff, 0xff, 0xff, 0xff, 0x0f], [0x72, 0xff], [0x08], [0x80],
      // Wrong wire types: a string as a varint, an int32 as bytes, a fixed64 as a fixed32; a group.
      [0x70, 1], [0x0a, 1, 1], [0x45, 1, 2, 3, 4], [0x0b, 0x0c],
      // Field 0.
      [0x00, 1],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) throws {
    let error = try #require(throws: MessageError.self) { try KitchenSink(serialized: bytes) }
    #expect(error.code == .malformed)
    #expect(throws: MessageError.self) { try KitchenSink.schema.json(of: bytes) }
  }

  @Test("unknown fields are dropped")
  func unknown() throws {
    // Fields 19000 (varint), 3000 (bytes), 1 (known).
    let bytes: [UInt8] = [0xc0, 0xa3, 0x09, 1, 0xc2, 0xbb, 0x01, 2, 1, 2, 0x08, 7]
    #expect(try KitchenSink(serialized: bytes) == KitchenSink(anInt32: 7))
    #expect(try KitchenSink(serialized: bytes).serialized() == [0x08, 7])
    #expect(try KitchenSink.schema.json(of: bytes) == #"{"anInt32":7}"#)
  }

  @Test("an enum's unknown number survives")
  func unknownEnum() throws {
    let message = KitchenSink(mood: .unrecognized(99), moods: [.worst, .bad, .unrecognized(-5)])
    #expect(try KitchenSink(serialized: message.serialized()) == message)
    #expect(try message.json() == #"{"mood":99,"moods":["MOOD_WORST","MOOD_BAD",-5]}"#)
    #expect(try KitchenSink(json: message.json()) == message)
  }

  @Test("a default is present where presence counts, and minus zero is not a default")
  func presence() throws {
    let message = KitchenSink(
      aFloat: -0.0, aDouble: -0.0, inner: KitchenSinkInner(), maybeInt32: 0, maybeDouble: 0, maybeString: "",
      maybeBytes: [], maybeMood: .unspecified, maybeInner: KitchenSinkInner(), choice: .number(0))
    let copy = try KitchenSink(serialized: message.serialized())
    #expect(copy == message)
    #expect(copy.aFloat.sign == .minus && copy.aDouble.sign == .minus)
    #expect(try KitchenSink(json: message.json()) == message)
    #expect(try KitchenSink(choice: .text("")).serialized() == [0x9a, 3, 0])
  }

  @Test("the last member of a oneof wins, and messages that come twice are merged")
  func repetition() throws {
    let two = try KitchenSink(choice: .text("a")).serialized() + KitchenSink(choice: .flag(true)).serialized()
    #expect(try KitchenSink(serialized: two).choice == .flag(true))
    #expect(try KitchenSink.schema.json(of: two) == #"{"flag":true}"#)
    let parts =
      try KitchenSink(inner: .init(name: "a", numbers: [1])).serialized()
      + KitchenSink(inner: .init(name: "b", numbers: [2])).serialized()
    #expect(try KitchenSink(serialized: parts).inner == KitchenSinkInner(name: "b", numbers: [1, 2]))
    #expect(try KitchenSink.schema.json(of: parts) == #"{"inner":{"name":"b","numbers":[1,2]}}"#)
  }

  @Test("a message with a oneof that comes twice with the oneof unset is refused whole: protobuf-c cannot merge it")
  func unsetOneofTwice() {
    let once: [UInt8] = [0x1a, 2, 0x12, 0]
    #expect(throws: Never.self) { try KitchenSinkInner(serialized: once) }
    #expect(throws: MessageError.self) { try KitchenSinkInner(serialized: once + once) }
  }

  @Test("of a map's equal keys the last wins; keys that differ only in their Unicode form are refused")
  func mapKeys() throws {
    func entry(_ key: String, _ value: String) -> [UInt8] {
      let entry = [0x0a, UInt8(key.utf8.count)] + key.utf8 + [0x12, UInt8(value.utf8.count)] + value.utf8
      return [0xba, 4, UInt8(entry.count)] + entry
    }
    #expect(try KitchenSink(serialized: entry("k", "1") + entry("k", "2")).labels == ["k": "2"])
    let error = try #require(throws: MessageError.self) {
      try KitchenSink(serialized: entry("\u{e9}", "1") + entry("e\u{301}", "2"))
    }
    #expect(error.path == "labels")
  }

  @Test("small messages that unpack into much memory are refused within the budget")
  func amplification() throws {
    let element: [UInt8] = [0x0a, 0]
    let honest = [UInt8](repeatElement(element, count: 1_000).joined())
    #expect(try Hollow(serialized: honest).empties.count == 1_000)

    let hostile = [UInt8](repeatElement(element, count: 1 << 20).joined())
    let arena = Arena()
    let error = try #require(throws: MessageError.self) {
      try hostile.withUnsafeBytes { try Hollow(decoding: $0, arena: arena) }
    }
    #expect(error.code == .tooLarge)
    #expect(arena.bytesUsed <= Arena.limit)
    // The arena serves the next message.
    #expect(try honest.withUnsafeBytes { try Hollow(decoding: $0, arena: arena) }.empties.count == 1_000)
  }

  @Test("unknown fields by the thousand are refused or read, within the budget", arguments: [1_000, 500_000])
  func unknownFlood(count: Int) throws {
    let bytes = [UInt8](repeatElement([0xc0, 0xa3, 0x09, 1] as [UInt8], count: count).joined())
    let arena = Arena()
    _ = try? bytes.withUnsafeBytes { try KitchenSink(decoding: $0, arena: arena) }
    #expect(arena.bytesUsed <= Arena.budget(unpacking: bytes.count))
  }

  @Test("a body of two mebibytes passes")
  func large() throws {
    let body = (0..<2 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let request = IngestRequest(body: Sensitive(body))
    #expect(try IngestRequest(serialized: request.serialized()) == request)
  }

  @Test(
    "nesting ends at a depth limit",
    arguments: [(1, true), (40, true), (80, false), (10_000, false), (1_000_000, false)])
  func depth(levels: Int, isFine: Bool) throws {
    // Each level is the field, its length, and what lies inside.
    var lengths: [[UInt8]] = []
    var length = 0
    for _ in 1..<levels {
      var writer = WireWriter()
      writer.element(.varint(UInt64(length)))
      lengths.append([0x0a] + writer.bytes)
      length += 1 + writer.bytes.count
    }
    let bytes = [UInt8](lengths.reversed().joined())
    let arena = try #require(switchboard_arena_create())
    defer { switchboard_arena_destroy(arena) }
    switchboard_arena_begin(arena, 32 << 20)
    let unpacked = switchboard_arena_unpack(arena, switchboard_test_recursive(), bytes.count, bytes)
    #expect((unpacked != nil) == isFine)
    let why: switchboard_arena_refusal = isFine ? SWITCHBOARD_ARENA_NO_REFUSAL : SWITCHBOARD_ARENA_TOO_DEEP
    #expect(switchboard_arena_why(arena) == why)
  }

  @Test("an arena hands out zeroed, aligned memory up to its budget and no further")
  func arena() throws {
    let arena = Arena()
    for _ in 0..<3 {
      arena.begin(budget: 200_000)
      for size in [1, 16, 17, 100_000, 80_000] {
        let memory = try arena.take(size)
        #expect(Int(bitPattern: memory) % 16 == 0)
        let bytes = UnsafeMutableRawBufferPointer(start: memory, count: size)
        #expect(bytes.allSatisfy { $0 == 0 })
        for index in bytes.indices { bytes[index] = 0xff }
      }
      #expect(throws: MessageError.self) { try arena.take(100_000) }
      #expect(throws: MessageError.self) { try arena.take(.max) }
    }
    #expect(Arena.budget(unpacking: 0) == 64 << 10)
    #expect(Arena.budget(unpacking: 1_000) == 64 << 10 + 64_000)
    #expect(Arena.budget(unpacking: .max) == Arena.limit)
  }
}
