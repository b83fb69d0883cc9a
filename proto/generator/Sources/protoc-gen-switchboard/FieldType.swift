import SwiftProtobufPluginLibrary

extension FieldDescriptor {
  var isTimestamp: Bool { type == .message && messageType.fullName == "google.protobuf.Timestamp" }

  /// The field's property, without its message.
  var property: String { memberName(name) }

  /// The type of one value, such as `String` or `Sensitive<String>`.
  var elementType: String {
    let plain: String
    switch type {
    case .double: plain = "Double"
    case .float: plain = "Float"
    case .int64, .sint64, .sfixed64: plain = "Int64"
    case .uint64, .fixed64: plain = "UInt64"
    case .int32, .sint32, .sfixed32: plain = "Int32"
    case .uint32, .fixed32: plain = "UInt32"
    case .bool: plain = "Bool"
    case .string: plain = "String"
    case .bytes: plain = "[UInt8]"
    case .enum: plain = typeName(enumType)
    case .message: plain = isTimestamp ? "Timestamp" : typeName(messageType)
    case .group: plain = "Never"
    }
    return isSensitive ? "Sensitive<\(plain)>" : plain
  }

  /// The type of the property.
  var swiftType: String {
    if isMap { return "[\(messageType.fields[0].elementType): \(messageType.fields[1].elementType)]" }
    if isRepeated { return "[\(elementType)]" }
    return hasPresence ? "\(elementType)?" : elementType
  }

  /// The property's value in an empty message.
  var defaultText: String {
    if isMap { return "[:]" }
    if isRepeated { return "[]" }
    if hasPresence { return "nil" }
    let plain: String
    switch type {
    case .bool: plain = "false"
    case .string: plain = "\"\""
    case .bytes: plain = "[]"
    case .enum: plain = ".\(caseName(enumType.values[0]))"
    default: plain = "0"
    }
    return isSensitive && type != .string && type != .bytes ? "Sensitive(\(plain))" : plain
  }

  /// Swift for the value that the C expression `c` holds; `path` names the field in errors.
  func lift(_ c: String, path: String) -> String {
    let plain: String
    switch type {
    case .double: plain = "Double(bitPattern: \(c))"
    case .float: plain = "Float(bitPattern: \(c))"
    case .bool: plain = "\(c) != 0"
    case .string: plain = path.isEmpty ? "try Lift.string(\(c))" : "try Lift.string(\(c), \"\(path)\")"
    case .bytes: plain = "Lift.bytes(\(c))"
    case .enum: plain = "\(typeName(enumType))(rawValue: \(c))"
    case .message: plain = "try Lift.message(\(c), \"\(path)\")"
    default: plain = c
    }
    guard isSensitive else { return plain }
    return plain.hasPrefix("try ") ? "try Sensitive(\(plain.dropFirst(4)))" : "Sensitive(\(plain))"
  }

  /// C for the value of the Swift expression `swift`.
  func lower(_ swift: String) -> String {
    let plain = isSensitive ? "\(swift).reveal()" : swift
    switch type {
    case .double, .float: return "\(plain).bitPattern"
    case .bool: return "\(plain) ? 1 : 0"
    case .string, .bytes: return "try arena.copy(\(plain))"
    case .enum: return "\(plain).rawValue"
    case .message: return "try arena.lower(\(plain))"
    default: return plain
    }
  }

  /// Whether the property's type is made of one that the runtime declares.
  var needsRuntime: Bool {
    isSensitive || isTimestamp || isMap && messageType.fields[1].isTimestamp
  }
}
