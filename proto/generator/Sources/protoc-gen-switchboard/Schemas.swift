import SwiftProtobufPluginLibrary

/// The table that printing and JSON work from.
func schema(_ message: Descriptor) -> [String] {
  let fields = message.fields.sorted { $0.number < $1.number }
  let open = "  public static let schema = MessageSchema(name: \"\(message.fullName)\", fields: ["
  return ["extension \(typeName(message)) {"]
    + (fields.isEmpty ? [open + "])"] : [open] + fields.map { "    \(schema($0))," } + ["  ])"]) + ["}"]
}

private func schema(_ field: FieldDescriptor) -> String {
  var parts = ["\(field.number)", "\"\(field.name)\"", "json: \"\(field.jsonName ?? field.name)\""]
  if field.isMap {
    let (key, value) = (field.messageType.fields[0], field.messageType.fields[1])
    parts += [kind(value), ".map(key: \(kind(key)))"]
  } else {
    parts.append(kind(field))
    if field.isRepeated { parts.append(".repeated") } else if field.hasPresence { parts.append(".explicit") }
  }
  if let oneof = field.realContainingOneof { parts.append("oneof: \"\(oneof.name)\"") }
  if field.isSensitive { parts.append("isSensitive: true") }
  return "FieldSchema(\(parts.joined(separator: ", ")))"
}

private func kind(_ field: FieldDescriptor) -> String {
  switch field.type {
  case .double: ".double"
  case .float: ".float"
  case .int64: ".int64"
  case .uint64: ".uint64"
  case .int32: ".int32"
  case .fixed64: ".fixed64"
  case .fixed32: ".fixed32"
  case .bool: ".bool"
  case .string: ".string"
  case .bytes: ".bytes"
  case .uint32: ".uint32"
  case .sfixed32: ".sfixed32"
  case .sfixed64: ".sfixed64"
  case .sint32: ".sint32"
  case .sint64: ".sint64"
  case .enum: ".enumeration(\(typeName(field.enumType)).schema)"
  case .message: field.isTimestamp ? ".timestamp" : ".message(\(typeName(field.messageType)).schema)"
  case .group: "Never"
  }
}

func schema(_ type: EnumDescriptor) -> [String] {
  [
    "extension \(typeName(type)) {",
    "  public static let schema = EnumSchema(name: \"\(type.fullName)\", values: [",
  ] + type.values.map { "    .init(\($0.number), \"\($0.name)\")," } + ["  ])", "}"]
}
