import SwiftProtobufPluginLibrary

/// The protocol that a server implements, the methods, their table, and the client.
func service(_ service: ServiceDescriptor) -> [String] {
  // `BillingService` → `Billing`; the built-in `Health` keeps its short name.
  let name = service.name.hasSuffix("Service") ? String(service.name.dropLast(7)) : service.name
  return serverProtocol(service, name) + [""] + methods(service, name) + [""] + client(service, name) + [""]
    + reflection(service, name)
}

private func serverProtocol(_ service: ServiceDescriptor, _ name: String) -> [String] {
  var lines = comment(service.protoSourceComments(), "")
  lines.append("public protocol \(name)Service: RPCService {")
  for method in service.methods {
    lines += comment(method.protoSourceComments(), "  ")
    let effects = method.isInline ? "throws" : "async throws"
    lines.append(
      "  func \(methodName(method.name))(_ request: \(typeName(method.inputType)), context: CallContext) "
        + "\(effects) -> \(typeName(method.outputType))")
  }
  lines += ["}", "", "extension \(name)Service {", "  /// Every method bound to the function that serves it."]
  lines += ["  public var methodHandlers: [MethodHandler] {", "    ["]
  for method in service.methods {
    let swift = methodName(method.name)
    let call = "try \(method.isInline ? "" : "await ")self.\(swift)(request, context: context)"
    lines.append("      MethodHandler(\(name)Methods.\(swift)) { request, context in \(call) },")
  }
  return lines + ["    ]", "  }", "}"]
}

private func methods(_ service: ServiceDescriptor, _ name: String) -> [String] {
  var lines = ["/// The methods of `\(service.fullName)`.", "public enum \(name)Methods {"]
  for method in service.methods {
    lines += comment(method.protoSourceComments(), "  ")
    lines.append(
      "  public static let \(methodName(method.name)) = "
        + "Method<\(typeName(method.inputType)), \(typeName(method.outputType))>(")
    lines.append("    MethodDescription(")
    lines.append("      name: \"\(method.wireName)\", defaultTimeout: .milliseconds(\(method.defaultTimeout ?? 0)),")
    var rest = "      idempotency: \(idempotency(method)), callers: ["
    rest += method.callers.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    if method.isSystem { rest += ", isSystem: true" }
    if method.isInline { rest += ", execution: .inline" }
    lines += [rest + "))", ""]
  }
  lines += ["  /// All of them, in the order of the .proto file.", "  public static let all: [MethodDescription] = ["]
  lines += service.methods.map { "    \(methodName($0.name)).description," }
  return lines + ["  ]", "}"]
}

private func idempotency(_ method: MethodDescriptor) -> String {
  switch method.options.idempotencyLevel {
  case .noSideEffects: ".noSideEffects"
  case .idempotent: ".idempotent"
  case .idempotencyUnknown: ".unknown"
  }
}

private func client(_ service: ServiceDescriptor, _ name: String) -> [String] {
  var lines = ["/// Calls `\(service.fullName)`.", "public struct \(name)Client: Sendable {"]
  lines += [
    "  private let caller: any Caller", "", "  public init(_ caller: any Caller) {", "    self.caller = caller", "  }",
  ]
  for method in service.methods {
    let swift = methodName(method.name)
    lines += [""] + comment(method.protoSourceComments(), "  ")
    lines += [
      "  public func \(swift)(",
      "    _ request: \(typeName(method.inputType)), options: CallOptions = CallOptions()",
      "  ) async throws(RPCError) -> \(typeName(method.outputType)) {",
      "    try await caller.call(\(name)Methods.\(swift), request, options: options)",
      "  }",
    ]
  }
  return lines + ["}"]
}

private func reflection(_ service: ServiceDescriptor, _ name: String) -> [String] {
  var lines = ["/// The methods of `\(service.fullName)` with their messages, for callers that know them by name."]
  lines += ["public enum \(name)Reflection {", "  public static let methods: [MethodReflection] = ["]
  for method in service.methods {
    lines.append("    MethodReflection(")
    lines.append("      \(name)Methods.\(methodName(method.name)).description,")
    lines.append("      request: \(typeName(method.inputType)).self, response: \(typeName(method.outputType)).self),")
  }
  return lines + ["  ]", "}"]
}
