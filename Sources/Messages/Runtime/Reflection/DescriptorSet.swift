/// The messages of a packed `google.protobuf.FileDescriptorSet`: what a program needs to speak to a server that is newer
/// than itself.
///
/// Reads what `FileDescriptors` writes and what protoc writes of proto3. Bounded: 4 MiB, 10,000 types, no type within
/// itself.
public struct DescriptorSet: Sendable {
  static let maximumLength = 4 << 20
  static let maximumTypes = 10_000

  private let messages: [String: MessageSchema]

  /// The message of that full name, such as `switchboard.rpc.v1.CheckRequest`.
  public subscript(name: String) -> MessageSchema? { messages[name] }

  /// Throws `malformed` and `tooLarge`.
  public init(packed: [UInt8]) throws(MessageError) {
    guard packed.count <= Self.maximumLength else { throw MessageError(.tooLarge, "descriptors of more than 4 MiB") }
    var types = DeclaredTypes()
    var set = WireReader(packed[...])
    while let (number, value) = try set.next() {
      if number == 1, case .bytes(let file) = value { try types.add(file: file) }
    }
    messages = try types.resolved()
  }
}

/// What the files declare, before names are looked up.
private struct DeclaredTypes {
  private struct Field {
    var name = ""
    var jsonName = ""
    var number: Int32 = 0
    var isRepeated = false
    var type = 0
    var typeName = ""
    var oneof: Int?
    var isOptional = false
    var isSensitive = false
  }

  private struct Declaration {
    var fields: [Field] = []
    var oneofs: [String] = []
    var isMapEntry = false
  }

  private var declarations: [String: Declaration] = [:]
  private var enumerations: [String: EnumSchema] = [:]

  mutating func add(file: ArraySlice<UInt8>) throws(MessageError) {
    var package = ""
    var messages: [ArraySlice<UInt8>] = []
    var enums: [ArraySlice<UInt8>] = []
    var reader = WireReader(file)
    while let (number, value) = try reader.next() {
      guard case .bytes(let bytes) = value else { continue }
      switch number {
      case 2: package = Self.text(bytes)
      case 4: messages.append(bytes)
      case 5: enums.append(bytes)
      default: break
      }
    }
    for message in messages { try add(message: message, within: package) }
    for enumeration in enums { try add(enumeration: enumeration, within: package) }
  }

  private mutating func add(message: ArraySlice<UInt8>, within scope: String) throws(MessageError) {
    var name = ""
    var declaration = Declaration()
    var nested: [ArraySlice<UInt8>] = []
    var enums: [ArraySlice<UInt8>] = []
    var reader = WireReader(message)
    while let (number, value) = try reader.next() {
      guard case .bytes(let bytes) = value else { continue }
      switch number {
      case 1: name = Self.full(scope, Self.text(bytes))
      case 2: declaration.fields.append(try Self.field(bytes))
      case 3: nested.append(bytes)
      case 4: enums.append(bytes)
      case 7: declaration.isMapEntry = try Self.has(7, in: bytes)
      case 8:
        var oneof = WireReader(bytes)
        while let (number, value) = try oneof.next() {
          if number == 1, case .bytes(let text) = value { declaration.oneofs.append(Self.text(text)) }
        }
      default: break
      }
    }
    try count()
    declarations[name] = declaration
    for message in nested { try add(message: message, within: name) }
    for enumeration in enums { try add(enumeration: enumeration, within: name) }
  }

  private mutating func add(enumeration: ArraySlice<UInt8>, within scope: String) throws(MessageError) {
    var name = ""
    var values: [EnumSchema.Value] = []
    var reader = WireReader(enumeration)
    while let (number, value) = try reader.next() {
      guard case .bytes(let bytes) = value else { continue }
      if number == 1 { name = Self.full(scope, Self.text(bytes)) }
      guard number == 2 else { continue }
      var label = ""
      var code: Int32 = 0
      var member = WireReader(bytes)
      while let (number, value) = try member.next() {
        if number == 1, case .bytes(let text) = value { label = Self.text(text) }
        if number == 2, case .varint(let raw) = value { code = Int32(truncatingIfNeeded: raw) }
      }
      values.append(EnumSchema.Value(code, label))
    }
    try count()
    enumerations[name] = EnumSchema(name: name, values: values)
  }

  private func count() throws(MessageError) {
    guard declarations.count + enumerations.count < DescriptorSet.maximumTypes else {
      throw MessageError(.tooLarge, "more than 10000 types")
    }
  }

