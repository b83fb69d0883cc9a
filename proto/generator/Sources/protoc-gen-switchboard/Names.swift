import SwiftProtobufPluginLibrary

/// Words that keep one case inside a name.
private let acronyms: [String: String] = [
  "api": "API", "dns": "DNS", "html": "HTML", "http": "HTTP", "https": "HTTPS", "id": "ID", "ids": "IDs", "ip": "IP",
  "json": "JSON", "rpc": "RPC", "sql": "SQL", "tls": "TLS", "uri": "URI", "url": "URL", "urls": "URLs", "utc": "UTC",
  "uuid": "UUID",
]

/// Names that a type would share with Swift or with the modules it is used beside.
private let takenTypes: Set<String> = [
  "Any", "AnyObject", "Arena", "Array", "Bool", "CallContext", "CallOptions", "Caller", "CallReport", "CallStream",
  "Character", "Codable", "Date",
  "Dictionary", "Double", "Duration", "Error", "Float", "Hashable", "IncomingMessages", "Int", "Int32", "Int64",
  "Message", "MessageError",
  "Metadata", "Method", "MethodDescription", "MethodHandler", "Never", "Optional", "Protocol", "Requests", "Responses",
  "Result", "Self",
  "Sendable", "Sensitive", "Sequence", "Set", "StatusCode", "String", "Task", "Timestamp", "TraceContext", "Type",
  "UInt32", "UInt64", "Void",
]

/// Members that every message or enum has already.
private let takenMembers: Set<String> = [
  "customMirror", "debugDescription", "description", "encode", "hash", "hashValue", "init", "json", "layout", "lower",
  "rawValue", "schema", "self", "serialized", "unrecognized",
]

/// Swift's keywords that backticks turn into names.
private let keywords: Set<String> = [
  "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
  "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "inout",
  "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
  "return", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
  "where", "while",
]

/// `charge_calls` → `ChargeCalls`, `org_id` → `OrgID`.
func upperCamel(_ name: some StringProtocol) -> String {
  name.split(separator: "_").map { word in
    acronyms[word.lowercased()] ?? word.prefix(1).uppercased() + word.dropFirst()
  }.joined()
}

/// `org_id` → `orgID`, `url` → `url`.
func lowerCamel(_ name: some StringProtocol) -> String {
  let words = name.split(separator: "_")
  guard let first = words.first else { return String(name) }
  return first.lowercased() + upperCamel(words.dropFirst().joined(separator: "_"))
}

/// The name of a property or case: a keyword gets backticks, a name that is taken gets an underscore.
func memberName(_ name: String) -> String {
  let camel = lowerCamel(name)
  if takenMembers.contains(camel) { return "\(camel)_" }
  return keywords.contains(camel) ? "`\(camel)`" : camel
}

/// `ChargeCalls` → `chargeCalls`.
func methodName(_ name: String) -> String {
  let lower = name.prefix(1).lowercased() + name.dropFirst()
  return keywords.contains(lower) ? "`\(lower)`" : lower
}

/// Nested types are flat: `Outer.Inner` → `OuterInner`.
func typeName(_ message: Descriptor) -> String {
  freeTypeName((message.containingType.map(typeName) ?? "") + message.name)
}

func typeName(_ type: EnumDescriptor) -> String {
  freeTypeName((type.containingType.map(typeName) ?? "") + type.name)
}

/// `Error` → `ErrorMessage`: nobody who imports the module loses Swift's `Error`.
private func freeTypeName(_ name: String) -> String {
  takenTypes.contains(name) ? "\(name)Message" : name
}

/// The oneof's enum, inside its message.
func typeName(_ oneof: OneofDescriptor) -> String {
  let name = upperCamel(oneof.name)
  return takenTypes.contains(name) ? "\(name)Choice" : name
}

/// `CHARGE_OUTCOME_CHARGED` → `charged`.
func caseName(_ value: EnumValueDescriptor) -> String {
  let prefix = screamingSnake(value.enumType.name) + "_"
  let rest = value.name.hasPrefix(prefix) ? value.name.dropFirst(prefix.count) : Substring(value.name)
  let name = memberName(rest.lowercased())
  return name.first.map { $0.isNumber } == true ? "_\(name)" : name
}

/// `ChargeOutcome` → `CHARGE_OUTCOME`.
private func screamingSnake(_ name: String) -> String {
  var result = ""
  for (index, character) in name.enumerated() {
    if character.isUppercase, index > 0 { result += "_" }
    result += character.uppercased()
  }
  return result
}

// What protoc-c 1.4.1 makes of a name (c_helpers.cc: FullNameToC, FullNameToLower).

/// `switchboard.rpc.v1.CheckRequest` → `Switchboard__Rpc__V1__CheckRequest`.
func cStruct(_ message: Descriptor) -> String {
  message.fullName.split(separator: ".").map { part in
    part.split(separator: "_", omittingEmptySubsequences: false)
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }.joined(separator: "__")
}

/// `switchboard.rpc.v1.CheckRequest` → `switchboard__rpc__v1__check_request__init`.
func cInitializer(_ message: Descriptor) -> String {
  let parts = message.fullName.split(separator: ".").map { part in
    var result = ""
    var wasUpper = true
    for character in part {
      if character.isUppercase, !wasUpper { result += "_" }
      result += character.lowercased()
      wasUpper = character.isUppercase
    }
    return result
  }
  return (parts + ["init"]).joined(separator: "__")
}
