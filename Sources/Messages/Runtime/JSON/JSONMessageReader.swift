/// From JSON to packed bytes, guided by a schema. Builds no tree: each message is packed as it is read.
struct JSONMessageReader {
  private let style: JSONStyle
  private var scanner: JSONScanner

  init(_ text: String, style: JSONStyle = .canonical) {
    self.style = style
    scanner = JSONScanner(text)
  }

  /// Reads one message and nothing after it.
  mutating func readDocument(_ schema: MessageSchema) throws(MessageError) -> [UInt8] {
    let bytes = try message(schema, depth: 1)
    try scanner.expectEnd()
    return bytes
  }

  private mutating func message(_ schema: MessageSchema, depth: Int) throws(MessageError) -> [UInt8] {
    guard depth <= MessageSchema.depthLimit else { throw MessageError(.tooDeep, "nested too deeply") }
    var writer = WireWriter()
    var seen: Set<Int> = []
    var chosen: Set<String> = []
    try object { reader, name throws(MessageError) in
      guard let index = schema.indexByName[name] else {
        // The name is all that is shown, and not all of a long one.
        throw MessageError(.badJSON, path: String(name.prefix(64)), "no such field")
      }
      let field = schema.fields[index]
      do throws(MessageError) {
        guard seen.insert(index).inserted else { throw MessageError(.badJSON, "given twice") }
        // null is the same as leaving the field out.
        if reader.scanner.word("null") { return }
        if let oneof = field.oneof, !chosen.insert(oneof).inserted {
          throw MessageError(.badJSON, "more than one choice for \(oneof)")
        }
        try reader.value(of: field, into: &writer, depth)
      } catch {
        throw error.within(field.name)
      }
    }
    return writer.bytes
  }

  private mutating func value(
    of field: FieldSchema, into writer: inout WireWriter, _ depth: Int
  ) throws(MessageError) {
    switch field.cardinality {
    case .implicit, .explicit: writer.write(field.number, try value(field.kind, depth))
    case .repeated: try list(field, into: &writer, depth)
    case .map(let key): try map(field, key, into: &writer, depth)
    }
  }

  private mutating func list(
    _ field: FieldSchema, into writer: inout WireWriter, _ depth: Int
  ) throws(MessageError) {
    var packed = WireWriter()
    try scanner.expect("[")
    var index = 0
    while !scanner.skip("]") {
      if index > 0 { try scanner.expect(",") }
      do throws(MessageError) {
        let element = try value(field.kind, depth)
        if field.kind.isPackable { packed.element(element) } else { writer.write(field.number, element) }
      } catch {
        throw error.at(index)
      }
      index += 1
    }
    if !packed.bytes.isEmpty { writer.write(field.number, .bytes(packed.bytes[...])) }
  }

  private mutating func map(
    _ field: FieldSchema, _ key: FieldKind, into writer: inout WireWriter, _ depth: Int
  ) throws(MessageError) {
    var seen: Set<MapKey> = []
    var written = writer
    try object { reader, name throws(MessageError) in
      let scalar = try key.scalar(name)
      guard seen.insert(try MapKey(scalar)).inserted else { throw MessageError(.badJSON, "a key is given twice") }
      var entry = WireWriter()
      entry.write(1, key.wire(scalar))
      entry.write(2, try reader.value(field.kind, depth))
      written.write(field.number, .bytes(entry.bytes[...]))
    }
    writer = written
  }

  private mutating func value(_ kind: FieldKind, _ depth: Int) throws(MessageError) -> WireValue {
    switch kind {
    case .message(let schema):
      return .bytes(try message(schema, depth: depth + 1)[...])
    case .timestamp:
      guard let time = RFC3339.timestamp(try scanner.string()) else {
        throw MessageError(.badJSON, "not a time such as 2026-01-31T12:00:00Z")
      }
      return .bytes(time.packed[...])
    case .bool:
      if scanner.word("true") { return .varint(1) }
      if scanner.word("false") { return .varint(0) }
      throw scanner.unexpected("true or false")
    case .string, .bytes:
      return kind.wire(try kind.scalar(try scanner.string()))
    case .enumeration(let schema):
      if scanner.peek() == UInt8(ascii: "\"") {
        let name = try scanner.string()
        guard let number = schema.number(of: name) ?? (style == .resource ? schema.number(ofResource: name) : nil)
        else {
          throw MessageError(.badJSON, "no such value of \(schema.name)")
        }
        return kind.wire(.enumeration(number))
      }
      guard case .signed(let number) = try FieldKind.int32.scalar(try scanner.number()) else {
        throw scanner.unexpected("a number")
      }
      return kind.wire(.enumeration(Int32(truncatingIfNeeded: number)))
    default:
      // Numbers may stand in quotes, whatever their size.
      let isQuoted = scanner.peek() == UInt8(ascii: "\"")
      return kind.wire(try kind.scalar(isQuoted ? try scanner.string() : try scanner.number()))
    }
  }

  /// Calls `member` for each name, with the scanner standing at its value.
  private mutating func object(
    _ member: (inout JSONMessageReader, String) throws(MessageError) -> Void
  ) throws(MessageError) {
    try scanner.expect("{")
    var isFirst = true
    while !scanner.skip("}") {
      if !isFirst { try scanner.expect(",") }
      isFirst = false
      let name = try scanner.string()
      try scanner.expect(":")
      try member(&self, name)
    }
  }
}