  private static func field(_ bytes: ArraySlice<UInt8>) throws(MessageError) -> Field {
    var field = Field()
    var reader = WireReader(bytes)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .bytes(let bytes)): field.name = text(bytes)
      case (3, .varint(let value)): field.number = Int32(truncatingIfNeeded: value)
      case (4, .varint(let value)): field.isRepeated = value == 3
      case (5, .varint(let value)): field.type = Int(truncatingIfNeeded: value)
      case (6, .bytes(let bytes)): field.typeName = String(text(bytes).drop { $0 == "." })
      case (8, .bytes(let bytes)): field.isSensitive = try has(Int32(FileDescriptors.sensitiveOption), in: bytes)
      case (9, .varint(let value)): field.oneof = Int(truncatingIfNeeded: value)
      case (10, .bytes(let bytes)): field.jsonName = text(bytes)
      case (17, .varint(let value)): field.isOptional = value != 0
      default: break
      }
    }
    if field.jsonName.isEmpty { field.jsonName = field.name }
    return field
  }

  private static func has(_ wanted: Int32, in options: ArraySlice<UInt8>) throws(MessageError) -> Bool {
    var reader = WireReader(options)
    var isSet = false
    while let (number, value) = try reader.next() {
      if number == wanted, case .varint(let value) = value { isSet = value != 0 }
    }
    return isSet
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func full(_ scope: String, _ name: String) -> String { scope.isEmpty ? name : "\(scope).\(name)" }

  // MARK: Looking names up

  func resolved() throws(MessageError) -> [String: MessageSchema] {
    var done: [String: MessageSchema] = [:]
    for (name, declaration) in declarations where !declaration.isMapEntry {
      _ = try schema(name, within: [], &done)
    }
    return done
  }

  private func schema(
    _ name: String, within path: [String], _ done: inout [String: MessageSchema]
  ) throws(MessageError) -> MessageSchema {
    if let known = done[name] { return known }
    guard let declaration = declarations[name] else { throw MessageError(.malformed, "a message that is not declared") }
    guard !path.contains(name), path.count < 32 else { throw MessageError(.tooDeep, "a message within itself") }
    var fields: [FieldSchema] = []
    for field in declaration.fields {
      fields.append(try schema(of: field, in: declaration, within: path + [name], &done))
    }
    let schema = MessageSchema(name: name, fields: fields.sorted { $0.number < $1.number })
    done[name] = schema
    return schema
  }

  private func schema(
    of field: Field, in declaration: Declaration, within path: [String], _ done: inout [String: MessageSchema]
  ) throws(MessageError) -> FieldSchema {
    if field.isRepeated, let entry = declarations[field.typeName], entry.isMapEntry {
      guard let key = entry.fields.first(where: { $0.number == 1 }),
        let value = entry.fields.first(where: { $0.number == 2 })
      else { throw MessageError(.malformed, "a map without key or value") }
      return FieldSchema(
        field.number, field.name, json: field.jsonName, try kind(of: value, within: path, &done),
        .map(key: try kind(of: key, within: path, &done)))
    }
    let kind = try kind(of: field, within: path, &done)
    let isMessage = field.type == 11
    var oneof: String?
    if let index = field.oneof, !field.isOptional, declaration.oneofs.indices.contains(index) {
      oneof = declaration.oneofs[index]
    }
    let cardinality: FieldSchema.Cardinality =
      field.isRepeated ? .repeated : field.oneof != nil || isMessage ? .explicit : .implicit
    return FieldSchema(
      field.number, field.name, json: field.jsonName, kind, cardinality, oneof: oneof,
      isSensitive: field.isSensitive)
  }

  private func kind(
    of field: Field, within path: [String], _ done: inout [String: MessageSchema]
  ) throws(MessageError) -> FieldKind {
    switch field.type {
    case 1: return .double
    case 2: return .float
    case 3: return .int64
    case 4: return .uint64
    case 5: return .int32
    case 6: return .fixed64
    case 7: return .fixed32
    case 8: return .bool
    case 9: return .string
    case 11:
      if field.typeName == "google.protobuf.Timestamp" { return .timestamp }
      return .message(try schema(field.typeName, within: path, &done))
    case 12: return .bytes
    case 13: return .uint32
    case 14:
      guard let schema = enumerations[field.typeName] else {
        throw MessageError(.malformed, "an enum that is not declared")
      }
      return .enumeration(schema)
    case 15: return .sfixed32
    case 16: return .sfixed64
    case 17: return .sint32
    case 18: return .sint64
    default: throw MessageError(.malformed, "a kind of field that is not known")
    }
  }
}
