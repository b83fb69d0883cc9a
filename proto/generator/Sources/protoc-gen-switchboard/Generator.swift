import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin: from .proto files to Swift messages, their packing, their schemas, and services.
@main
struct Generator: CodeGenerator {
  var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [.proto3Optional] }
  var customOptionExtensions: [any AnyMessageExtension] { Options.all }

  /// Writes paths from the repository's root. Throws `Refusal` naming what broke which rule.
  func generate(
    files: [FileDescriptor], parameter: any CodeGeneratorParameter,
    protoCompilerContext: any ProtoCompilerContext, generatorOutputs: any GeneratorOutputs
  ) throws {
    try checkMethodIDs(files.flatMap(\.services).flatMap(\.methods))
    for file in files where !file.messages.isEmpty || !file.services.isEmpty {
      let module = try Module(package: file.package, of: file.name)
      try check(file)
      let stem = "\(module.folder)/Generated/\(upperCamel(file.name.split(separator: "/").last!.dropLast(6)))"
      func add(_ suffix: String, _ sections: [[String]]) throws {
        let lines = sections.filter { !$0.isEmpty }.joined(separator: [""])
        try generatorOutputs.add(fileName: "\(stem)\(suffix).swift", contents: lines.joined(separator: "\n") + "\n")
      }
      let messages = allMessages(file.messages)
      let enums = file.enums + allMessagesAndEntries(file.messages).flatMap(\.enums)
      if !messages.isEmpty || !enums.isEmpty {
        let foreign = try foreignModules(messages, besides: module)
        // Swift warns of a public import that nothing public needs.
        let runtime = !enums.isEmpty || messages.flatMap(\.fields).contains(where: \.needsRuntime) ? ["Messages"] : []
        try add(
          "Messages",
          [head(file), publicImports(runtime + foreign)] + messages.map(messageStruct) + enums.map(enumType))
        try add("Packing", [head(file), packingImports(module, foreign)] + messages.map(packing))
        try add("Schemas", [head(file), schemaImports(foreign)] + messages.map(schema) + enums.map(schema))
      }
      if !file.services.isEmpty {
        let foreign = try foreignModules(ofServicesIn: file, besides: module)
        try add("Service", [head(file), publicImports(["Calls"] + foreign)] + file.services.map(service))
      }
    }
  }

  private func head(_ file: FileDescriptor) -> [String] {
    [
      "// Made from \(file.name) by proto/regenerate. Edit that file, not this one.",
      "// swift-format-ignore-file",
    ]
  }

  private func publicImports(_ modules: [String]) -> [String] {
    modules.sorted().map { "public import \($0)" }
  }

  private func packingImports(_ module: Module, _ foreign: [String]) -> [String] {
    ["package import \(module.cModule)", "package import Messages"] + foreign.map { "internal import \($0)" }
  }

  private func schemaImports(_ foreign: [String]) -> [String] {
    ["public import Messages"] + foreign.map { "internal import \($0)" }
  }
}

/// The messages with those nested in them, without map entries.
func allMessages(_ messages: [Descriptor]) -> [Descriptor] {
  allMessagesAndEntries(messages).filter { !$0.options.mapEntry }
}

private func allMessagesAndEntries(_ messages: [Descriptor]) -> [Descriptor] {
  messages.flatMap { [$0] + allMessagesAndEntries($0.messages) }
}
