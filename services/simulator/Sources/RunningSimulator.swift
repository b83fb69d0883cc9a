internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// A whole simulator inside the test's own process, on a free port.
///
///     try await RunningSimulator.with { simulator in
///       let client = Client(baseURL: simulator.url("stripe"))
///       …
///       let intents = try simulator.items("stripe/payment_intents")
///     }
public struct RunningSimulator: Sendable {
  public let port: Int
  private let directory: ProviderDirectory

  /// Why a control route was refused.
  public struct ControlError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// Scheme, host and port.
  public var origin: String { "http://127.0.0.1:\(port)" }

  /// What `providers.<provider>.base-url` is set to.
  public func url(_ provider: String) -> String { "\(origin)/\(provider)" }

  /// Starts a simulator, gives it to `body` and stops it. `seed` decides ids and chances.
  public static func with<Result: Sendable>(
    seed: UInt64 = 1, _ body: sending (RunningSimulator) async throws -> Result
  ) async throws -> Result {
    let queue = WebhookQueue()
    let directory = ProviderDirectory(seed: seed, queue: queue, now: Simulator.wallClock)
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let services = Simulator.services(directory: directory, queue: queue, port: 0) { continuation.yield($0) }
    let group = ServiceGroup(configuration: .init(services: services, logger: Simulator.logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        defer { continuation.finish() }
        do { try await group.run() } catch is CancellationError {}
      }
      var iterator = ports.makeAsyncIterator()
      guard let port = await iterator.next() else {
        try await tasks.waitForAll()
        throw ControlError(description: "The simulator did not start.")
      }
      // Nobody waits for a simulator, least of all one that hangs on purpose: it is cancelled, not drained.
      defer { tasks.cancelAll() }
      return try await body(RunningSimulator(port: port, directory: directory))
    }
  }

  /// What `GET /simulator/<path>` answers. Throws `ControlError` for anything but a 2xx.
  public func inspect(_ path: String) throws -> JSONValue { try control("GET", path, nil) }

  /// The objects that `GET /simulator/<path>` lists.
  public func items(_ path: String) throws -> [JSONValue] { try inspect(path)["items"]?.elements ?? [] }

  /// What `POST /simulator/<path>` answers to `body`. Throws `ControlError` for anything but a 2xx.
  @discardableResult
  public func control(_ path: String, _ body: JSONValue = [:]) throws -> JSONValue { try control("POST", path, body) }

  /// How often an operation, such as `POST /v1/payment_intents`, was asked for.
  public func requestCount(_ provider: String, _ operation: String) throws -> Int {
    Int(try inspect("\(provider)/requests")["by_operation"]?[operation]?.integer ?? 0)
  }

  private func control(_ method: String, _ target: String, _ body: JSONValue?) throws -> JSONValue {
    let parts = target.split(separator: "?", maxSplits: 1)
    let response = directory.control(
      ProviderRequest(
        method: method, path: parts[0].split(separator: "/").map { $0.removingPercentEncoding ?? String($0) },
        query: FormFields(text: parts.count > 1 ? String(parts[1]) : ""),
        body: body.map { Array($0.json().utf8) } ?? [], origin: origin, time: 0))
    guard (200..<300).contains(response.status) else {
      throw ControlError(description: "\(response.status) \(String(decoding: response.body, as: UTF8.self))")
    }
    return response.body.isEmpty ? .null : try JSONValue(parsing: Data(response.body))
  }
}
