import SwiftProtobufPluginLibrary

/// The Swift module that a proto package becomes.
struct Module: Equatable {
  let name: String
  /// Where its files go, from the repository's root.
  let folder: String
  /// The module with its C structs.
  let cModule: String

  /// `switchboard.billing.v1` → `BillingAPI`; the common messages live in `RPCAPI`, those of tests in the tests.
  init(package: String, of file: String) throws {
    let parts = package.split(separator: ".")
    guard parts.count == 3, parts[0] == "switchboard" else {
      throw Refusal("\(file): package `\(package)` is not `switchboard.<name>.v<number>`.")
    }
    switch parts[1] {
    case "test": (name, folder, cModule) = ("TestAPI", "Tests/TestAPI", "CTestMessages")
    case "rpc", "common": (name, folder, cModule) = ("RPCAPI", "Sources/Messages/RPCAPI", "CMessages")
    default:
      name = "\(upperCamel(parts[1]))API"
      folder = "Sources/Messages/\(name)"
      cModule = "CMessages"
    }
  }
}

/// Modules other than `module` whose messages or enums are fields of `messages`.
func foreignModules(_ messages: [Descriptor], besides module: Module) throws -> [String] {
  let types = messages.flatMap(\.fields).flatMap { field -> [FileDescriptor] in
    let values = field.isMap ? [field.messageType.fields[1]] : [field]
    return values.compactMap { $0.type == .message ? $0.messageType.file : $0.type == .enum ? $0.enumType.file : nil }
  }
  return try names(of: types, besides: module)
}

/// Modules other than `module` whose messages are requests or responses.
func foreignModules(ofServicesIn file: FileDescriptor, besides module: Module) throws -> [String] {
  try names(
    of: file.services.flatMap(\.methods).flatMap { [$0.inputType.file, $0.outputType.file] }, besides: module)
}

private func names(of files: [FileDescriptor], besides module: Module) throws -> [String] {
  let modules = try files.filter { $0.package != "google.protobuf" }.map {
    try Module(package: $0.package, of: $0.name)
  }
  return Set(modules.filter { $0 != module }.map(\.name)).sorted()
}
