/// The values of one message's known fields, as they lay on the wire.
///
/// Protobuf's rules for repetition: the last scalar wins, messages merge, the last member of a oneof wins.
struct FieldValues {
  /// By index into the schema's fields.
  private(set) var byField: [[WireValue]]

  init(_ bytes: ArraySlice<UInt8>, _ schema: MessageSchema) throws(MessageError) {
    byField = Array(repeating: [], count: schema.fields.count)
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      // Few fields, in order: a search is as fast as a table. An unknown field is dropped.
      guard let index = schema.fields.firstIndex(where: { $0.number == number }) else { continue }
      try add(value, at: index, schema)
    }
  }

  private mutating func add(_ value: WireValue, at index: Int, _ schema: MessageSchema) throws(MessageError) {
    let field = schema.fields[index]
    if let oneof = field.oneof {
      for other in schema.fields.indices where other != index && schema.fields[other].oneof == oneof {
        byField[other] = []
      }
    }
    switch field.cardinality {
    case .repeated, .map:
      byField[index].append(value)
    case .implicit, .explicit:
      byField[index] = try [merge(byField[index].first, value, field)]
    }
  }

  /// Two packed messages one after the other are the packed form of both merged.
  private func merge(_ old: WireValue?, _ new: WireValue, _ field: FieldSchema) throws(MessageError) -> WireValue {
    switch field.kind {
    case .message, .timestamp:
      guard case .bytes(let newBytes) = new else { throw MessageError(.malformed, path: field.name, "wrong wire type") }
      guard case .bytes(let oldBytes)? = old else { return new }
      return .bytes(oldBytes + newBytes)
    default:
      return new
    }
  }
}
