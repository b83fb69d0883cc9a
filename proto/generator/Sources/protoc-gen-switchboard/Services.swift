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
    lines.append("  func \(methodName(method.name))\(serverSignature(method))")
  }
  lines += ["}", "", "extension \(name)Service {", "  /// Every method bound to the function that serves it."]
  lines += ["  public var methodHandlers: [MethodHandler] {", "    ["]
  lines += service.methods.map { "      \(binding($0, name))," }
  return lines + ["    ]", "  }", "}"]
}

/// What a handler takes and gives, by the method's kind.
private func serverSignature(_ method: MethodDescriptor) -> String {
  let (input, output) = (typeName(method.inputType), typeName(method.outputType))
  let effects = method.isInline ? "throws" : "async throws"
  let request = method.clientStreaming ? "_ requests: IncomingMessages<\(input)>" : "_ request: \(input)"
  return method.serverStreaming
    ? "(\(request), context: CallContext, out: Responses<\(output)>) \(effects)"
    : "(\(request), context: CallContext) \(effects) -> \(output)"
}

/// The handler's entry in the table.
private func binding(_ method: MethodDescriptor, _ name: String) -> String {
  let swift = methodName(method.name)
  let table = "\(name)Methods.\(swift)"
  switch (method.clientStreaming, method.serverStreaming) {
  case (false, false) where method.isInline:
    return "MethodHandler(inline: \(table)) { request, context in try self.\(swift)(request, context: context) }"
  case (false, false):
    return "MethodHandler(\(table)) { request, context in try await self.\(swift)(request, context: context) }"
  case (false, true):
    return "MethodHandler(responses: \(table)) { request, context, out in "
      + "try await self.\(swift)(request, context: context, out: out) }"
  case (true, false):
    return "MethodHandler(requests: \(table)) { requests, context in "
      + "try await self.\(swift)(requests, context: context) }"
  case (true, true):
    return "MethodHandler(conversation: \(table)) { requests, context, out in "
      + "try await self.\(swift)(requests, context: context, out: out) }"
  }
}

private func methods(_ service: ServiceDescriptor, _ name: String) -> [String] {
  var lines = ["/// The methods of `\(service.fullName)`.", "public enum \(name)Methods {"]
  for method in service.methods {
    lines += comment(method.protoSourceComments(), "  ")
    lines.append(
      "  public static let \(methodName(method.name)) = "
        + "Method<\(typeName(method.inputType)), \(typeName(method.outputType))>(")
    lines.append("    MethodDescription(")
    lines.append(
      "      name: \"\(method.wireName)\", \(kind(method))defaultTimeout: .milliseconds(\(method.defaultTimeout ?? 0)),"
    )
    var rest = "      idempotency: \(idempotency(method)), callers: ["
    rest += method.callers.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    if method.isSystem { rest += ", isSystem: true" }
    if method.isLongLived { rest += ", isLongLived: true" }
    if method.isHedged { rest += ", isHedged: true" }
    if method.isInline { rest += ", execution: .inline" }
    if method.isOffloaded { rest += ", execution: .offloaded" }
    lines += [rest + "))", ""]
  }
  lines += ["  /// All of them, in the order of the .proto file.", "  public static let all: [MethodDescription] = ["]
  lines += service.methods.map { "    \(methodName($0.name)).description," }
  return lines + ["  ]", "}"]
}

/// A unary method's kind goes without saying.
private func kind(_ method: MethodDescriptor) -> String {
  switch (method.clientStreaming, method.serverStreaming) {
  case (false, false): ""
  case (false, true): "kind: .serverStreaming, "
  case (true, false): "kind: .clientStreaming, "
  case (true, true): "kind: .bidirectional, "
  }
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
    lines += [""] + comment(method.protoSourceComments(), "  ") + clientMethod(method, name)
  }
  return lines + ["}"]
}

private func clientMethod(_ method: MethodDescriptor, _ name: String) -> [String] {
  let swift = methodName(method.name)
  let (input, output) = (typeName(method.inputType), typeName(method.outputType))
  let table = "\(name)Methods.\(swift)"
  switch (method.clientStreaming, method.serverStreaming) {
  case (false, false):
    return [
      "  public func \(swift)(",
      "    _ request: \(input), options: CallOptions = CallOptions()",
      "  ) async throws(RPCError) -> \(output) {",
      "    try await caller.call(\(table), request, options: options)",
      "  }",
    ]
  case (false, true):
    return [
      "  ///",
      "  /// `body` reads the answers; leaving it early cancels the call. Throws what `body` throws.",
      "  public func \(swift)<Result>(",
      "    _ request: \(input), options: CallOptions = CallOptions(),",
      "    _ body: (IncomingMessages<\(output)>) async throws -> Result",
      "  ) async throws -> Result {",
      "    try await caller.stream(\(table), request, options: options, body)",
      "  }",
    ]
  case (true, false):
    return [
      "  ///",
      "  /// `body` sends the requests; its end is their end. Throws what `body` throws, or the call's `RPCError`.",
      "  public func \(swift)(",
      "    options: CallOptions = CallOptions(), _ body: (Requests<\(input)>) async throws -> Void",
      "  ) async throws -> \(output) {",
      "    try await caller.upload(\(table), options: options, body)",
      "  }",
    ]
  case (true, true):
    return [
      "  ///",
      "  /// `body` sends and reads, in any order or at once; leaving it early cancels the call. Throws what `body` throws.",
      "  public func \(swift)<Result>(",
      "    options: CallOptions = CallOptions(),",
      "    _ body: (Requests<\(input)>, IncomingMessages<\(output)>) async throws -> Result",
      "  ) async throws -> Result {",
      "    try await caller.converse(\(table), options: options, body)",
      "  }",
    ]
  }
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
