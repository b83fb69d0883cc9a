import Calls
import Synchronization
import TestAPI
import TestSupport
import Testing

@testable import RPC

/// A server of every kind of method that a test starts and stops.
struct Replica: Sendable {
  let server: RPCServer
  let echo: EchoServer
  let port: Int

  /// Runs `body` beside a server; it is drained when `body` ends.
  static func with<Result: Sendable>(
    port: Int = 0, instance: String = "one", network: InProcessNetwork? = nil, service: EchoServer = EchoServer(),
    _ body: @Sendable (Replica) async throws -> Result
  ) async throws -> Result {
    var configuration = RPCServerConfiguration(
      port: port, serviceName: "echo", instance: instance, credentials: ["tester": Bench.token])
    configuration.network = network
    configuration.drainGrace = .seconds(20)
    let server = RPCServer(
      configuration: configuration, services: [service], health: HealthState(service: "echo"), logger: .silent)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let replica = Replica(server: server, echo: service, port: try await server.boundPort())
      let result = try await body(replica)
      server.drain()
      try await group.waitForAll()
      return result
    }
  }
}

/// The errors that many tasks have seen.
final class Failures: Sendable {
  private let state = Mutex<[String]>([])
  var all: [String] { state.withLock { $0 } }
  func add(_ error: any Error) { state.withLock { $0.append("\(error)") } }
}

/// Names whose servers a test changes.
final class ScriptedResolver: AddressResolver {
  private let state: Mutex<[String]>

  init(_ servers: [String]) {
    state = Mutex(servers)
  }

  func change(to servers: [String]) { state.withLock { $0 = servers } }

  func resolve(_ address: String) async throws -> [String] { state.withLock { $0 } }
}

@Suite struct ClientTests {
  private static let patient = CallOptions(timeout: .seconds(60))

  private static func configuration(_ addresses: [String]) -> RPCClientConfiguration {
    RPCClientConfiguration(addresses: addresses, service: "tester", token: Bench.token)
  }

  @Test("a name is looked up in the system, a number is not, and what is neither is refused")
  func resolving() async throws {
    let resolver = SystemResolver()
    #expect(try await resolver.resolve("127.0.0.1:80") == ["127.0.0.1:80"])
    #expect(try await resolver.resolve("[::1]:80") == ["[::1]:80"])
    let local = try await resolver.resolve("localhost:81")
    #expect(!local.isEmpty && local.allSatisfy { $0 == "127.0.0.1:81" || $0 == "[::1]:81" })
    for wrong in ["localhost", "localhost:0", "localhost:99999", ":80", "no.such.name.invalid:80"] {
      await #expect(throws: (any Error).self) { try await resolver.resolve(wrong) }
    }
  }

