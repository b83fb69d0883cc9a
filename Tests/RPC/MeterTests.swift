import Calls
import Synchronization
import TestAPI
import TestSupport
import Testing

@testable import RPC

/// What was counted for each method and peer.
private final class Counting: RPCObserver {
  struct Count: Equatable {
    var began = 0
    var ended: [StatusCode] = []
    var received = 0
    var sent = 0
  }

  private let counts = Mutex<[String: Count]>([:])

  subscript(key: String) -> Count { counts.withLock { $0[key] ?? Count() } }
  var keys: [String] { counts.withLock { $0.keys.sorted() } }

  func meter(method: String, peer: String) -> any CallMeter {
    Meter(counting: self, key: "\(method.split(separator: "/").last ?? "") \(peer)")
  }

  private final class Meter: CallMeter {
    let counting: Counting
    let key: String

    init(counting: Counting, key: String) {
      self.counting = counting
      self.key = key
    }

    func began() { update { $0.began += 1 } }
    func ended(_ code: StatusCode, after duration: Duration) { update { $0.ended.append(code) } }
    func moved(received: Int, sent: Int) {
      update {
        $0.received += received
        $0.sent += sent
      }
    }

    private func update(_ change: (inout Count) -> Void) {
      counting.counts.withLock { change(&$0[key, default: Count()]) }
    }
  }
}

@Suite struct MeterTests {
  private static let patient = CallOptions(timeout: .seconds(60))

  @Test("calls of every kind are counted by method and peer on both sides, with the bytes of their messages")
  func bothSides() async throws {
    let (served, made) = (Counting(), Counting())
    let server = RPCServer(
      configuration: RPCServerConfiguration(serviceName: "echo", credentials: ["tester": Bench.token]),
      services: [EchoServer()], health: HealthState(service: "echo"), observer: served, logger: .silent)
    let request = EchoRequest(id: "a", payload: [UInt8](repeating: 1, count: 1_000))
    let size = try request.serialized().count
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      var configuration = RPCClientConfiguration(
        addresses: ["127.0.0.1:\(try await server.boundPort())"], service: "tester", token: Bench.token)
      configuration.serverName = "echo"
      configuration.observer = made
      try await RPCClient.withClient(configuration, logger: .silent) { client in
        let echo = EchoClient(client)
        for _ in 0..<3 { _ = try await echo.echo(request, options: Self.patient) }
        _ = try await echo.echoInline(request, options: Self.patient)
        _ = try await echo.echoOffloaded(request, options: Self.patient)
        try await echo.converse(options: Self.patient) { requests, messages in
          for _ in 0..<5 { try await requests.send(request) }
          requests.finish()
          for try await _ in messages {}
        }
        _ = try await echo.gather(options: Self.patient) { requests in
          for _ in 0..<5 { try await requests.send(request) }
        }
        await #expect(throws: RPCError.self) {
          try await echo.count(CountRequest(count: 2, fail: "no"), options: Self.patient) { messages in
            while try await messages.next() != nil {}
          }
        }
        let missing = await client.failure(of: TestService.missing)
        #expect(missing?.code == .unimplemented)
      }
      group.cancelAll()
    }
    typealias Count = Counting.Count
    for (method, calls, messages) in [
      ("Echo", 3, 3), ("EchoInline", 1, 1), ("EchoOffloaded", 1, 1), ("Converse", 1, 5),
    ] {
      let ended = [StatusCode](repeating: .ok, count: calls)
      let expected = Count(began: calls, ended: ended, received: messages * size, sent: messages * size)
      #expect(served["\(method) tester"] == expected, "\(method) at the server")
      #expect(made["\(method) echo"] == expected, "\(method) at the client")
    }
    let gathered = try GatherResponse(count: 5, bytes: 5_000).serialized().count
    #expect(served["Gather tester"] == Count(began: 1, ended: [.ok], received: 5 * size, sent: gathered))
    #expect(made["Gather echo"] == Count(began: 1, ended: [.ok], received: gathered, sent: 5 * size))
    #expect(served["Count tester"].ended == [.failedPrecondition] && made["Count echo"].ended == [.failedPrecondition])
    #expect(served["Count tester"].sent == made["Count echo"].received)
    #expect(served["other tester"] == Count(began: 1, ended: [.unimplemented]), "its name is anybody's")
    #expect(made["Missing echo"].ended == [.unimplemented])
  }
}
