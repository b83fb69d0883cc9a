// swift-tools-version: 6.2
// What turns proto/ into Swift and C. A package of its own, so that no service ever builds or links it.
import PackageDescription

let pluginLibrary = Target.Dependency.product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf")

let package = Package(
  name: "generator",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0")
  ],
  targets: [
    .executableTarget(name: "lower", dependencies: [pluginLibrary]),
    .executableTarget(name: "protoc-gen-switchboard", dependencies: [pluginLibrary]),
  ]
)
