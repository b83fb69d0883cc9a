import Foundation
import Testing

/// Arrows point one way: services → shared libraries → C modules.
@Suite struct ImportArrowTests {
  /// Which files may import a C module.
  private static let owners: [(module: String, folders: [String])] = [
    ("CLibPQ", ["Sources/Postgres/"]),
    ("COpenSSL", ["Sources/Sealing/"]),
    ("CSimdJSON", ["services/webhooks/Sources/Deliveries/"]),
    ("CArena", ["Sources/Messages/", "Tests/Messages/"]),
    ("CProtobufC", ["Sources/Messages/", "Sources/CArena/", "Tests/Messages/"]),
    ("CMessages", ["Sources/Messages/", "Tests/Messages/"]),
  ]
  private static let services = [
    "Analysis", "Auth", "Billing", "Integrations", "Webhooks", "Edge", "Simulator", "CLI",
  ]

  @Test("C libraries are imported only by the module that wraps them", arguments: owners)
  func cModules(module: String, folders: [String]) throws {
    for path in swiftFiles() where try imports(of: path).contains(module) {
      #expect(folders.contains { path.hasPrefix($0) }, "\(path) imports \(module)")
    }
  }

  @Test("no service imports another; only the command line knows them, to migrate and start them")
  func servicesApart() throws {
    for path in Repository.files(in: ["services"], suffixes: [".swift"]) where !path.hasPrefix("services/cli/") {
      let own = path.split(separator: "/")[1].lowercased()
      for service in try imports(of: path).intersection(Self.services) where service.lowercased() != own {
        Issue.record("\(path) imports \(service)")
      }
    }
  }

  @Test("shared libraries import no service")
  func librariesBelow() throws {
    for path in Repository.files(in: ["Sources"], suffixes: [".swift"]) {
      #expect(try imports(of: path).isDisjoint(with: Self.services), "\(path)")
    }
  }

  @Test("only Outbound calls HTTP servers, and the command line and the simulator, which stand outside")
  func oneHTTPClient() throws {
    let allowed = ["Sources/Outbound/Transport/", "services/cli/", "services/simulator/", "Tests/"]
    let clients = ["AsyncHTTPClient", "FoundationNetworking", "NIOHTTP1", "HummingbirdClient"]
    for path in swiftFiles() where try !imports(of: path).isDisjoint(with: clients) {
      #expect(allowed.contains { path.hasPrefix($0) }, "\(path)")
    }
  }

  @Test("the frame layer does no I/O")
  func wireIsPure() throws {
    for path in Repository.files(in: ["Sources/Wire"], suffixes: [".swift"]) {
      #expect(try imports(of: path).isDisjoint(with: ["NIOPosix", "Foundation", "Logging"]), "\(path)")
    }
  }

  private func swiftFiles() -> [String] {
    Repository.files(in: ["Sources", "services", "Tests"], suffixes: [".swift"])
  }

  private func imports(of path: String) throws -> Set<String> {
    Set(
      try Repository.text(path).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1 else { return nil }
        return words[index + 1].split(separator: ".").first.map(String.init)
      })
  }
}
