import SwiftProtobufPluginLibrary

/// The conformance that turns a message into its C twin and back: the only code that sees C.
func packing(_ message: Descriptor) -> [String] {
  let c = cStruct(message)
  let name = typeName(message)
  var lines = ["extension \(name): LoweredMessage {"]
  lines.append("  package static let layout = Layout(\(cInitializer(message)))")
  for field in message.fields where field.isMap {
    lines.append("  private static let \(entryLayout(field)) = Layout(\(cInitializer(field.messageType)))")
  }
  lines += ["", "  package init(lifting c: UnsafePointer<\(c)>) throws(MessageError) {", "    self.init()"]
  for field in message.fields where field.realContainingOneof == nil { lines += liftLines(field) }
  for oneof in message.realOneofs { lines += liftLines(oneof) }
  lines += ["  }", ""]
  lines.append("  package func lower(into c: UnsafeMutablePointer<\(c)>, _ arena: Arena) throws(MessageError) {")
  for field in message.fields where field.realContainingOneof == nil { lines += lowerLines(field) }
  for oneof in message.realOneofs { lines += lowerLines(oneof) }
  return lines + ["  }", "}"]
}

private func entryLayout(_ field: FieldDescriptor) -> String {
  "entryLayout\(field.number)"
}

/// `c.pointee.f3`.
private func slot(_ field: FieldDescriptor) -> String { "c.pointee.f\(field.number)" }
private func count(_ field: FieldDescriptor) -> String { "c.pointee.n_f\(field.number)" }

private func liftLines(_ field: FieldDescriptor) -> [String] {
  let list = "\(count(field)), \(slot(field)), \"\(field.name)\""
  if field.isMap {
    let (key, value) = (field.messageType.fields[0], field.messageType.fields[1])
    let lifted = value.lift("$0.pointee.f2", path: "value") + (value.type == .message ? " ?? .init()" : "")
    return [
      "    self.\(field.property) = try Lift.map(\(list)) { entry throws(MessageError) in",
      "      (\(key.lift("entry.pointee.f1", path: "key")), \(lifted.replacing("$0", with: "entry")))",
      "    }",
    ]
  }
  if field.isRepeated {
    if field.type == .message { return ["    self.\(field.property) = try Lift.messages(\(list))"] }
    return [
      "    self.\(field.property) = try Lift.list(\(list)) { element throws(MessageError) in",
      "      \(field.lift("element", path: ""))",
      "    }",
    ]
  }
  let lifted = "    self.\(field.property) = \(field.lift(slot(field), path: field.name))"
  // A message is there when its pointer is; another optional field when the case of its oneof is set.
  guard field.hasPresence, field.type != .message || field.oneofIndex != nil, let index = field.oneofIndex else {
    return [lifted]
  }
  return ["    if c.pointee.o\(index)_case.rawValue == \(field.number) {", "  \(lifted)", "    }"]
}

private func liftLines(_ oneof: OneofDescriptor) -> [String] {
  let property = memberName(oneof.name)
  var lines = ["    switch c.pointee.o\(oneof.index)_case.rawValue {"]
  for field in oneof.fields {
    let lifted = field.lift(slot(field), path: field.name)
    lines.append("    case \(field.number):")
    lines.append(
      field.type == .message
        ? "      self.\(property) = .\(field.property)(\(lifted) ?? .init())".replacing("(try", with: "(try")
        : "      self.\(property) = .\(field.property)(\(lifted))")
  }
  return lines + ["    default: break", "    }"]
}

private func lowerLines(_ field: FieldDescriptor) -> [String] {
  let target = "    (\(count(field)), \(slot(field))) ="
  if field.isMap {
    let (key, value) = (field.messageType.fields[0], field.messageType.fields[1])
    return [
      "\(target) try arena.list(arena.entries(self.\(field.property))) { element throws(MessageError) in",
      "      let entry = try arena.make(Self.\(entryLayout(field)))",
      "      entry.pointee.f1 = \(key.lower("element.key"))",
      "      entry.pointee.f2 = \(value.lower("element.value"))",
      "      return entry",
      "    }",
    ]
  }
  if field.isRepeated {
    return [
      "\(target) try arena.list(self.\(field.property)) { element throws(MessageError) in",
      "      \(field.lower("element"))",
      "    }",
    ]
  }
  guard field.hasPresence, let index = field.oneofIndex else {
    let value = "self.\(field.property)"
    return ["    \(slot(field)) = \(field.type == .message ? "try arena.lower(ifAny: \(value))" : field.lower(value))"]
  }
  return [
    "    if let value = self.\(field.property) {",
    "      c.pointee.o\(index)_case = .init(\(field.number))",
    "      \(slot(field)) = \(field.lower("value"))",
    "    }",
  ]
}

private func lowerLines(_ oneof: OneofDescriptor) -> [String] {
  var lines = ["    switch self.\(memberName(oneof.name)) {"]
  for field in oneof.fields {
    lines += [
      "    case .\(field.property)(let value):",
      "      c.pointee.o\(oneof.index)_case = .init(\(field.number))",
      "      \(slot(field)) = \(field.lower("value"))",
    ]
  }
  return lines + ["    case nil: break", "    }"]
}
