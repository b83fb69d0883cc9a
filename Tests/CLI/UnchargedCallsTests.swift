import AuthAPI
import Calls
import Foundation
import Messages
import RPC
import RPCAPI
import Simulator
import Synchronization
import TestSupport
import Testing
import WebhooksAPI

@testable import CLI

/// `calls --uncharged`, against services that answer as they are told.
@Suite struct UnchargedCallsTests {
  private static let organization = "0190f5d4-1111-7abc-8def-0123456789ab"

  /// What webhooks was asked.
  private final class Asked: Sendable {
    private let asked = Mutex<[PageRequest?]>([])

    var pages: [PageRequest?] { asked.withLock { $0 } }
    func note(_ page: PageRequest?) { asked.withLock { $0.append(page) } }
  }

  private struct Served: RPCService {
    let methodHandlers: [MethodHandler]
  }

  @Test("it lists what is over and not charged for all of it, a page at a time, as a table and as JSON")
  func lists() async throws {
    let asked = Asked()
    try await withServices(asked) { folder in
      let command = ["calls", "--org", Self.organization, "--uncharged", "--data", folder]
      let table = await CommandRun.run(command)
      #expect(table.code == 0, "\(table.notes)")
      let lines = table.result.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(lines.first == ["ENDED", "SECONDS", "CHARGED", "STANDING", "PROVIDER", "CALL", "CALL"])
      #expect(
        lines.dropFirst().map { $0.suffix(5) } == [
          ["93", "-", "lost", "call_a", "id-a"], ["75", "60", "given_up", "call_b", "id-b"],
        ])
      #expect(lines.dropFirst().map(\.first) == ["2026-11-18T15:04:05.123Z", "-"])
      #expect(table.notes == "More: --cursor next")

      let page = await CommandRun.run(command + ["--limit", "7", "--cursor", "next", "--json"])
      #expect(page.code == 0, "\(page.notes)")
      let answer = try page.json()
      #expect(answer["next_cursor"] == "next")
      guard case .array(let items)? = answer["items"] else {
        Issue.record("no items")
        return
      }
      #expect(items.count == 2)
      #expect(
        items.first?.json()
          == #"{"call_id":"id-a","charged_seconds":null,"ended_at":"2026-11-18T15:04:05.123Z","provider":"retell","#
          + #""provider_call_id":"call_a","received_at":null,"seconds":93,"standing":"lost"}"#)
      #expect(items.last?["charged_seconds"] == 60)
      #expect(asked.pages == [PageRequest(limit: 50, cursor: ""), PageRequest(limit: 7, cursor: "next")])
    }
  }

  @Test(
    "it goes with no other choice of calls, because it would not follow it",
    arguments: [["--state", "ended"], ["--agent", "a"], ["--provider", "retell"], ["--reveal"]])
  func alone(choice: [String]) async {
    let run = await CommandRun.run(["calls", "--org", Self.organization, "--uncharged"] + choice)
    #expect(run.code == 2)
    #expect(run.result.isEmpty)
    #expect(run.notes.contains("--uncharged goes with no other choice of calls."))
  }

  /// Runs `body` with a data folder that leads to an auth, which gives grants, and to a webhooks, which has two such calls.
  private func withServices(_ asked: Asked, _ body: (_ folder: String) async throws -> Void) async throws {
    let auth = Served(methodHandlers: [
      MethodHandler(AuthMethods.openGrant) { request, _ in
        OpenGrantResponse(grantID: "1", token: Sensitive("for " + request.orgID))
      }
    ])
    let webhooks = Served(methodHandlers: [
      MethodHandler(WebhooksMethods.listUnchargedCalls) { request, context in
        #expect(context.caller == "operator")
        asked.note(request.page)
        var first = UnchargedCall(
          callID: "id-a", provider: "retell", providerCallID: "call_a", seconds: 93, standing: "lost")
        first.endedAt = Timestamp(seconds: 1_795_014_245, nanoseconds: 123_000_000)
        var second = UnchargedCall(
          callID: "id-b", provider: "retell", providerCallID: "call_b", seconds: 75, standing: "given_up")
        second.chargedSeconds = 60
        return ListUnchargedCallsResponse(calls: [first, second], page: PageResponse(nextCursor: "next"))
      }
    ])
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      try folder.create()
      try Certificates(folder).issueAll()
      try await withThrowingTaskGroup(of: Void.self) { group in
        var status = SystemStatus(
          edge: "", publicURL: "", simulator: nil, postgres: .init(host: "", port: 0, database: "", location: ""),
          services: [:])
        for (name, service) in [("auth", auth), ("webhooks", webhooks)] {
          var configuration = RPCServerConfiguration(serviceName: name, credentials: [:])
          configuration.tls = try Certificates(folder).credentials(of: name)
          let health = HealthState(service: name)
          health.update(missing: [])
          let server = RPCServer(configuration: configuration, services: [service], health: health, logger: .silent)
          group.addTask { try await server.run() }
          status.services[name] = .init(
            rpc: "127.0.0.1:\(try await server.boundPort())", admin: "", pid: nil, state: "serving", missing: [])
        }
        try PrivateFile.write(status.json.json(), to: folder.systemFile)
        try await body(path)
        group.cancelAll()
      }
    }
  }
}
