// swift-tools-version: 6.2
// The map of Switchboard, in dependency order: one line a part. docs/architecture.md tells what each is for.
import PackageDescription

let package = Package(
  name: "switchboard",
  // For the package of fuzzers alone.
  products: [.library(name: "FuzzHarness", targets: ["FuzzHarness"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["JSON", "YAML"]),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", "5.4.0"..<"7.0.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C libraries: a module map and a shim header each.
    .systemLibrary(name: "CLibPQ", path: "Sources/CLibPQ"),
    .systemLibrary(name: "COpenSSL", path: "Sources/COpenSSL"),
    .systemLibrary(name: "CProtobufC", path: "Sources/CProtobufC"),
    .target(
      name: "CSimdJSON", path: "Sources/CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CArena", dependencies: ["CProtobufC"], path: "Sources/CArena"),
    .target(name: "CMessages", dependencies: ["CProtobufC"], path: "Sources/CMessages"),

    // Shared libraries.
    library("Identifiers", []),
    library("Messages", ["CArena", "CMessages", "CProtobufC"], path: "Sources/Messages/Runtime"),
    library("Moments", []),
    library("Calls", ["Messages", "Moments"]),
    api("RPCAPI"),
    api("AuthAPI", ["RPCAPI"]),
    api("BillingAPI", ["RPCAPI"]),
    api("AnalysisAPI", ["RPCAPI"]),
    api("IntegrationsAPI", ["RPCAPI"]),
    api("WebhooksAPI", ["RPCAPI"]),
    library("Resilience", []),
    library("Observability", [.log, "Messages"]),
    library("Wire", [.nio, "Moments"]),
    library(
      "RPC", [.log, .nio, .posix, .tls, .lifecycle, "Calls", "Messages", "Moments", "Resilience", "RPCAPI", "Wire"]),
    library("Postgres", ["CLibPQ", .collections, .lifecycle, .log, "Identifiers", "Resilience"], migrations: true),
    library(
      "Outbound",
      [.http, .lifecycle, .nio, .posix, "Calls", "Identifiers", "Messages", "Observability", "Resilience"]),
    library("PostgresCluster", ["Postgres"]),
    library("Sealing", ["COpenSSL", "Identifiers", "Postgres", "Resilience"], migrations: true),
    library("Tokens", ["Identifiers", "Sealing"]),
    library(
      "Jobs", [.lifecycle, .log, "Calls", "Identifiers", "Observability", "Postgres", "Resilience"], migrations: true),
    library(
      "ServiceRuntime",
      [
        .configuration, .hummingbird, .lifecycle, .log, .nio, "Calls", "Identifiers", "Jobs", "Messages",
        "Observability", "Outbound",
        "Postgres", "RPC", "RPCAPI", "Sealing", "AuthAPI", "Tokens",
      ]),
    library("TestSupport", [.hummingbird, .log, .nio, "Identifiers", "Postgres", "PostgresCluster"]),

    // Services: a library with everything in it, and an executable that runs it.
    service(
      "auth", "Auth", ["AuthAPI", "BillingAPI", "IntegrationsAPI", "Jobs", "Sealing", "Tokens", "WebhooksAPI"]),
    service("billing", "Billing", ["BillingAPI", "Jobs", "Outbound", "WebhooksAPI"]),
    service(
      "webhooks", "Webhooks",
      [
        "AnalysisAPI", "AuthAPI", "BillingAPI", "CSimdJSON", "IntegrationsAPI", "Jobs", "Outbound", "Sealing",
        "WebhooksAPI",
      ]),
    service(
      "analysis", "Analysis", ["AnalysisAPI", "AuthAPI", "Jobs", "Outbound", "Sealing", "WebhooksAPI"]),
    service(
      "edge", "Edge",
      [.hummingbird, "AnalysisAPI", "AuthAPI", "BillingAPI", "IntegrationsAPI", "Sealing", "WebhooksAPI"],
      migrations: false),
    service(
      "integrations", "Integrations",
      ["AuthAPI", "IntegrationsAPI", "Jobs", "Outbound", "Sealing", "WebhooksAPI"]),
    service("simulator", "Simulator", [.http, .hummingbird, "Sealing"], migrations: false),
    service(
      "cli", "CLI",
      [
        .arguments, .http, .signals, .yaml, "AnalysisAPI", "AuthAPI", "BillingAPI", "IntegrationsAPI", "WebhooksAPI",
        "Outbound", "PostgresCluster", "Sealing",
        "Simulator", "Webhooks",
        "Analysis", "Auth", "Billing", "Edge", "Integrations",
      ], migrations: false),

    // Benchmarks: an executable of their own, with the services that are measured and no others.
    .executableTarget(
      name: "switchboard-bench",
      dependencies: [
        .arguments, .lifecycle, .log, "Billing", "BillingAPI", "Calls", "Edge", "Identifiers", "Jobs", "Messages",
        "Observability", "Postgres", "PostgresCluster", "RPC", "Sealing", "ServiceRuntime", "TestAPI", "Webhooks",
        "WebhooksAPI",
      ], path: "Benchmarks", exclude: ["RPC/Allocations/count.c", "RPC/Floor", "RPC/Peers"],
      swiftSettings: house),

    // A server of every kind of call, for the conformance list and for whoever writes a client.
    .executableTarget(
      name: "switchboard-echo", dependencies: [.log, "RPC", "TestAPI"], path: "Tests/Conformance/RPC/Server",
      swiftSettings: house),

    .target(
      name: "FuzzHarness", dependencies: [.nio, "Messages", "Moments", "TestAPI", "Wire"], path: "Tests/Fuzz/Harness",
      swiftSettings: house),

    // Tests mirror the tree they test.
    .target(name: "CTestMessages", dependencies: ["CMessages", "CProtobufC"], path: "Tests/CTestMessages"),
    tests("Identifiers", []),
    .target(
      name: "TestAPI", dependencies: ["Calls", "CProtobufC", "CTestMessages", "Messages", "RPCAPI"],
      path: "Tests/TestAPI", swiftSettings: house),
    tests(
      "Messages",
      [
        "CArena", "Calls", "CTestMessages", "RPCAPI", "AuthAPI", "BillingAPI", "IntegrationsAPI", "TestAPI",
        "WebhooksAPI",
      ]),
    tests("Sealing", ["Identifiers", "Postgres"]),
    tests("Tokens", ["Identifiers", "Sealing"]),
    tests("Resilience", []),
    tests("Observability", [.log, "Messages"]),
    tests("Outbound", [.http, .nio, .posix, "Calls", "Identifiers", "Messages", "Observability", "Resilience"]),
    tests("Moments", []),
    tests("Wire", [.nio, "FuzzHarness", "Moments"]),
    tests(
      "RPC", [.log, .nio, .posix, .lifecycle, "Calls", "Messages", "Moments", "RPCAPI", "Sealing", "TestAPI", "Wire"]),
    tests("Postgres", ["Identifiers", "PostgresCluster"]),
    tests("Jobs", [.lifecycle, .log, "Calls", "Identifiers", "Observability", "Postgres", "Resilience"]),
    tests(
      "ServiceRuntime",
      [
        .http, .lifecycle, .log, "Calls", "Identifiers", "Jobs", "Messages", "Observability", "Outbound", "Postgres",
        "Resilience", "RPC", "RPCAPI", "Sealing", "Tokens",
      ]),
    tests(
      "Auth",
      [
        "AuthAPI", "BillingAPI", "Calls", "Identifiers", "IntegrationsAPI", "Jobs", "Messages", "Observability",
        "Postgres", "RPCAPI", "Sealing", "ServiceRuntime", "Tokens", "WebhooksAPI",
      ]),
    tests(
      "Billing",
      [
        .lifecycle, "AuthAPI", "BillingAPI", "Calls", "Identifiers", "Jobs", "Messages", "Observability", "Outbound",
        "Postgres", "PostgresCluster", "Resilience", "RPCAPI", "ServiceRuntime", "WebhooksAPI",
      ]),
    tests(
      "Webhooks",
      [
        "AuthAPI", "BillingAPI", "Calls", "Identifiers", "IntegrationsAPI", "Messages", "Observability", "Jobs",
        "Outbound", "Postgres", "PostgresCluster", "RPCAPI", "Sealing", "ServiceRuntime", "WebhooksAPI",
      ]),
    tests(
      "Analysis",
      [
        "AnalysisAPI", "AuthAPI", "Calls", "Identifiers", "Jobs", "Messages", "Observability", "Postgres", "RPCAPI",
        "Sealing", "WebhooksAPI",
      ]),
    tests(
      "Integrations",
      [
        .http, "AuthAPI", "Calls", "Identifiers", "IntegrationsAPI", "Jobs", "Messages", "Observability", "Outbound",
        "Postgres", "RPCAPI", "Sealing", "Simulator", "WebhooksAPI",
      ]),
    tests("Simulator", [.http, .nio, "Webhooks"]),
    tests(
      "CLI",
      [
        .log, "AuthAPI", "BillingAPI", "Calls", "Messages", "Postgres", "PostgresCluster", "RPC", "RPCAPI", "Simulator",
        "Webhooks", "WebhooksAPI",
      ]),
    tests(
      "Edge",
      [
        .http, .lifecycle, .log, .nio, "Calls", "Messages", "Observability", "RPC", "Sealing", "ServiceRuntime",
        "AnalysisAPI",
        "AuthAPI", "BillingAPI", "IntegrationsAPI", "RPCAPI", "WebhooksAPI",
      ]),
    tests(
      "Journey",
      [
        .http, .log, .nio, "AnalysisAPI", "AuthAPI", "BillingAPI", "CLI", "Calls", "Identifiers", "Messages",
        "Postgres", "PostgresCluster", "RPC", "RPCAPI", "Sealing", "Simulator", "Webhooks", "WebhooksAPI",
      ], of: []),
    tests(
      "Tidy",
      ["Analysis", "Auth", "Billing", "Integrations", "Jobs", "Postgres", "Sealing", "ServiceRuntime", "Webhooks"],
      of: []),
  ]
    + main("auth", "Auth") + main("billing", "Billing") + main("integrations", "Integrations")
    + main("analysis", "Analysis") + main("webhooks", "Webhooks") + main("edge", "Edge")
    + main("simulator", "Simulator") + main("cli", "CLI", [.arguments])
)

// For builds of some tests alone, as with a sanitizer: the tests of these targets, and none of others.
if let chosen = Context.environment["SWITCHBOARD_TESTS"]?.split(separator: ",") {
  package.targets.removeAll { target in target.type == .test && !chosen.contains { target.name == "\($0)Tests" } }
}

/// A shared library in `Sources/<name>`; with `migrations`, its numbered SQL is embedded.
func library(
  _ name: String, _ dependencies: [Target.Dependency], path: String? = nil, migrations: Bool = false
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: path ?? "Sources/\(name)",
    resources: migrations ? [.embedInCode("migrations")] : [], swiftSettings: house)
}

