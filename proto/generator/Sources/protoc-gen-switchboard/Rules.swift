import SwiftProtobufPluginLibrary

/// Refuses what protoc allows and we do not.
func check(_ file: FileDescriptor) throws {
  guard file.edition == .proto3 else { throw Refusal("\(file.name): only proto3.") }
  guard file.extensions.isEmpty else { throw Refusal("\(file.name): extensions belong in options.proto.") }
  for message in allMessages(file.messages) { try check(message) }
  for method in file.services.flatMap(\.methods) { try check(method) }
}

/// Numbers of fields that are refused where they are not known, as `UnknownFields.mustUnderstand` in Sources/Messages.
private let mustUnderstand: ClosedRange<Int32> = 20_000...29_999

private func check(_ message: Descriptor) throws {
  try checkRecursion(message)
  for field in message.fields {
    if field.isMustUnderstand != mustUnderstand.contains(field.number) {
      throw Refusal("\(field.fullName): numbers 20000 to 29999 are for `must_understand`, and it for them.")
    }
    let values = field.isMap ? field.messageType.fields[1] : field
    if values.type == .message, values.messageType.file.package == "google.protobuf", !values.isTimestamp {
      throw Refusal("\(field.fullName): of Google's own messages only Timestamp is known.")
    }
    if field.isSensitive, field.isMap || field.type == .message {
      throw Refusal("\(field.fullName): `sensitive` goes on plain values; mark the fields inside.")
    }
  }
  for type in message.enums where type.options.allowAlias {
    throw Refusal("\(type.fullName): two names for one number have no form in Swift.")
  }
  let members = message.fields.map { memberName($0.name) } + message.realOneofs.map { memberName($0.name) }
  guard Set(members).count == members.count else {
    throw Refusal("\(message.fullName): two fields get the same name in Swift.")
  }
}

/// A message that can hold itself would have no bound on its depth and no value type.
private func checkRecursion(_ message: Descriptor) throws {
  var path: [String] = []
  func visit(_ current: Descriptor) throws {
    if path.contains(current.fullName) {
      throw Refusal("\(message.fullName): recursive by \((path + [current.fullName]).joined(separator: " → ")).")
    }
    path.append(current.fullName)
    for field in current.fields where field.type == .message { try visit(field.messageType) }
    path.removeLast()
  }
  try visit(message)
}

private func check(_ method: MethodDescriptor) throws {
  func refuse(_ problem: String) -> Refusal { Refusal("\(method.wireName): \(problem)") }
  let isStream = method.clientStreaming || method.serverStreaming
  if method.isLongLived {
    guard isStream else { throw refuse("long_lived, and no stream.") }
    guard method.defaultTimeout == nil else { throw refuse("long_lived, and a default_timeout_ms.") }
  } else {
    guard let timeout = method.defaultTimeout, timeout > 0 else { throw refuse("no default_timeout_ms.") }
  }
  if method.isInline, isStream || method.isOffloaded { throw refuse("inline, and a stream or offloaded.") }
  if method.isHedged, isStream || method.options.idempotencyLevel != .noSideEffects {
    throw refuse("hedged, and not a unary method without side effects.")
  }
  guard !method.callers.isEmpty else { throw refuse("no callers.") }
  let fields = Set(method.inputType.fields.map(\.name))
  if method.name.hasPrefix("List"), !method.serverStreaming, !fields.contains("page") {
    throw refuse("a list request without `page`.")
  }
  if method.options.idempotencyLevel == .idempotent, !method.clientStreaming, !fields.contains("idempotency_key"),
    method.naturalKey == nil
  {
    throw refuse("idempotent, but the request has no idempotency_key and the method no natural_key.")
  }
  if method.options.idempotencyLevel == .idempotencyUnknown { throw refuse("no idempotency_level.") }
}

/// A method travels as the hash of its name.
func checkMethodIDs(_ methods: [MethodDescriptor]) throws {
  var names: [UInt64: String] = [:]
  for method in methods {
    if let other = names.updateValue(method.wireName, forKey: methodID(method.wireName)) {
      throw Refusal("\(method.wireName) and \(other) have the same method id; rename one.")
    }
  }
}

/// FNV-1a, 64 bits, as `MethodDescription.id(of:)` in Sources/Calls.
func methodID(_ name: String) -> UInt64 {
  name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
}
