/// From packed bytes to JSON, guided by a schema.
struct JSONMessageWriter {
  let style: JSONStyle
  /// With the values of sensitive fields replaced.
  let isRedacted: Bool
  private(set) var text: [UInt8] = []

  init(style: JSONStyle = .canonical, isRedacted: Bool) {
    self.style = style
    self.isRedacted = isRedacted
  }

  mutating func write(_ bytes: ArraySlice<UInt8>, _ schema: MessageSchema, depth: Int) throws(MessageError) {
    guard depth <= MessageSchema.depthLimit else { throw MessageError(.tooDeep, "nested too deeply") }
    let values = try FieldValues(bytes, schema)
    append("{")
    var isFirst = true
    for (field, wire) in zip(schema.fields, values.byField) {
      do throws(MessageError) {
        let isUnset = wire.isEmpty ? true : try isDefault(wire, field)
        if isUnset, style == .canonical || field.oneof != nil { continue }
        if !isFirst { append(",") }
        isFirst = false
        quote(field.name(in: style))
        append(":")
        if isUnset { writeUnset(field) } else { try write(wire, field, depth) }
      } catch {
        throw error.within(field.name)
      }
    }
    append("}")
  }

  /// The message in its resource's shape.
  mutating func writeResource(_ bytes: ArraySlice<UInt8>, _ schema: MessageSchema) throws(MessageError) {
    switch schema.resourceShape {
    case .fields:
      try write(bytes, schema, depth: 1)
    case .single(let field):
      let wire = try FieldValues(bytes, schema).byField[0]
      if wire.isEmpty { append("null") } else { try write(wire, field, 1) }
    case .list(let items):
      let values = zip(schema.fields, try FieldValues(bytes, schema).byField)
      append("{\"items\":")
      for (field, wire) in values where field == items { try write(wire, field, 1) }
      // The page's only field is the cursor.
      for (field, wire) in values where field != items {
        append(",")
        try writeMembers(of: wire, field)
      }
      append("}")
    }
  }

  /// The members of the message in `wire` without its braces; of one that is unset, its unset members.
  private mutating func writeMembers(of wire: [WireValue], _ field: FieldSchema) throws(MessageError) {
    guard case .message(let schema) = field.kind else { return }
    var inner = JSONMessageWriter(style: style, isRedacted: isRedacted)
    if case .bytes(let bytes)? = wire.first {
      try inner.write(bytes, schema, depth: 2)
    } else {
      try inner.write([], schema, depth: 2)
    }
    text += inner.text.dropFirst().dropLast()
  }

  /// Whether the field is left out: a default that came over the wire although it need not, or a list of nothing.
  private func isDefault(_ wire: [WireValue], _ field: FieldSchema) throws(MessageError) -> Bool {
    switch field.cardinality {
    case .implicit: return try field.kind.scalar(wire[0]).isZero
    case .explicit, .map: return false
    case .repeated: return try elements(wire, field.kind).isEmpty
    }
  }

  /// What stands for a field without a value where all fields are written.
  private mutating func writeUnset(_ field: FieldSchema) {
    switch field.cardinality {
    case .explicit: append("null")
    case .repeated: append("[]")
    case .map: append("{}")
    case .implicit:
      if field.isNullWhenEmpty || field.kind.isNullAtZero { append("null") } else { write(field.kind.zero, field.kind) }
    }
  }

  private mutating func write(_ wire: [WireValue], _ field: FieldSchema, _ depth: Int) throws(MessageError) {
    if isRedacted, field.isSensitive { return quote(redactedText) }
    switch field.cardinality {
    case .implicit, .explicit:
      try write(wire[0], field.kind, depth)
    case .repeated:
      append("[")
      for (index, element) in try elements(wire, field.kind).enumerated() {
        if index > 0 { append(",") }
        do throws(MessageError) {
          try write(element, field.kind, depth)
        } catch {
          throw error.at(index)
        }
      }
      append("]")
    case .map(let key):
      try writeMap(wire, key, field.kind, depth)
    }
  }

