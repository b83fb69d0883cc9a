import Calls
import RPCAPI
import Testing

@testable import RPC

@Suite struct TrustTests {
  @Test(
    "a peer with a wrong, missing or empty credential is told so at once",
    arguments: [
      ("tester", "wrong"), ("tester", ""), ("nobody", Bench.token), ("empty", ""), ("", Bench.token),
      ("tester", Bench.token + Bench.token),
    ])
  func wrongToken(service: String, token: String) async throws {
    try await withServer { bench in
      try await bench.withClient(service: service, token: token) { client in
        let started = ContinuousClock.now
        let error = await client.failure(of: TestService.echo)
        #expect(error?.code == .unauthenticated && error?.reason == "unauthorized")
        #expect(started.duration(to: .now) < .seconds(4), "it does not wait as for a server that is down")
      }
      try await bench.withClient { client in _ = try await client.call(TestService.echo) }
      #expect(bench.service.counts.started == 1)
    }
  }

  @Test("only the callers that a method names may call it")
  func callers() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let error = await client.failure(of: TestService.friends)
        #expect(error?.code == .permissionDenied && error?.reason == "caller_not_allowed")
        #expect(error?.isNotProcessed == true)
      }
      try await bench.withClient(service: "friend") { client in _ = try await client.call(TestService.friends) }
      #expect(bench.log.entries.map(\.code) == [.permissionDenied, .ok])
    }
  }

  @Test("a method of tenants needs an organization")
  func organization() async throws {
    try await withServer { bench in
      try await bench.withClient { client in
        let error = await client.failure(of: TestService.tenant)
        #expect(error?.code == .unauthenticated && error?.reason == "organization_missing")
        let answer = try await client.call(TestService.tenant, Detail(), options: .organization("one"))
        #expect(answer.type == "one")
      }
    }
  }

  @Test(
    "secrets are compared whole",
    arguments: [
      ("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("abc", "abcabc", false), ("", "", true),
      ("", "a", false),
    ])
  func comparison(expected: String, given: String, isEqual: Bool) {
    #expect(isEqualInConstantTime(expected, Array(given.utf8)) == isEqual)
  }

  @Test("neither configuration prints its secrets")
  func printing() {
    let server = RPCServerConfiguration(serviceName: "a", credentials: ["b": "secret"])
    let client = RPCClientConfiguration(addresses: ["c:1"], service: "a", token: "secret")
    #expect("\(server) \(client)" == "a on 127.0.0.1:0, callers b a to c:1")
  }
}