  @Test("when a name stands for another server, calls move there and the old connection is drained")
  func reresolution() async throws {
    try await Replica.with { old in
      try await Replica.with(instance: "two") { new in
        let resolver = ScriptedResolver(["127.0.0.1:\(old.port)"])
        let client = RPCClient(
          configuration: Self.configuration(["echo.test:1"]), resolver: resolver, logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await client.run() }
          let echo = EchoClient(client)
          _ = try await echo.echo(EchoRequest(), options: Self.patient)
          #expect(old.echo.counts.calls == 1)
          resolver.change(to: ["127.0.0.1:\(new.port)"])
          try await eventually(within: .seconds(30), "calls reach the new server") {
            _ = try await echo.echo(EchoRequest(), options: Self.patient)
            return new.echo.counts.calls > 0
          }
          let before = old.echo.counts.calls
          for _ in 0..<20 { _ = try await echo.echo(EchoRequest(), options: Self.patient) }
          #expect(old.echo.counts.calls == before)
          client.gate.drain()
          try await group.waitForAll()
        }
      }
    }
  }

  @Test("a read that its first server does not answer in time is asked of another, and the first is cancelled")
  func hedging() async throws {
    let slow = EchoServer(isStuck: true)
    try await Replica.with(service: slow) { stuck in
      try await Replica.with(instance: "two") { quick in
        var configuration = Self.configuration(["127.0.0.1:\(stuck.port)", "127.0.0.1:\(quick.port)"])
        configuration.hedgeAfter = .milliseconds(20)
        try await RPCClient.withClient(configuration, logger: .silent) { client in
          let echo = EchoClient(client)
          // Both servers have to be there before the choice between them means anything.
          try await eventually { client.pool.standing == 2 }
          for number in 0..<12 {
            let answer = try await echo.echoOffloaded(EchoRequest(id: "\(number)"), options: Self.patient)
            #expect(answer.id == "\(number)")
          }
          try await eventually("every call that was stuck is cancelled") { slow.counts.cancelled == slow.counts.calls }
        }
        #expect(slow.counts.calls > 0 && quick.echo.counts.calls == 12)
      }
    }
  }

  @Test("in one process without a port: all kinds of calls, errors, deadlines and cancellation are as over TCP")
  func inProcess() async throws {
    let network = InProcessNetwork()
    try await Replica.with(network: network) { replica in
      var configuration = Self.configuration(["echo"])
      configuration.network = network
      try await RPCClient.withClient(configuration, logger: .silent) { client in
        let echo = EchoClient(client)
        let answer = try await echo.echo(EchoRequest(id: "a", payload: [1]), options: Self.patient)
        #expect(answer == EchoResponse(id: "a", payload: [1]))
        let count = try await echo.count(CountRequest(count: 300, size: 2_000), options: Self.patient) { messages in
          var count = 0
          for try await _ in messages { count += 1 }
          return count
        }
        #expect(count == 300)
        let gathered = try await echo.gather(options: Self.patient) { requests in
          for _ in 0..<300 { try await requests.send(EchoRequest(payload: [UInt8](repeating: 1, count: 1_000))) }
        }
        #expect(gathered.bytes == 300_000)
        let late = await #expect(throws: RPCError.self) {
          try await echo.watch(CountRequest(), options: CallOptions(timeout: .milliseconds(100))) { messages in
            while try await messages.next() != nil {}
          }
        }
        #expect(late?.code == .deadlineExceeded)
        try await eventually { replica.echo.counts.cancelled == 1 }
      }
    }
    var nobody = Self.configuration(["echo"])
    nobody.network = network
    nobody.readyTimeout = .milliseconds(100)
    try await RPCClient.withClient(nobody, logger: .silent) { client in
      let error = await #expect(throws: RPCError.self) {
        try await EchoClient(client).echo(EchoRequest(), options: Self.patient)
      }
      #expect(error?.reason == "not_connected")
    }
  }

  /// Notes calls and may refuse them or change their options.
  private final class Noting: ClientInterceptor, ServerInterceptor {
    private let notes = Mutex<[String]>([])
    var all: [String] { notes.withLock { $0 } }

    func callBegins(_ method: MethodDescription, _ options: inout CallOptions) throws(RPCError) {
      options.metadata.append("note", "from the interceptor")
      notes.withLock { $0.append("client begins") }
    }

    func callEnded(_ method: MethodDescription, _ options: CallOptions, _ outcome: ClientCallOutcome) {
      notes.withLock { $0.append("client \(outcome.code.name)") }
    }

    func callBegins(_ context: inout CallContext) throws(RPCError) {
      notes.withLock { $0.append("server \(context.metadata.text("note") ?? "-")") }
      guard context.method.name.hasSuffix("/Echo") else {
        throw RPCError(.permissionDenied, reason: "not_now", message: "The interceptor says no.")
      }
    }

    func callFailed(_ error: any Error, _ context: CallContext) -> any Error { error }

    func callEnded(_ context: CallContext, _ outcome: ServerCallOutcome) {
      notes.withLock { $0.append("server \(outcome.code.name)") }
    }
  }

  @Test("interceptors stand round every call on both sides, see its end, and may refuse it")
  func interceptors() async throws {
    let noting = Noting()
    let server = RPCServer(
      configuration: RPCServerConfiguration(serviceName: "echo", credentials: ["tester": Bench.token]),
      services: [EchoServer()], health: HealthState(service: "echo"), interceptors: [noting], logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      var configuration = Self.configuration(["127.0.0.1:\(try await server.boundPort())"])
      configuration.interceptors = [noting]
      try await RPCClient.withClient(configuration, logger: .silent) { client in
        _ = try await EchoClient(client).echo(EchoRequest(), options: Self.patient)
        await #expect(throws: RPCError.self) {
          try await EchoClient(client).count(CountRequest(), options: Self.patient) { messages in
            while try await messages.next() != nil {}
          }
        }
      }
      group.cancelAll()
    }
    let expected = [
      "client begins", "server from the interceptor", "server OK", "client OK", "client begins",
      "server from the interceptor", "server PERMISSION_DENIED", "client PERMISSION_DENIED",
    ]
    #expect(noting.all == expected)
  }

  @Test("a rolling restart of three servers under load fails no call")
  func rollingRestart() async throws {
    let network = InProcessNetwork()
    let stop = Counter()
    var configuration = Self.configuration(["echo"])
    configuration.addresses = ["a", "b", "c"]
    configuration.network = network
    let client = RPCClient(configuration: configuration, logger: .silent)
    let failures = Failures()
    let calls = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      for name in ["a", "b", "c"] {
        group.addTask {
          // Each server runs, is drained and starts again, one after the other.
          for round in 0..<3 {
            try await Self.serve(as: name, on: network) {
              let order = ["a": 1, "b": 2, "c": 3][name] ?? 1
              let target = (round * 3 + order) * 1_500
              try await eventually(within: .seconds(60), "enough calls for the next restart") {
                calls.value >= target || stop.value > 0
              }
            }
          }
          try await Self.serve(as: name, on: network) {
            try await eventually(within: .seconds(120), "the load ends") { stop.value > 0 }
          }
        }
      }
      await withTaskGroup(of: Void.self) { load in
        for _ in 0..<32 {
          load.addTask {
            for number in 0..<500 {
              do {
                _ = try await EchoClient(client).echo(EchoRequest(id: "\(number)"), options: Self.patient)
              } catch {
                failures.add(error)
              }
              calls.add()
            }
          }
        }
      }
      stop.add()
      client.gate.drain()
      try await group.waitForAll()
    }
    #expect(failures.all == [])
    #expect(calls.value == 16_000)
  }

  @Test(
    "a server dies with calls on every loop: each of them ends, no place stays taken, and calls go on when it is back")
  func deaths() async throws {
    let port = try await Replica.with { $0.port }
    var configuration = Self.configuration(["127.0.0.1:\(port)"])
    configuration.readyTimeout = .seconds(60)
    try await RPCClient.withClient(configuration, logger: .silent) { client in
      for _ in 0..<4 {
        try await eventually("the last server is gone") { client.pools.allSatisfy { $0.standing == 0 } }
        let stuck = EchoServer(isStuck: true)
        let ended = Counter()
        async let wrong = Self.callOnEveryLoop(client, each: 32, noting: ended)
        let calls = 32 * LoopExecutor.all.count
        try await Self.serveUntilKilled(stuck, on: port) {
          // More where a connection broke meanwhile, as it may on a machine that stands still for seconds.
          try await eventually(within: .seconds(60), "all calls are being served") { stuck.counts.calls >= calls }
        }
        try await Self.serveUntilKilled(EchoServer(), on: port) {
          try await eventually(within: .seconds(60), "all calls end") { ended.value == calls }
          for loop in LoopExecutor.all {
            try await withTaskExecutorPreference(loop) {
              _ = try await EchoClient(client).echo(EchoRequest(), options: Self.patient)
            }
          }
          try await eventually("no place stays taken") { client.pools.allSatisfy { $0.occupied == 0 } }
        }
        #expect(await wrong == [])
      }
    }
  }

  /// Makes so many calls on each loop. Answers the errors of those that ended neither well nor as unavailable.
  private static func callOnEveryLoop(_ client: RPCClient, each: Int, noting ended: Counter) async -> [String] {
    let wrong = Failures()
    await withDiscardingTaskGroup { group in
      for loop in LoopExecutor.all {
        for _ in 0..<each {
          group.addTask(executorPreference: loop) {
            do throws(RPCError) {
              _ = try await EchoClient(client).echoOffloaded(EchoRequest(), options: patient)
            } catch {
              if error.code != .unavailable { wrong.add(error) }
            }
            ended.add()
          }
        }
      }
    }
    return wrong.all
  }

  /// Runs a server on a port until `body` ends; then its connections break without a word.
  private static func serveUntilKilled(
    _ service: EchoServer, on port: Int, until body: @Sendable () async throws -> Void
  ) async throws {
    let server = RPCServer(
      configuration: RPCServerConfiguration(port: port, serviceName: "echo", credentials: ["tester": Bench.token]),
      services: [service], health: HealthState(service: "echo"), logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      _ = try await server.boundPort()
      try await body()
      group.cancelAll()
    }
  }

  /// Runs a server of that name until `body` ends, then drains it.
  private static func serve(
    as name: String, on network: InProcessNetwork, until body: @Sendable () async throws -> Void
  ) async throws {
    var configuration = RPCServerConfiguration(serviceName: name, credentials: ["tester": Bench.token])
    configuration.network = network
    let server = RPCServer(
      configuration: configuration, services: [EchoServer()], health: HealthState(service: name), logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      _ = try await server.boundPort()
      try await body()
      server.drain()
      try await group.waitForAll()
    }
  }
}
