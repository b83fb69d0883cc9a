import AuthAPI
import AsyncHTTPClient
import BillingAPI
import CLI
import Calls
import Foundation
import Identifiers
import Logging
import Messages
import NIOCore
import Postgres
import PostgresCluster
import RPC
import Synchronization
import TestSupport
import Webhooks
import WebhooksAPI

/// A whole Switchboard in a folder of its own: real processes, a real Postgres, and clients for every service.
struct JourneySystem: Sendable {
  let system: RunningSystem
  let http: HTTPClient
  let auth: AuthClient
  let billing: BillingClient
  let webhooks: WebhooksClient
  /// Sees every schema, past row security.
  let admin: Database

  static let secret = "key_CANARY_retell_secret_5f1c"

  /// An organization with money, an agent and a source.
  struct Tenant: Sendable {
    var organizationID: String
    var agentID: String
    var webhookURL: String
    var options: CallOptions { .organization(organizationID) }
  }

  /// Starts everything, runs `body`, stops everything and removes the folder; one that was given stays.
  @discardableResult static func with<Result: Sendable>(
    in given: DataFolder? = nil, hasSimulator: Bool = false,
    _ body: @escaping @Sendable (JourneySystem) async throws -> Result
  ) async throws -> Result {
    let folder = given ?? newFolder()
    defer { if given == nil { try? FileManager.default.removeItem(atPath: folder.path) } }
    let configuration = RunningSystem.Configuration(
      folder: folder, ports: try PortPlan.free(), executables: Executables(folder: Self.executables),
      hasSimulator: hasSimulator)
    return try await RunningSystem.withRunning(configuration) { system in
      let credentials = try Certificates(folder).credentials()
      func caller(_ service: ServiceName) throws -> RPCClient {
        var configuration = RPCClientConfiguration(
          addresses: ["127.0.0.1:\(system.ports.rpc(of: service))"], service: "operator", token: "",
          instance: "journey")
        configuration.tls = credentials
        configuration.serverName = service.rawValue
        return RPCClient(
          configuration: configuration,
          logger: Logger(label: "journey", factory: { _ in SwiftLogNoOpLogHandler() }))
      }
      let callers = try [caller(.auth), caller(.billing), caller(.webhooks)]
      let grants = OperatorGrants(auth: callers[0])
      let granted = callers.map { GrantedCaller($0, grants) }
      var adminConfiguration = system.cluster.connection
      adminConfiguration.database = "switchboard"
      let admin = Database(
        configuration: adminConfiguration, logger: Logger(label: "journey", factory: { _ in SwiftLogNoOpLogHandler() }))
      let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: httpConfiguration)
      let result = try await withThrowingTaskGroup(of: Void.self) { group in
        for caller in callers { group.addTask { try? await caller.run() } }
        group.addTask { await admin.run() }
        do {
          let result = try await body(
            JourneySystem(
              system: system, http: http, auth: AuthClient(granted[0]), billing: BillingClient(granted[1]),
              webhooks: WebhooksClient(granted[2]), admin: admin))
          group.cancelAll()
          return result
        } catch {
          for name in ["edge", "webhooks", "billing", "integrations", "analysis", "auth"] {
            let log = (try? String(contentsOfFile: folder.logFile(of: name), encoding: .utf8)) ?? ""
            print("--- last lines of \(name) ---\n\(log.split(separator: "\n").suffix(15).joined(separator: "\n"))")
          }
          group.cancelAll()
          try? await http.shutdown()
          throw error
        }
      }
      try await http.shutdown()
      return result
    }
  }

  /// A place for a folder of a test's own.
  static func newFolder() -> DataFolder {
    DataFolder(
      FileManager.default.temporaryDirectory.appending(path: "swb-journey-\(UUID().uuidString.prefix(8))").path)
  }

  /// Where the tenant's source is now: ports change with every start.
  func url(of tenant: Tenant) -> String {
    "http://127.0.0.1:\(system.ports.edgeHTTP)/webhooks/retell/\(tenant.webhookURL.split(separator: "/").last ?? "")"
  }

  /// Runs a command of the command line; answers its exit code and everything that it wrote.
  static func command(_ arguments: [String]) async -> (code: Int32, text: String) {
    let lines = Mutex<[String]>([])
    let console = Console(
      result: { line in lines.withLock { $0.append(line) } }, note: { line in lines.withLock { $0.append(line) } })
    let code = await Console.$current.withValue(console) { await SwitchboardCLI.run(arguments) }
    return (code, lines.withLock { $0.joined(separator: "\n") })
  }

  /// Where SwiftPM puts executables: beside the bundle of tests that is running.
  private static var executables: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  /// Connections that the client has to the edge.
  static let mostConnections = 64

  private static var httpConfiguration: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration()
    configuration.timeout = .init(connect: .seconds(2), read: .seconds(10))
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = mostConnections
    // A provider asks again when it likes. The pool of its own accord waits up to a minute after some failed attempts of
    // all its connections together, and would so prove nothing but its own patience.
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  func makeTenant(
    name: String = "Northwind Dental", credit: Int64 = 25_000_000, email: String = "canary.owner@example.test",
    password: String = ""
  ) async throws -> Tenant {
    let organization = try await auth.createOrganization(
      CreateOrganizationRequest(
        name: name, ownerEmail: Sensitive(email), ownerPassword: Sensitive(password),
        idempotencyKey: UUID().uuidString))
    let id = try required(organization.organization?.id)
    let options = CallOptions.organization(id)
    let agent = try await auth.createAgent(
      CreateAgentRequest(
        name: "Front Desk", provider: "retell", providerAgentID: "agent_5c1e0d7b2f4a49c8a1b3d6e7f8",
        idempotencyKey: UUID().uuidString), options: options)
    let source = try await webhooks.createSource(
      CreateSourceRequest(
        provider: "retell", secret: Sensitive(Self.secret), idempotencyKey: UUID().uuidString), options: options)
    if credit > 0 {
      _ = try await billing.grantPromo(
        GrantPromoRequest(
          amount: .init(micros: credit, currency: "USD"), reason: "test", idempotencyKey: UUID().uuidString),
        options: options)
    }
    return Tenant(
      organizationID: id, agentID: try required(agent.agent?.id),
      webhookURL: "http://127.0.0.1:\(system.ports.edgeHTTP)/webhooks/retell/\(source.token.reveal())")
  }

  struct Answer: Sendable {
    var status: UInt
    var body: String
    var headers: [String: String]
  }

  /// Sends one delivery, signed now unless told otherwise.
  func deliver(
    _ body: [UInt8], to url: String, method: String = "POST", signature: String?? = .none,
    contentType: String? = "application/json"
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = .init(rawValue: method)
    if let contentType { request.headers.add(name: "content-type", value: contentType) }
    let signed = RetellSignature.sign(
      body: body, secret: Array(Self.secret.utf8), nowMilliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    if let value = signature ?? signed { request.headers.add(name: "x-retell-signature", value: value) }
    if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
    let response = try await http.execute(request, timeout: .seconds(15))
    let answer = try await response.body.collect(upTo: 1 << 20)
    return Answer(
      status: response.status.code, body: String(buffer: answer),
      headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 }))
  }

  /// Calls `service` with the certificate of `caller`, as whoever took that one over would.
  func withCaller<Result: Sendable>(
    _ caller: String, of service: ServiceName, _ body: @Sendable (any Caller) async throws -> Result
  ) async throws -> Result {
    var configuration = RPCClientConfiguration(
      addresses: ["127.0.0.1:\(system.ports.rpc(of: service))"], service: caller, token: "", instance: "journey")
    configuration.tls = try Certificates(system.folder).credentials(of: caller)
    configuration.serverName = service.rawValue
    return try await RPCClient.withClient(
      configuration, logger: Logger(label: "journey", factory: { _ in SwiftLogNoOpLogHandler() }), body)
  }

  /// A number seen from outside row security.
  func number(_ statement: Statement) async throws -> Int64 {
    try await admin.withTransaction(.system) { try await $0.first(statement)?.get("number") ?? 0 }
  }

  /// Waits until no inbox row is without its fold and nothing is on its way to billing.
  func settle(within limit: Duration = .seconds(60)) async throws {
    try await eventually(within: limit) {
      (try? await number(
        """
        select (select count(*) from webhooks.jobs) + (select count(*) from webhooks.outbox where receiver = 'billing')
          as number
        """)) == 0
    }
  }
}

struct Missing: Error {}

func required<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}

func fixture(_ name: String) throws -> [UInt8] { try Fixtures.bytes("providers/fixtures/retell/\(name).json") }

/// One of Retell's events about a call of 60 s, which costs 700,000 micro-dollars. Calls with one number are one call.
func retellEvent(_ name: String, call number: Int) -> [UInt8] {
  let start = 1_795_014_245_000 + number
  return Array(
    """
    {"event":"\(name)","call":{"call_id":"call_\(number)","agent_id":"agent_5c1e0d7b2f4a49c8a1b3d6e7f8",\
    "agent_version":1,"call_type":"phone_call","call_status":"ended","start_timestamp":\(start),\
    "end_timestamp":\(start + 60_000),"duration_ms":60000,"disconnection_reason":"user_hangup"}}
    """.utf8)
}
