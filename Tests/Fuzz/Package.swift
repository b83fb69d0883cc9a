// swift-tools-version: 6.2
// The fuzzers, a package of their own: programs that need libFuzzer would break the ordinary build.
// "./switchboard fuzz" builds it with the coverage that libFuzzer needs.
import PackageDescription

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "switchboard", path: "../..")],
  targets: ["Frames", "Calls", "Messages"].map { name in
    .executableTarget(
      name: "fuzz-\(name.lowercased())",
      dependencies: ["FuzzDriver", .product(name: "FuzzHarness", package: "switchboard")],
      path: "Targets/\(name)", swiftSettings: [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
  } + [.target(name: "FuzzDriver", path: "Targets/Driver")]
)
