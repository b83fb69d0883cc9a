import Calls
import Foundation
import TestSupport
import Testing

@testable import RPC

/// Three servers at addresses that stay the same, replaced while calls go on.
@Suite struct RollingRestartTests {
  private static let replicas = 3
  /// How often each of them is replaced.
  private static let rounds = 2
  /// Under a sanitizer code is many times slower: a tenth of the calls is what a machine keeps up with.
  private static let slowness = ProcessInfo.processInfo.environment["SWITCHBOARD_SANITIZER"] == nil ? 1 : 10
  /// Calls between one restart and the next.
  private static let callsBetween = 1_000 / slowness
  /// 2,000 a second, whatever becomes of those before, as long as the machine keeps up.
  private static let batch = (calls: 10 / slowness, every: Duration.milliseconds(5))

  /// What the parts of the test tell each other.
  private struct Course: Sendable {
    let ports = (0..<replicas).map { _ in Latch<Int>() }
    /// Servers that have come up.
    let starts = Counter()
    /// Restarts that were ordered: the n-th is that of server n modulo three.
    let orders = Counter()
    let calls = Counter()
    let failures = Failures()
    let isOver = Counter()
  }

  @Test("three servers restarted in turn under 2,000 calls a second over TCP fail no call, though none may run twice")
  func overTCP() async throws {
    let course = Course()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for place in 0..<Self.replicas { group.addTask { try await Self.replica(place, course) } }
      var addresses: [String] = []
      for port in course.ports { addresses.append("127.0.0.1:\(await port.wait())") }
      let configuration = RPCClientConfiguration(addresses: addresses, service: "tester", token: Bench.token)
      try await RPCClient.withClient(configuration, logger: .silent) { client in
        async let load: Void = Self.load(client, course)
        for restart in 1...Self.rounds * Self.replicas {
          let before = course.calls.value
          try await eventually(within: .seconds(60), "all three serve, and calls go on") {
            client.pool.standing == Self.replicas && course.calls.value >= before + Self.callsBetween
          }
          course.orders.add()
          try await eventually(within: .seconds(60), "the server has come back") {
            course.starts.value == Self.replicas + restart
          }
        }
        course.isOver.add()
        await load
      }
      try await group.waitForAll()
    }
    #expect(course.failures.all == [])
    #expect(course.calls.value >= Self.rounds * Self.replicas * Self.callsBetween)
  }

  /// One server after the other on one port. All but the last are drained in their turn.
  private static func replica(_ place: Int, _ course: Course) async throws {
    var port = 0
    for round in 0...rounds {
      port = try await serve(on: port) { bound in
        course.ports[place].set(bound)
        course.starts.add()
        try await eventually(within: .seconds(300), "the turn of server \(place)") {
          course.isOver.value > 0 || (round < rounds && course.orders.value > round * replicas + place)
        }
      }
    }
  }

  /// Calls at a steady pace until it is over. The method is not idempotent: only what was certainly not processed is sent
  /// again.
  private static func load(_ client: RPCClient, _ course: Course) async {
    await withDiscardingTaskGroup { group in
      var next = ContinuousClock.now
      while course.isOver.value == 0 {
        for _ in 0..<batch.calls {
          group.addTask {
            do throws(RPCError) {
              _ = try await client.call(TestService.echo, timeout: .seconds(60))
            } catch {
              course.failures.add(error)
            }
            course.calls.add()
          }
        }
        // What a slow machine has missed is not made up for.
        next = max(next + batch.every, .now)
        // Cancelled only together with the test.
        guard (try? await Task.sleep(until: next, clock: .continuous)) != nil else { return }
      }
    }
  }

  /// Runs a server until `body` ends, then drains it. Answers its port.
  private static func serve(on port: Int, until body: @Sendable (Int) async throws -> Void) async throws -> Int {
    let (server, _, _) = Bench.make(port: port)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let bound = try await server.boundPort()
      try await body(bound)
      server.drain()
      try await group.waitForAll()
      return bound
    }
  }
}
