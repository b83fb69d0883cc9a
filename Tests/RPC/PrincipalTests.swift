import Calls
import Messages
import Synchronization
import TestAPI
import TestSupport
import Testing

@testable import RPC

/// How the token of whoever stands behind a call travels.
@Suite struct PrincipalTests {
  /// Notes what came with each call, and calls another server while the first is being served.
  private final class Noting: ServerInterceptor {
    private let seen = Mutex<[String]>([])
    var all: [String] { seen.withLock { $0 } }

    func callBegins(_ context: inout CallContext) throws(RPCError) {
      let note =
        "\(context.organizationID ?? "-") \(context.principalToken?.reveal() ?? "-") \(context.metadata.entries.count)"
      seen.withLock { $0.append(note) }
    }
  }

  private func withServer(
    _ body: @escaping @Sendable (EchoClient, Noting) async throws -> Void
  ) async throws {
    let noting = Noting()
    let server = RPCServer(
      configuration: RPCServerConfiguration(serviceName: "echo", credentials: ["tester": Bench.token]),
      services: [EchoServer()], health: HealthState(service: "echo"), interceptors: [noting], logger: .silent)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let configuration = RPCClientConfiguration(
        addresses: ["127.0.0.1:\(try await server.boundPort())"], service: "tester", token: Bench.token,
        instance: "test")
      try await RPCClient.withClient(configuration, logger: .silent) { try await body(EchoClient($0), noting) }
      group.cancelAll()
    }
  }

  private func options(_ organization: String?, principal: Sensitive<String>? = nil) -> CallOptions {
    CallOptions(timeout: .seconds(60), organizationID: organization, principal: principal)
  }

  @Test("a token goes with its call, beside the caller's own metadata and not among it")
  func travels() async throws {
    try await withServer { client, noting in
      _ = try await client.echo(EchoRequest(), options: options("org-a", principal: "token-1"))
      _ = try await client.echo(EchoRequest(), options: options("org-a"))
      #expect(noting.all == ["org-a token-1 0", "org-a - 0"])
      for name in ["principal", "context"] {
        var options = options("org-a")
        options.metadata.append(name, "mine")
        await #expect(throws: RPCError.self) { try await client.echo(EchoRequest(), options: options) }
      }
      #expect(noting.all.count == 2)
    }
  }

  @Test("calls below carry it on for the same organization, and for no other; those of a long-lived call do not")
  func carriedOn() async throws {
    try await withServer { client, noting in
      for isLongLived in [false, true] {
        let served = CallContext(
          caller: "edge", organizationID: "org-a", requestID: "r", deadline: .now + .seconds(60),
          method: MethodDescription(
            name: "t.v1.T/Serve", defaultTimeout: .seconds(60), callers: ["*"], isLongLived: isLongLived),
          principalToken: "token-1")
        try await served.serving {
          for organization in ["org-a", "org-b", nil] {
            _ = try await client.echo(EchoRequest(), options: options(organization))
          }
        }
      }
      #expect(noting.all == ["org-a token-1 0", "org-b - 0", "- - 0", "org-a - 0", "org-b - 0", "- - 0"])
    }
  }
}
