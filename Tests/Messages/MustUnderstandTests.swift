import Messages
import TestAPI
import Testing

/// What a newer program sends, read by an older one.
@Suite struct MustUnderstandTests {
  /// Orders of a newer program with a limit somewhere, and where an older one finds it.
  static let limited: [(order: NewOrder, path: String, number: Int)] = [
    (NewOrder(item: "a", atMostCents: 500), "", 20_000),
    // Zero, and a message without fields, are limits too where they were set.
    (NewOrder(item: "a", atMostCents: 0), "", 20_000),
    (NewOrder(item: "a", never: NewPart()), "", 29_999),
    (NewOrder(item: "a", part: NewPart(item: "b", atMost: 1)), "part", 20_001),
    (NewOrder(parts: [NewPart(item: "b"), NewPart(item: "c", atMost: 1)]), "parts[1]", 20_001),
    (NewOrder(partsByName: ["x": NewPart(atMost: 1)]), "parts_by_name[0]", 20_001),
    (NewOrder(choice: .chosen(NewPart(atMost: 1))), "chosen", 20_001),
  ]

  @Test("a limit that is not known is refused, wherever it stands, with its number", arguments: 0..<limited.count)
  func refused(index: Int) throws {
    let (order, path, number) = Self.limited[index]
    let packed = try order.serialized()
    let error = #expect(throws: MessageError.self) { try OldOrder(serialized: packed) }
    #expect(error?.code == .notUnderstood)
    #expect(error?.path.hasPrefix(path) == true, "\(error?.path ?? "")")
    #expect(error?.problem == "field \(number) must be understood and is not known here")
    // Who knows the field reads it.
    #expect(try NewOrder(serialized: packed) == order)
  }

  @Test("other unknown fields are dropped, on both sides of the limits' numbers")
  func dropped() throws {
    let order = NewOrder(
      item: "a", part: NewPart(item: "b"), parts: [NewPart(item: "c")], partsByName: ["x": NewPart(item: "d")],
      choice: .chosen(NewPart(item: "e")), note: "n", below: "m", above: "o")
    #expect(
      try OldOrder(serialized: try order.serialized())
        == OldOrder(
          item: "a", part: OldPart(item: "b"), parts: [OldPart(item: "c")], partsByName: ["x": OldPart(item: "d")],
          choice: .chosen(OldPart(item: "e"))))
  }

  @Test("a limit that is not set leaves the message as it was, byte for byte")
  func unset() throws {
    #expect(try NewOrder(item: "a").serialized() == OldOrder(item: "a").serialized())
  }

  @Test(
    "what is set is packed in the order of its numbers, wherever it stands in the .proto: a hash of it is one of what is set"
  )
  func order() throws {
    let order = NewOrder(item: "a", note: "n", below: "b", above: "c", atMostCents: 5)
    let note: [UInt8] = [0x32, 1, 0x6e]
    let (below, limit): ([UInt8], [UInt8]) = ([0xba, 0xa3, 0x09, 1, 0x62], [0x80, 0xe2, 0x09, 5])
    let above: [UInt8] = [0x82, 0xd3, 0x0e, 1, 0x63]
    #expect(try order.serialized() == [0x0a, 1, 0x61] + note + below + limit + above)
  }

  @Test("the first and the last number are refused, whatever the field's type, and their neighbours are not")
  func bounds() throws {
    func key(_ number: Int, type: Int) -> [UInt8] {
      var rest = number << 3 | type
      var bytes: [UInt8] = []
      repeat {
        bytes.append(UInt8(rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
        rest >>= 7
      } while rest > 0
      return bytes
    }
    let values: [(type: Int, bytes: [UInt8])] = [
      (0, [1]), (1, [UInt8](repeating: 1, count: 8)), (2, [1, 65]), (5, [1, 2, 3, 4]),
    ]
    for (type, bytes) in values {
      for (number, isRefused) in [(19_999, false), (20_000, true), (29_999, true), (30_000, false)] {
        let packed = key(number, type: type) + bytes
        if isRefused {
          #expect(throws: MessageError.self, "\(number) of type \(type)") { try OldPart(serialized: packed) }
        } else {
          #expect(try OldPart(serialized: packed) == OldPart(), "\(number) of type \(type)")
        }
      }
    }
  }
}