/// What the generator made of one proto package.
func api(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  library(
    name, ["Calls", "CMessages", "CProtobufC", "Messages"] + dependencies, path: "Sources/Messages/\(name)")
}

/// A service's library in `services/<folder>/Sources`.
func service(
  _ folder: String, _ name: String, _ dependencies: [Target.Dependency], migrations: Bool = true
) -> Target {
  .target(
    name: name,
    dependencies: [
      .lifecycle, .log, .nio, "Calls", "Identifiers", "Messages", "Observability", "Postgres", "Resilience", "RPC",
      "RPCAPI", "ServiceRuntime",
    ] + dependencies,
    path: "services/\(folder)", exclude: ["Main", "README.md"], sources: ["Sources"],
    resources: migrations ? [.embedInCode("migrations")] : [], swiftSettings: house)
}

/// A service's executable, `switchboard-<folder>`.
func main(_ folder: String, _ library: Target.Dependency, _ more: [Target.Dependency] = []) -> [Target] {
  [
    .executableTarget(
      name: "switchboard-\(folder)", dependencies: [library, "ServiceRuntime"] + more,
      path: "services/\(folder)/Main", swiftSettings: house)
  ]
}

/// The tests of target `name`, in `Tests/<name>`.
func tests(_ name: String, _ dependencies: [Target.Dependency], of subject: [Target.Dependency]? = nil) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: (subject ?? [.byName(name: name)]) + ["TestSupport"] + dependencies,
    path: "Tests/\(name)", swiftSettings: house)
}

/// The language settings of every Swift target.
///
/// The last is for speed as well as sense: an asynchronous function goes on where its caller runs, instead of asking at
/// every call which executor it belongs to.
nonisolated var house: [SwiftSetting] {
  [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}

extension Target.Dependency {
  static var arguments: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
  static var collections: Self { .product(name: "DequeModule", package: "swift-collections") }
  static var configuration: Self { .product(name: "Configuration", package: "swift-configuration") }
  static var http: Self { .product(name: "AsyncHTTPClient", package: "async-http-client") }
  static var hummingbird: Self { .product(name: "Hummingbird", package: "hummingbird") }
  static var lifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
  static var log: Self { .product(name: "Logging", package: "swift-log") }
  static var nio: Self { .product(name: "NIOCore", package: "swift-nio") }
  static var posix: Self { .product(name: "NIOPosix", package: "swift-nio") }
  static var tls: Self { .product(name: "NIOSSL", package: "swift-nio-ssl") }
  static var signals: Self { .product(name: "UnixSignals", package: "swift-service-lifecycle") }
  static var yaml: Self { .product(name: "Yams", package: "Yams") }
}