  private mutating func write(_ wire: WireValue, _ kind: FieldKind, _ depth: Int) throws(MessageError) {
    switch (kind, wire) {
    case (.message(let schema), .bytes(let bytes)):
      try write(bytes, schema, depth: depth + 1)
    case (.timestamp, .bytes(let bytes)):
      guard let text = RFC3339.text(try Timestamp(packed: bytes)) else {
        throw MessageError(.unprintable, "outside of the years 1 to 9999")
      }
      quote(text)
    case (.message, _), (.timestamp, _):
      throw MessageError(.malformed, "wrong wire type")
    default:
      write(try kind.scalar(wire), kind)
    }
  }

  private mutating func write(_ scalar: Scalar, _ kind: FieldKind) {
    switch scalar {
    case .signed(let value): number("\(value)", isQuoted: style == .canonical && kind.isQuoted)
    case .unsigned(let value): number("\(value)", isQuoted: style == .canonical && kind.isQuoted)
    case .double(let value): floating(value.description, value)
    // Its own shortest form: that of the widened value would show digits nobody wrote.
    case .float(let value): floating(value.description, Double(value))
    case .bool(let value): append(value ? "true" : "false")
    case .string(let value): quote(value)
    case .bytes(let value): quote(Base64.text(value))
    case .enumeration(let value):
      if case .enumeration(let schema) = kind, let name = name(of: value, in: schema) {
        quote(name)
      } else {
        append("\(value)")
      }
    }
  }

  private func name(of value: Int32, in schema: EnumSchema) -> String? {
    switch style {
    case .canonical: schema.name(of: value)
    case .resource: schema.resourceName(of: value)
    }
  }

  private mutating func number(_ digits: String, isQuoted: Bool) {
    append(isQuoted ? "\"\(digits)\"" : digits)
  }

  private mutating func floating(_ digits: String, _ value: Double) {
    if value.isNaN { return quote("NaN") }
    if value.isInfinite { return quote(value < 0 ? "-Infinity" : "Infinity") }
    append(digits)
  }

  /// The elements of a list, of which any number may have come packed.
  private func elements(_ wire: [WireValue], _ kind: FieldKind) throws(MessageError) -> [WireValue] {
    guard kind.isPackable else { return wire }
    var elements: [WireValue] = []
    for value in wire {
      guard case .bytes(let packed) = value else {
        elements.append(value)
        continue
      }
      var reader = WireReader(packed)
      while !reader.isAtEnd {
        switch kind {
        case .fixed32, .sfixed32, .float: elements.append(.fixed32(try reader.fixed32()))
        case .fixed64, .sfixed64, .double: elements.append(.fixed64(try reader.fixed64()))
        default: elements.append(.varint(try reader.varint()))
        }
      }
    }
    return elements
  }

  /// The last entry of a key wins; keys are in the order in which maps are packed.
  private mutating func writeMap(
    _ wire: [WireValue], _ key: FieldKind, _ value: FieldKind, _ depth: Int
  ) throws(MessageError) {
    let schema = MessageSchema(
      name: "",
      fields: [FieldSchema(1, "key", json: "key", key), FieldSchema(2, "value", json: "value", value, .explicit)])
    var entries: [MapKey: WireValue] = [:]
    for entry in wire {
      guard case .bytes(let bytes) = entry else { throw MessageError(.malformed, "wrong wire type") }
      let fields = try FieldValues(bytes, schema).byField
      let name = try MapKey(fields[0].first.map { wire throws(MessageError) in try key.scalar(wire) } ?? key.zero)
      entries[name] = fields[1].first ?? value.wire(value.zero)
    }
    append("{")
    for (index, entry) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { append(",") }
      quote(entry.key.text)
      append(":")
      try write(entry.value, value, depth)
    }
    append("}")
  }

  private mutating func append(_ ascii: String) {
    text += ascii.utf8
  }

  private mutating func quote(_ string: String) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x08: append("\\b")
      case 0x09: append("\\t")
      case 0x0a: append("\\n")
      case 0x0c: append("\\f")
      case 0x0d: append("\\r")
      case 0..<0x20, 0x7f: append(byte < 0x10 ? "\\u000\(String(byte, radix: 16))" : "\\u00\(String(byte, radix: 16))")
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
