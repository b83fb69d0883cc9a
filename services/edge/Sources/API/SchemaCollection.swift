internal import Foundation
internal import Messages

/// JSON Schemas of messages in their resource spelling, each message once, by its name.
struct SchemaCollection {
  private(set) var all: [String: Any] = [:]

  /// What a good answer of that message holds.
  mutating func resource(_ schema: MessageSchema) -> [String: Any] {
    switch schema.resourceShape {
    case .single(let field): value(field.kind)
    case .list(let items):
      [
        "type": "object", "required": ["items", "next_cursor"],
        "properties": [
          "items": ["type": "array", "items": value(items.kind)], "next_cursor": ["type": ["string", "null"]],
        ],
      ]
    case .fields: object(schema, without: [])
    }
  }

  /// An object with the fields of `schema` that are not in `names`.
  mutating func object(_ schema: MessageSchema, without names: Set<String>) -> [String: Any] {
    var properties: [String: Any] = [:]
    for field in schema.fields where !names.contains(field.name) { properties[field.name] = property(field) }
    return ["type": "object", "properties": properties]
  }

  private mutating func property(_ field: FieldSchema) -> [String: Any] {
    switch field.cardinality {
    case .repeated: ["type": "array", "items": value(field.kind)]
    case .map: ["type": "object", "additionalProperties": value(field.kind)]
    case .explicit: ["anyOf": [value(field.kind), ["type": "null"]]]
    case .implicit: field.isNullWhenEmpty ? ["type": ["string", "null"]] : value(field.kind)
    }
  }

  /// One value of that kind.
  mutating func value(_ kind: FieldKind) -> [String: Any] {
    switch kind {
    case .int32, .sint32, .sfixed32, .uint32, .fixed32: ["type": "integer", "format": "int32"]
    case .int64, .sint64, .sfixed64, .uint64, .fixed64: ["type": "integer", "format": "int64"]
    case .float, .double: ["type": "number"]
    case .bool: ["type": "boolean"]
    case .string: ["type": "string"]
    case .bytes: ["type": "string", "contentEncoding": "base64"]
    case .timestamp: ["type": "string", "format": "date-time"]
    case .enumeration(let schema): ["type": ["string", "null"], "enum": schema.resourceNames as [Any] + [NSNull()]]
    case .message(let schema): reference(to: schema)
    }
  }

  private mutating func reference(to schema: MessageSchema) -> [String: Any] {
    let name = schema.name.split(separator: ".").last.map(String.init) ?? schema.name
    if all[name] == nil {
      // Messages do not contain themselves, so this ends.
      all[name] = object(schema, without: [])
    }
    return ["$ref": "#/components/schemas/\(name)"]
  }
}
