import Calls
import Logging
import RPCAPI
import Synchronization

@testable import RPC

/// Every call that a server ended.
final class CallLog: RPCObserver {
  struct Entry: Sendable, Hashable {
    var method: String
    var caller: String
    var code: StatusCode
  }

  private let log = Mutex<[Entry]>([])

  var entries: [Entry] { log.withLock { $0 } }

  func meter(method: String, peer: String) -> any CallMeter {
    Meter(log: self, method: method.split(separator: "/").last.map(String.init) ?? method, caller: peer)
  }

  private final class Meter: CallMeter {
    let log: CallLog
    let method: String
    let caller: String

    init(log: CallLog, method: String, caller: String) {
      self.log = log
      self.method = method
      self.caller = caller
    }

    func began() {}

    func ended(_ code: StatusCode, after duration: Duration) {
      log.log.withLock { $0.append(Entry(method: method, caller: caller, code: code)) }
    }

    func moved(received: Int, sent: Int) {}
  }
}

/// A running server of one test.
struct Bench: Sendable {
  static let token = "a token for tests"

  let server: RPCServer
  let service: TestService
  let health: HealthState
  let log: CallLog
  let port: Int

  var address: String { "127.0.0.1:\(port)" }

  /// What the callers `tester` and `friend` need to reach the server.
  func configuration(service: String = "tester", token: String = Bench.token) -> RPCClientConfiguration {
    RPCClientConfiguration(addresses: [address], service: service, token: token, instance: "test")
  }

  /// Runs `body` with a client of this server.
  func withClient<Result: Sendable>(
    service: String = "tester", token: String = Bench.token,
    _ adjust: (inout RPCClientConfiguration) -> Void = { _ in },
    _ body: @Sendable (RPCClient) async throws -> Result
  ) async throws -> Result {
    var configuration = configuration(service: service, token: token)
    adjust(&configuration)
    return try await RPCClient.withClient(configuration, logger: .silent, body)
  }

  /// A server that is not running yet.
  static func make(
    port: Int = 0, service: TestService = TestService(), _ adjust: (inout RPCServerConfiguration) -> Void = { _ in }
  ) -> (server: RPCServer, health: HealthState, log: CallLog) {
    var configuration = RPCServerConfiguration(
      port: port, serviceName: "test", instance: "one", credentials: ["tester": token, "friend": token, "empty": ""])
    adjust(&configuration)
    let health = HealthState(service: "test")
    let log = CallLog()
    let server = RPCServer(
      configuration: configuration, services: [service], health: health, observer: log, logger: .silent)
    return (server, health, log)
  }
}

/// Runs `body` beside a server that ends with it.
func withServer<Result: Sendable>(
  port: Int = 0, service: TestService = TestService(), _ adjust: (inout RPCServerConfiguration) -> Void = { _ in },
  _ body: @Sendable (Bench) async throws -> Result
) async throws -> Result {
  let (server, health, log) = Bench.make(port: port, service: service, adjust)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await server.run() }
    let bench = Bench(server: server, service: service, health: health, log: log, port: try await server.boundPort())
    let result = try await body(bench)
    group.cancelAll()
    return result
  }
}

extension Logger {
  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension RPCClient {
  func call(
    _ method: TestService.Call, _ type: String = "", value: [UInt8] = [], timeout: Duration? = nil,
    failFast: Bool = false
  ) async throws(RPCError) -> Detail {
    try await call(
      method, Detail(type: type, value: value), options: CallOptions(timeout: timeout, failFast: failFast))
  }

  /// The error of a call that must fail.
  func failure(
    of method: TestService.Call, _ type: String = "", value: [UInt8] = [], timeout: Duration? = nil,
    failFast: Bool = false
  ) async -> RPCError? {
    do throws(RPCError) {
      _ = try await call(method, type, value: value, timeout: timeout, failFast: failFast)
      return nil
    } catch {
      return error
    }
  }
}

/// Counts from many tasks.
final class Counter: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .relaxed) }

  func add() {
    count.add(1, ordering: .relaxed)
  }
}
