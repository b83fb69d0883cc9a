import Foundation
import Testing

@testable import ServiceRuntime

@Suite struct SettingsReaderTests {
  private static let own: [SettingDescription] = [
    .integer("edge.http.port", unit: "port", default: 7000, range: 0...65_535, "Port."),
    .integer("edge.http.request-timeout", unit: "ms", default: 10_000, range: 50...120_000, "Time."),
    .url("edge.public-url", default: "http://127.0.0.1:7000", "Base."),
    .boolean("edge.strict", default: false, "Flag."),
    .list("edge.origins", "Origins."),
    .string("edge.mode", default: "a", choices: ["a", "b"], "Mode."),
    .secret("edge.key", "Key."),
  ]

  private func read(
    _ file: String? = nil, type: String = "yaml", environment: [String: String] = [:]
  ) async throws -> Settings {
    let reader = SettingsReader(service: "edge", own: Self.own)
    guard let file else { return try await reader.read(file: nil, environment: environment) }
    let url = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).\(type)")
    try file.write(to: url, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await reader.read(file: url.path, environment: environment)
  }

  private func refusal(
    _ file: String? = nil, type: String = "yaml", environment: [String: String] = [:]
  ) async throws -> String {
    let error = await #expect(throws: SettingsError.self) {
      _ = try await read(file, type: type, environment: environment)
    }
    let text = try #require(error).description
    #expect(!text.contains("\n"))
    return text
  }

  @Test("without file and variables every setting has its default")
  func defaults() async throws {
    let settings = try await read(environment: ["PATH": "/bin", "HOME": "/root"])
    #expect(settings.integer("edge.http.port") == 7000)
    #expect(settings.duration("edge.http.request-timeout") == .seconds(10))
    #expect(settings.integer("edge.rpc.port") == 7016)
    #expect(settings.integer("edge.admin.port") == 7036)
    #expect(settings.string("postgres.user") == "edge")
    #expect(settings.list("edge.origins").isEmpty)
    #expect(settings.secret("edge.key") == nil)
  }

  @Test("YAML and JSON say the same", arguments: ["yaml", "json"])
  func file(type: String) async throws {
    let yaml = """
      edge:
        http: {port: 8080, request-timeout: 250}
        public-url: https://hooks.example.com/
        strict: true
        origins: [a, b]
      services:
        webhooks:
          rpc: ["127.0.0.1:1", "127.0.0.1:2"]
          token: s3cret
      """
    let json = """
      {"edge": {"http": {"port": 8080, "request-timeout": 250}, "public-url": "https://hooks.example.com/",
        "strict": true, "origins": ["a", "b"]},
       "services.webhooks.rpc": ["127.0.0.1:1", "127.0.0.1:2"], "services": {"webhooks": {"token": "s3cret"}}}
      """
    let settings = try await read(type == "yaml" ? yaml : json, type: type)
    #expect(settings.integer("edge.http.port") == 8080)
    #expect(settings.duration("edge.http.request-timeout") == .milliseconds(250))
    #expect(settings.string("edge.public-url") == "https://hooks.example.com")
    #expect(settings.boolean("edge.strict"))
    #expect(settings.list("edge.origins") == ["a", "b"])
    #expect(settings.list("services.webhooks.rpc") == ["127.0.0.1:1", "127.0.0.1:2"])
    #expect(settings.secret("services.webhooks.token")?.reveal() == "s3cret")
  }

  @Test("a variable wins over the file, and the file over the default")
  func precedence() async throws {
    let settings = try await read(
      "edge.http.port: 1\nedge.mode: b", environment: ["SWITCHBOARD_EDGE_HTTP_PORT": "2"])
    #expect(settings.integer("edge.http.port") == 2)
    #expect(settings.string("edge.mode") == "b")
    #expect(settings.string("edge.public-url") == "http://127.0.0.1:7000")
  }

  @Test("every type can be given as a variable")
  func variables() async throws {
    let settings = try await read(environment: [
      "SWITCHBOARD_EDGE_PUBLIC_URL": "https://x.example", "SWITCHBOARD_EDGE_STRICT": "true",
      "SWITCHBOARD_EDGE_ORIGINS": "a, b", "SWITCHBOARD_SERVICES_WEBHOOKS_RPC": "h:1",
      "SWITCHBOARD_EDGE_RPC_CREDENTIALS_OPERATOR": "t", "SWITCHBOARD_EDGE_RPC_CREDENTIALS_BILLING": "u",
    ])
    #expect(settings.string("edge.public-url") == "https://x.example")
    #expect(settings.boolean("edge.strict"))
    #expect(settings.list("edge.origins") == ["a", "b"])
    #expect(settings.list("services.webhooks.rpc") == ["h:1"])
    #expect(settings.names(under: "edge.rpc.credentials.<caller>") == ["billing", "operator"])
    #expect(settings.secret("edge.rpc.credentials.operator")?.reveal() == "t")
  }

  @Test(
    "an unknown key in a file is refused by name",
    arguments: [
      ("edge.htttp.port: 1", "edge.htttp.port"), ("nonsense: 1", "nonsense"),
      ("edge: {http: {prot: 1}}", "edge.http.prot"),
      ("services.webhooks.prc: [a]", "services.webhooks.prc"), ("services.a.b.rpc: [a]", "services.a.b.rpc"),
    ])
  func unknownKey(file: String, key: String) async throws {
    let text = try await refusal(file)
    #expect(text.hasPrefix("\(key) in "))
    #expect(text.hasSuffix("no such setting."))
  }

  @Test(
    "an unknown variable is refused by name",
    arguments: ["SWITCHBOARD_EDGE_HTTP_PROT", "SWITCHBOARD_X", "SWITCHBOARD_", "SWITCHBOARD_SERVICES__RPC"])
  func unknownVariable(name: String) async throws {
    #expect(try await refusal(environment: [name: "1"]) == "\(name): no such setting.")
  }

  @Test("keys and variables of other services are theirs to check")
  func foreign() async throws {
    let settings = try await read(
      "billing.rpc.port: nonsense\nwebhooks: {anything: 1}", environment: ["SWITCHBOARD_BILLING_X": "1"])
    #expect(settings.integer("edge.http.port") == 7000)
  }

  @Test(
    "a wrong value in a file is refused with what is right",
    arguments: [
      ("edge.http.port: abc", "a whole number from 0 to 65535"),
      ("edge.http.port: 65536", "a whole number from 0 to 65535"),
      ("edge.http.port: -1", "a whole number from 0 to 65535"),
      ("edge.http.port: 1.5", "a whole number from 0 to 65535"),
      ("edge.http.request-timeout: 49", "a whole number from 50 to 120000"), ("edge.strict: maybe", "true or false"),
      ("edge.mode: c", "one of a, b"), ("edge.public-url: ftp://x", "an http or https URL without query"),
      ("edge.public-url: http://x/?a=b", "an http or https URL without query"),
      ("edge.mode: \"\"", "one of a, b"), ("edge.key: \"\"", "a text of 1 to 4096 characters"),
    ])
  func wrongValue(file: String, expectation: String) async throws {
    #expect(try await refusal(file).hasSuffix(": it must be \(expectation)."))
  }

  @Test("a wrong value of a variable names both and not the value")
  func wrongVariable() async throws {
    let text = try await refusal(environment: ["SWITCHBOARD_EDGE_HTTP_PORT": "canary"])
    #expect(text == "edge.http.port (SWITCHBOARD_EDGE_HTTP_PORT): it must be a whole number from 0 to 65535.")
  }

  @Test("a wrong type in JSON is refused")
  func wrongType() async throws {
    #expect(try await refusal(#"{"edge.http.port": "80"}"#, type: "json").hasSuffix("a whole number from 0 to 65535."))
    #expect(try await refusal(#"{"edge.mode": 3}"#, type: "json").hasSuffix("one of a, b."))
  }

  @Test("a missing required setting is refused")
  func required() async throws {
    let reader = SettingsReader(
      service: "billing", own: [.secret("billing.sealing.keys", isRequired: true, "Master keys.")])
    let error = await #expect(throws: SettingsError.self) { _ = try await reader.read(file: nil, environment: [:]) }
    #expect(
      error?.description
        == "billing.sealing.keys (SWITCHBOARD_BILLING_SEALING_KEYS): it must be set to a text of 1 to 4096 characters.")
  }

  @Test(
    "a file that is missing, too large or not what it should be is refused without showing any of it",
    arguments: [("canary: [", "yaml"), ("canary", "json"), ("[\"canary\"]", "json"), ("{\"canary\": }", "json")])
  func badFile(contents: String, type: String) async throws {
    let text = try await refusal(contents, type: type)
    #expect(!text.contains("canary"))
    #expect(text.contains("is not valid"))
  }

  @Test("a missing file and one over a mebibyte are refused")
  func missingFile() async throws {
    let reader = SettingsReader(service: "edge", own: [])
    let error = await #expect(throws: SettingsError.self) {
      _ = try await reader.read(file: "/nowhere/x.yaml", environment: [:])
    }
    #expect(error?.description == "/nowhere/x.yaml: the file is not there or cannot be read.")
    #expect(
      try await refusal("edge.mode: " + String(repeating: "a", count: 1024 * 1024)).hasSuffix(
        "larger than 1048576 bytes."))
  }

  @Test("secrets print as ***")
  func secrets() async throws {
    let settings = try await read(environment: [
      "SWITCHBOARD_EDGE_KEY": "canary-1", "SWITCHBOARD_POSTGRES_PASSWORD": "canary-2",
      "SWITCHBOARD_SERVICES_WEBHOOKS_TOKEN": "canary-3", "SWITCHBOARD_EDGE_RPC_CREDENTIALS_OPERATOR": "canary-4",
    ])
    let text = "\(settings)"
    #expect(!text.contains("canary"))
    for key in ["edge.key", "postgres.password", "services.webhooks.token", "edge.rpc.credentials.operator"] {
      #expect(text.contains("\(key) = ***"))
    }
    #expect(text.contains("edge.http.port = 7000"))
    #expect(!"\(String(describing: settings.secret("edge.key")))".contains("canary"))
  }
}
