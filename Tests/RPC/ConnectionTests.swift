import Calls
import RPCAPI
import ServiceLifecycle
import TestSupport
import Testing

@testable import RPC

@Suite struct ConnectionTests {
  @Test("a server that dies in mid-call: connection_lost, and the next call finds its successor")
  func serverDies() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let service = TestService()
      let (first, _, _) = Bench.make(service: service)
      let running = Task { try await first.run() }
      let port = try await first.boundPort()
      let configuration = RPCClientConfiguration(
        addresses: ["127.0.0.1:\(port)"], service: "tester", token: Bench.token)
      try await RPCClient.withClient(configuration, logger: .silent) { client in
        async let lost = client.failure(of: TestService.hang)
        try await eventually("the handler runs") { service.counts.started == 1 }
        running.cancel()
        let error = await lost
        #expect(error?.code == .unavailable && error?.reason == "connection_lost")
        #expect(error?.isNotProcessed == false, "nobody knows whether it was done")
        try await running.value
        #expect(service.counts.cancelled == 1, "run returns only after its handlers")
        try await withServer(port: port) { _ in _ = try await client.call(TestService.echo) }
      }
      group.cancelAll()
    }
  }

  @Test("a call waits for a server that is not up yet")
  func waitsForReady() async throws {
    let port = try await withServer { $0.port }
    let configuration = RPCClientConfiguration(addresses: ["127.0.0.1:\(port)"], service: "tester", token: Bench.token)
    try await RPCClient.withClient(configuration, logger: .silent) { client in
      let early = Task { try await client.call(TestService.echo, "early") }
      let fast = await client.failure(of: TestService.echo, failFast: true)
      #expect(fast?.code == .unavailable && fast?.reason == "not_connected" && fast?.isNotProcessed == true)
      let answer = try await withServer(port: port) { _ in try await early.value }
      #expect(answer.type == "early")
    }
  }

  @Test(
    "without a server a call fails after readyTimeout or at its deadline, whichever is first",
    arguments: [
      (Duration.milliseconds(200), Duration.seconds(5), StatusCode.unavailable),
      (.seconds(5), .milliseconds(200), .deadlineExceeded),
    ])
  func neverReady(ready: Duration, timeout: Duration, code: StatusCode) async throws {
    let port = try await withServer { $0.port }
    var configuration = RPCClientConfiguration(addresses: ["127.0.0.1:\(port)"], service: "tester", token: Bench.token)
    configuration.readyTimeout = ready
    try await RPCClient.withClient(configuration, logger: .silent) { client in
      let error = await client.failure(of: TestService.echo, timeout: timeout)
      #expect(error?.code == code && error?.isNotProcessed == true)
    }
  }

  @Test("a server that is alive but silent is noticed by PING")
  func silentServer() async throws {
    let silent = try await SilentServer.start()
    var configuration = RPCClientConfiguration(
      addresses: ["127.0.0.1:\(silent.port)"], service: "tester", token: Bench.token)
    configuration.pingInterval = .milliseconds(200)
    configuration.pingTimeout = .milliseconds(200)
    try await RPCClient.withClient(configuration, logger: .silent) { client in
      let started = ContinuousClock.now
      let error = await client.failure(of: TestService.echo, timeout: .seconds(20))
      #expect(error?.reason == "connection_lost")
      #expect(started.duration(to: .now) < .seconds(10))
    }
    try await silent.stop()
  }

  @Test("calls are shared by all servers")
  func roundRobin() async throws {
    try await withServer { one in
      try await withServer { two in
        try await one.withClient {
          $0.addresses.append(two.address)
        } _: { client in
          try await eventually("both are connected") { client.pool.standing == 2 }
          // Calls that stay: the less busy server takes the next.
          try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = await client.failure(of: TestService.hang) } }
            try await eventually { one.service.counts.started + two.service.counts.started == 20 }
            #expect(one.service.counts.started >= 5 && two.service.counts.started >= 5)
            group.cancelAll()
          }
        }
      }
    }
  }

  @Test("a drain under load loses nothing, with a second server and without one", arguments: [true, false])
  func drain(hasSecond: Bool) async throws {
    let service = TestService()
    let (first, _, _) = Bench.make(service: service)
    let group = ServiceGroup(services: [first], logger: .silent)
    let running = Task { try await group.run() }
    let port = try await first.boundPort()
    try await withServer { second in
      var configuration = RPCClientConfiguration(
        addresses: ["127.0.0.1:\(port)"], service: "tester", token: Bench.token)
      if hasSecond { configuration.addresses.append(second.address) }
      try await RPCClient.withClient(configuration, logger: .silent) { client in
        let done = Counter()
        let load = Task {
          try await withThrowingTaskGroup(of: Void.self) { load in
            for _ in 0..<16 {
              load.addTask {
                for number in 0..<100 {
                  let answer = try await client.call(TestService.echo, "\(number)")
                  #expect(answer.type == "\(number)")
                  done.add()
                }
              }
            }
            try await load.waitForAll()
          }
        }
        try await eventually("the load runs") { done.value > 200 }
        await group.triggerGracefulShutdown()
        try await running.value
        // Its port is free again: the successor takes it.
        try await withServer(port: port) { _ in try await load.value }
        #expect(done.value == 1_600)
      }
    }
  }

  @Test("a drain waits for running handlers, and cancels them at the end of its grace")
  func drainGrace() async throws {
    let service = TestService()
    let (server, _, _) = Bench.make(service: service) { $0.drainGrace = .milliseconds(200) }
    let group = ServiceGroup(services: [server], logger: .silent)
    let running = Task { try await group.run() }
    let port = try await server.boundPort()
    let configuration = RPCClientConfiguration(addresses: ["127.0.0.1:\(port)"], service: "tester", token: Bench.token)
    try await RPCClient.withClient(configuration, logger: .silent) { client in
      async let stopped = client.failure(of: TestService.hang)
      try await eventually("the handler runs") { service.counts.started == 1 }
      await group.triggerGracefulShutdown()
      let error = await stopped
      #expect(error?.code == .unavailable && error?.reason == "draining")
      try await running.value
    }
  }

  @Test("a client's graceful shutdown ends its calls first and takes no new ones")
  func clientShutdown() async throws {
    try await withServer { bench in
      let client = RPCClient(configuration: bench.configuration(), logger: .silent)
      let group = ServiceGroup(services: [client], logger: .silent)
      let running = Task { try await group.run() }
      _ = try await client.call(TestService.echo)
      async let late = client.failure(of: TestService.hang, timeout: .milliseconds(400))
      try await eventually("the handler runs") { bench.service.counts.started == 2 }
      await group.triggerGracefulShutdown()
      try await eventually("new calls are refused") {
        await client.failure(of: TestService.echo)?.reason == "client_shut_down"
      }
      #expect(await late?.code == .deadlineExceeded, "it was not cut short")
      try await running.value
    }
  }

  @Test("a connection that is closed for idleness is replaced")
  func idle() async throws {
    try await withServer {
      $0.idleTimeout = .milliseconds(100)
    } _: { bench in
      try await bench.withClient { client in
        for _ in 0..<4 {
          _ = try await client.call(TestService.echo)
          try await Task.sleep(for: .milliseconds(120))
        }
      }
    }
  }
}
