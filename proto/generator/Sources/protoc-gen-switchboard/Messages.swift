import SwiftProtobufPluginLibrary

/// The public struct of a message, with its documentation.
func messageStruct(_ message: Descriptor) -> [String] {
  let members = memberList(message)
  var lines = comment(message.protoSourceComments(), "")
  lines.append("public struct \(typeName(message)): Sendable, Hashable {")
  for member in members {
    lines += comment(member.comment, "  ")
    lines.append("  public var \(member.name): \(member.type) = \(member.defaultText)")
  }
  for oneof in message.realOneofs { lines += [""] + oneofEnum(oneof).map { $0.isEmpty ? "" : "  \($0)" } }
  if !members.isEmpty { lines.append("") }
  lines.append("  public init() {}")
  if !members.isEmpty {
    lines += ["", "  public init("]
    lines += members.enumerated().map { index, member in
      "    \(member.name): \(member.type) = \(member.defaultText)\(index < members.count - 1 ? "," : "")"
    }
    lines.append("  ) {")
    lines += members.map { "    self.\($0.name) = \($0.name)" }
    lines.append("  }")
  }
  return lines + ["}"]
}

/// What one stored property of a message is.
private struct Member {
  let name: String
  let type: String
  let defaultText: String
  let comment: String
}

/// One property a field, in the order of the .proto file; one for all fields of a oneof, where the first of them stands.
private func memberList(_ message: Descriptor) -> [Member] {
  var seen: Set<String> = []
  return message.fields.compactMap { field in
    guard let oneof = field.realContainingOneof else {
      return Member(
        name: field.property, type: field.swiftType, defaultText: field.defaultText,
        comment: field.protoSourceComments())
    }
    guard seen.insert(oneof.name).inserted else { return nil }
    return Member(
      name: memberName(oneof.name), type: "\(typeName(oneof))?", defaultText: "nil",
      comment: oneof.protoSourceComments())
  }
}

private func oneofEnum(_ oneof: OneofDescriptor) -> [String] {
  var lines = ["/// The choices of `\(memberName(oneof.name).filter { $0 != "`" })`."]
  lines.append("public enum \(typeName(oneof)): Sendable, Hashable {")
  for field in oneof.fields {
    lines += comment(field.protoSourceComments(), "  ")
    lines.append("  case \(field.property)(\(field.elementType))")
  }
  return lines + ["}"]
}

/// The public enum of a proto enum.
func enumType(_ type: EnumDescriptor) -> [String] {
  let name = typeName(type)
  var lines = comment(type.protoSourceComments(), "")
  lines.append("public enum \(name): MessageEnum {")
  for value in type.values {
    lines += comment(value.protoSourceComments(), "  ")
    lines.append("  case \(caseName(value))")
  }
  lines += ["  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`."]
  lines += ["  case unrecognized(Int32)", "", "  public init(rawValue: Int32) {", "    switch rawValue {"]
  lines += type.values.map { "    case \($0.number): self = .\(caseName($0))" }
  lines += [
    "    default: self = .unrecognized(rawValue)", "    }", "  }", "", "  public var rawValue: Int32 {",
    "    switch self {",
  ]
  lines += type.values.map { "    case .\(caseName($0)): \($0.number)" }
  lines += ["    case .unrecognized(let number): number", "    }", "  }", "}"]
  return lines
}

/// The comment of the .proto file as documentation.
func comment(_ source: String, _ indent: String) -> [String] {
  source.split(separator: "\n", omittingEmptySubsequences: true).map { "\(indent)\($0)" }
}
