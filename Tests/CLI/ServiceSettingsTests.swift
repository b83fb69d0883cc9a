import Foundation
import Simulator
import Testing

@testable import CLI

@Suite struct ServiceSettingsTests {
  private func withFile(
    of service: ServiceName, extra: JSONValue = [:], _ body: (JSONValue, Secrets) throws -> Void
  ) async throws {
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let settings = ServiceSettings(
        place: .oneMachine(try #require(PortPlan(base: 7000))),
        postgres: .init(host: "/tmp/socket", port: 5432, database: "switchboard"), secrets: Secrets(folder),
        certificates: Certificates(folder), extra: extra)
      try body(try settings.file(of: service), Secrets(folder))
    }
  }

  @Test("each service proves itself with a certificate of its own, and no secret is shared")
  func certificates() async throws {
    try await withFile(of: .webhooks) { file, secrets in
      let tls = file["webhooks"]?["rpc"]?["tls"]
      #expect(tls?["certificate"]?.text == secrets.folder.certificates + "/webhooks.pem")
      #expect(tls?["key"]?.text == secrets.folder.certificates + "/webhooks.pem")
      #expect(tls?["authorities"]?.text == secrets.folder.certificates + "/authority.pem")
      #expect(file["webhooks"]?["rpc"]?["credentials"] == nil)
      #expect(file["services"]?["billing"]?["token"] == nil)
      #expect(file["services"]?["billing"]?["rpc"] == ["127.0.0.1:7013"])
    }
  }

  @Test("the edge gets no database and no sealing keys")
  func edgeHasNothingToKeep() async throws {
    try await withFile(of: .edge) { file, _ in
      #expect(file["postgres"] == nil)
      #expect(file["edge"]?["sealing"] == nil)
      #expect(file["edge"]?["http"]?["port"] == 7000)
      #expect(file["edge"]?["public-url"] == "http://127.0.0.1:7000")
    }
  }

  @Test("each service logs in to Postgres as itself", arguments: [ServiceName.auth, .billing, .webhooks])
  func ownRole(service: ServiceName) async throws {
    try await withFile(of: service) { file, _ in
      #expect(file["postgres"]?["user"]?.text == service.rawValue)
      #expect(file["postgres"]?["host"] == "/tmp/socket")
    }
  }

  @Test("settings of the operator's file win, and a service's own go to that service alone")
  func extraSettings() async throws {
    let extra: JSONValue = ["log": ["level": "debug"], "edge": ["public-url": "https://hooks.example.com"]]
    try await withFile(of: .edge, extra: extra) { file, _ in
      #expect(file["log"]?["level"] == "debug")
      #expect(file["edge"]?["public-url"] == "https://hooks.example.com")
      #expect(file["edge"]?["http"]?["port"] == 7000)
    }
    try await withFile(of: .auth, extra: extra) { file, _ in
      #expect(file["log"]?["level"] == "debug")
      #expect(file["edge"] == nil)
    }
  }

  @Test(
    "a settings file is YAML or JSON, with nested or dotted keys",
    arguments: ["edge:\n  http:\n    port: 8080\n", "edge.http.port: 8080\n", #"{"edge":{"http":{"port":8080}}}"#])
  func readsFile(content: String) async throws {
    try await withTemporaryFolder { folder in
      try PrivateFile.write(content, to: folder + "/settings")
      #expect(try SettingsFile.read(folder + "/settings")["edge"]?["http"]?["port"] == 8080)
    }
  }

  @Test("a settings file of another form is refused", arguments: ["- a\n- b\n", "a: [", "42"])
  func refusesFile(content: String) async throws {
    try await withTemporaryFolder { folder in
      try PrivateFile.write(content, to: folder + "/settings")
      #expect(throws: CLIError.self) { try SettingsFile.read(folder + "/settings") }
    }
  }

  @Test(
    "what up decides itself is refused from elsewhere, in either spelling",
    arguments: [
      "edge.http.port", "postgres.password", "billing.admin.port", "services.billing.token",
      "webhooks.rpc.credentials.edge", "billing.rpc.tls.key",
    ])
  func fixed(key: String) throws {
    var settings = JSONValue.object([])
    try settings.set(key, to: "1")
    let inFile = #expect(throws: CLIError.self) { try FixedSettings.check(settings: settings, environment: [:]) }
    #expect(inFile?.description.hasPrefix(key) == true)
    let name = "SWITCHBOARD_" + key.uppercased().replacing(".", with: "_")
    let inEnvironment = #expect(throws: CLIError.self) {
      try FixedSettings.check(settings: [:], environment: [name: "1"])
    }
    #expect(inEnvironment?.description.hasPrefix(name) == true)
  }

  @Test("other settings pass, and printed URLs follow the public one from the environment too")
  func free() async throws {
    let settings: JSONValue = [
      "log": ["level": "debug"], "postgres": ["pool": ["rpc": 3]], "edge": ["http": ["host": "::"]],
    ]
    try FixedSettings.check(settings: settings, environment: ["SWITCHBOARD_LOG_LEVEL": "debug", "PATH": "/bin"])
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      let made = ServiceSettings(
        place: .oneMachine(try #require(PortPlan(base: 7000))),
        postgres: .init(host: "/run", port: 5432, database: "d"),
        secrets: Secrets(folder), certificates: Certificates(folder))
      #expect(try made.publicURL(environment: [:]) == "http://127.0.0.1:7000")
      #expect(
        try made.publicURL(environment: ["SWITCHBOARD_EDGE_PUBLIC_URL": "https://hooks.example.com/"])
          == "https://hooks.example.com")
    }
  }
}
