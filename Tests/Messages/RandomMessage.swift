@testable import Messages

/// Makes packed messages of any schema: fields in any order, edge values often, lists packed or not.
struct RandomMessage<Generator: RandomNumberGenerator> {
  var generator: Generator

  mutating func packed(_ schema: MessageSchema) -> [UInt8] {
    var writer = WireWriter()
    var chosen: Set<String> = []
    for field in schema.fields.shuffled(using: &generator) {
      // A second member of a oneof only now and then: the last one wins.
      if let oneof = field.oneof, !chosen.insert(oneof).inserted, chance(9, of: 10) { continue }
      switch field.cardinality {
      case .implicit, .explicit:
        if chance(2, of: 3) { writer.write(field.number, value(field.kind)) }
      case .repeated:
        list(field, into: &writer)
      case .map(let key):
        for _ in 0..<count() {
          var entry = WireWriter()
          if chance(9, of: 10) { entry.write(1, value(key)) }
          if chance(9, of: 10) { entry.write(2, value(field.kind)) }
          writer.write(field.number, .bytes(entry.bytes[...]))
        }
      }
    }
    return writer.bytes
  }

  private mutating func list(_ field: FieldSchema, into writer: inout WireWriter) {
    let elements = (0..<count()).map { _ in value(field.kind) }
    guard field.kind.isPackable, Bool.random(using: &generator) else {
      for element in elements { writer.write(field.number, element) }
      return
    }
    var run = WireWriter()
    for element in elements { run.element(element) }
    writer.write(field.number, .bytes(run.bytes[...]))
  }

  mutating func value(_ kind: FieldKind) -> WireValue {
    switch kind {
    case .message(let schema): .bytes(packed(schema)[...])
    case .timestamp: .bytes(timestamp().packed[...])
    case .string: kind.wire(.string(text()))
    case .bytes: .bytes((0..<size()).map { _ in UInt8.random(in: .min ... .max, using: &generator) }[...])
    case .bool: kind.wire(.bool(Bool.random(using: &generator)))
    case .double: kind.wire(.double(double()))
    case .float: kind.wire(.float(float()))
    case .int32, .sint32, .sfixed32: kind.wire(.signed(Int64(integer(Int32.self))))
    case .int64, .sint64, .sfixed64: kind.wire(.signed(integer(Int64.self)))
    case .uint32, .fixed32: kind.wire(.unsigned(UInt64(integer(UInt32.self))))
    case .uint64, .fixed64: kind.wire(.unsigned(integer(UInt64.self)))
    case .enumeration(let schema):
      kind.wire(.enumeration(chance(9, of: 10) ? pick(schema.values).number : integer(Int32.self)))
    }
  }

  private mutating func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value {
    chance(1, of: 2)
      ? pick([-1, 0, 1, 127, 128].compactMap { Value(exactly: $0) } + [.min, .max])
      : Value.random(in: .min ... .max, using: &generator)
  }

  private mutating func double() -> Double {
    let edges: [Double] = [
      0, -0.0, 1, -1.5, 0.1, 1e300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, .greatestFiniteMagnitude,
    ]
    let random = Double(bitPattern: generator.next())
    // JSON knows one NaN only.
    return chance(1, of: 2) || random.isNaN ? pick(edges) : random
  }

  private mutating func float() -> Float {
    let edges: [Float] = [
      0, -0.0, 1, -1.5, 0.1, 16_777_216, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, 3e38,
    ]
    // Python's JSON refuses its own text of the largest float.
    let random = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
    return chance(1, of: 2) || random.isNaN ? pick(edges) : random
  }

  private mutating func text() -> String {
    let characters: [String] = [
      "a", "Z", "9", "\0", "\n", "\"", "\\", "/", "\u{7f}", "é", "ß", "中", "🦊", "\u{2028}", "\u{feff}", "</", "%",
    ]
    return (0..<size()).map { _ in pick(characters) }.joined()
  }

  /// Within what JSON can say.
  private mutating func timestamp() -> Timestamp {
    let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &generator)
    return Timestamp(
      seconds: pick([0, -1, 1_700_000_000, -62_135_596_800, 253_402_300_799, seconds]),
      nanoseconds: pick([0, 1, 500_000_000, 123_456_000, 999_999_999]))
  }

  /// Mostly short, so that messages nest without growing beyond measure.
  private mutating func size() -> Int { pick([0, 1, 2, 5, 20, 200]) }
  private mutating func count() -> Int { pick([0, 0, 1, 2, 5]) }
  private mutating func chance(_ wins: Int, of all: Int) -> Bool { Int.random(in: 0..<all, using: &generator) < wins }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &generator)! }
}

extension RandomMessage {
  init(_ generator: Generator) { self.generator = generator }
}
