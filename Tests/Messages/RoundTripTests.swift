import Messages
import TestSupport
import Testing

@Suite("round trips")
struct RoundTripTests {
  /// A failure prints its seed; put it here to run it again.
  static let seeds = (0..<40).map { _ in UInt64.random(in: .min ... .max) }

  @Test("random messages survive pack, unpack, pack byte for byte, and JSON", arguments: seeds)
  func survive(seed: UInt64) throws {
    var random = RandomMessage(SeededGenerator(seed))
    for type in messageTypes {
      let bytes = random.packed(type.schema)
      let context: Comment = "seed \(seed), \(type.schema.name)"
      let once = try repacked(bytes, as: type)
      #expect(try repacked(once, as: type) == once, context)
      let json = try json(once, as: type)
      #expect(try packed(json: json, as: type) == once, context)
    }
  }

  @Test("damaged messages are refused or read, and what was read packs the same twice", arguments: seeds)
  func damaged(seed: UInt64) throws {
    var random = RandomMessage(SeededGenerator(seed))
    for type in messageTypes {
      var bytes = random.packed(type.schema)
      for _ in 0..<Int.random(in: 1...4, using: &random.generator) where !bytes.isEmpty {
        let index = Int.random(in: bytes.indices, using: &random.generator)
        switch Int.random(in: 0..<3, using: &random.generator) {
        case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random.generator)
        case 1: bytes.removeSubrange(index...)
        default: bytes.insert(contentsOf: bytes[index...].prefix(9), at: index)
        }
      }
      do {
        let once = try repacked(bytes, as: type)
        #expect(try repacked(once, as: type) == once, "seed \(seed), \(type.schema.name)")
        _ = try? json(once, as: type)
      } catch is MessageError {}
      // The walker reads foreign bytes too.
      _ = try? type.schema.json(of: bytes)
    }
  }

  @Test("an empty message packs into nothing")
  func empty() throws {
    for type in messageTypes {
      #expect(try repacked([], as: type) == [])
      #expect(try json([], as: type) == "{}")
      #expect(try packed(json: "{}", as: type) == [])
    }
  }
}
