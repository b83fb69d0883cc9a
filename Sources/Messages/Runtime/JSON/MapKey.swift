/// A map's key as JSON spells it, in the order in which maps are packed: numbers by value, text by its bytes.
struct MapKey: Hashable, Comparable {
  let text: String
  private let order: Order

  private enum Order: Hashable {
    case signed(Int64)
    case unsigned(UInt64)
    case bytes([UInt8])
  }

  init(_ scalar: Scalar) throws(MessageError) {
    switch scalar {
    case .signed(let value): (text, order) = ("\(value)", .signed(value))
    case .unsigned(let value): (text, order) = ("\(value)", .unsigned(value))
    case .bool(let value): (text, order) = ("\(value)", .unsigned(value ? 1 : 0))
    case .string(let value): (text, order) = (value, .bytes(Array(value.utf8)))
    case .double, .float, .bytes, .enumeration: throw MessageError(.malformed, "not a kind of key")
    }
  }

  static func == (one: MapKey, other: MapKey) -> Bool { one.order == other.order }

  func hash(into hasher: inout Hasher) { hasher.combine(order) }

  static func < (one: MapKey, other: MapKey) -> Bool {
    switch (one.order, other.order) {
    case (.signed(let one), .signed(let other)): one < other
    case (.unsigned(let one), .unsigned(let other)): one < other
    case (.bytes(let one), .bytes(let other)): one.lexicographicallyPrecedes(other)
    // All keys of a map are of one kind.
    default: false
    }
  }
}
