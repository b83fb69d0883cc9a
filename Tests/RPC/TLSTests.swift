import Calls
import Foundation
import RPCAPI
import Synchronization
import Testing

@testable import RPC

/// Mutual TLS: who a peer is, is what its certificate says.
@Suite struct TLSTests {
  /// What a client of the test server got: the answer's type, or the error.
  private func call(
    _ bench: Bench, as service: String = "tester", with tls: TLSCredentials?, expecting server: String = "test",
    method: TestService.Call = TestService.describe
  ) async throws -> Result<Detail, RPCError> {
    try await bench.withClient(service: service, token: "") { configuration in
      configuration.tls = tls
      configuration.serverName = server
      configuration.readyTimeout = .seconds(2)
    } _: { client in
      do throws(RPCError) {
        return .success(try await client.call(method, timeout: .seconds(20)))
      } catch {
        return .failure(error)
      }
    }
  }

  private func withTLSServer(
    seconds: Int = 3_600, _ body: (Bench, TestAuthority, TLSCredentials) async throws -> Void
  ) async throws {
    try await TestAuthority.with { authority in
      let tls = try authority.credentials(for: "test", seconds: seconds)
      let (server, health, log) = Bench.make { configuration in
        configuration.tls = tls
        configuration.credentials = [:]
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        let bench = Bench(
          server: server, service: TestService(), health: health, log: log, port: try await server.boundPort())
        try await body(bench, authority, tls)
        group.cancelAll()
      }
    }
  }

  @Test("the caller is whom its certificate names")
  func identity() async throws {
    try await withTLSServer { bench, authority, _ in
      let answer = try await call(bench, with: authority.credentials(for: "tester")).get()
      #expect(answer.type.hasPrefix("tester|"))
      #expect(bench.log.entries.map(\.caller) == ["tester"])
    }
  }

  @Test("a method runs for the callers that it names, by certificate")
  func matrix() async throws {
    try await withTLSServer { bench, authority, _ in
      let (tester, friend) = (try authority.credentials(for: "tester"), try authority.credentials(for: "friend"))
      #expect(
        try await call(bench, with: tester, method: TestService.friends).failure?.reason == "caller_not_allowed")
      _ = try await call(bench, as: "friend", with: friend, method: TestService.friends).get()
      #expect(bench.log.entries.map(\.code) == [.permissionDenied, .ok])
    }
  }

  @Test("nobody is let in under another's name")
  func borrowedName() async throws {
    try await withTLSServer { bench, authority, _ in
      let error = try await call(bench, as: "friend", with: authority.credentials(for: "tester")).failure
      #expect(error?.code == .unauthenticated && error?.reason == "unauthorized")
      #expect(bench.log.entries.isEmpty)
    }
  }

  @Test("a certificate of another authority, or an expired one, is refused before anything runs")
  func refusedCallers() async throws {
    try await withTLSServer { bench, authority, _ in
      let stranger = try authority.stranger()
      let strange = try await call(bench, with: stranger.credentials(for: "tester", believing: authority)).failure
      #expect(strange?.code == .unauthenticated && strange?.reason == "unauthorized")
      let expired = try await call(bench, with: authority.credentials(for: "tester", seconds: -60)).failure
      #expect(expired?.code == .unauthenticated && expired?.reason == "unauthorized")
      #expect(bench.log.entries.isEmpty)
    }
  }

  @Test("without a certificate, or without TLS, nobody gets in")
  func noCertificate() async throws {
    try await withTLSServer { bench, _, _ in
      let error = try await call(bench, with: nil).failure
      #expect(error?.code == .unavailable && error?.isNotProcessed == true)
      #expect(bench.log.entries.isEmpty)
    }
  }

  @Test("a server of another name, of another authority or with an expired certificate is not called")
  func refusedServers() async throws {
    try await withTLSServer { bench, authority, _ in
      let other = try await call(bench, with: authority.credentials(for: "tester"), expecting: "billing").failure
      #expect(other?.reason == "unauthorized")
      let stranger = try authority.stranger()
      let strange = try await call(bench, with: authority.credentials(for: "tester", believing: stranger)).failure
      #expect(strange?.reason == "unauthorized")
      #expect(bench.log.entries.isEmpty)
    }
    try await withTLSServer(seconds: -60) { bench, authority, _ in
      let expired = try await call(bench, with: authority.credentials(for: "tester")).failure
      #expect(expired?.reason == "unauthorized")
      #expect(bench.log.entries.isEmpty)
    }
  }

  @Test("new files are used without a restart, and bad ones change nothing")
  func reload() async throws {
    try await withTLSServer { bench, authority, server in
      #expect(!server.reloadIfChanged())
      let renewed = try authority.stranger()
      let files = try renewed.files(for: "test")
      let own = authority.folder.appending(path: "test.pem").path
      let trusted = authority.folder.appending(path: "test.authorities.pem").path
      let tester = try renewed.credentials(for: "tester")
      #expect(try await call(bench, with: tester).failure?.reason == "unauthorized")

      for (from, to) in [(files.certificate, own), (files.authorities, trusted)] {
        try Data(contentsOf: URL(filePath: from)).write(to: URL(filePath: to), options: .atomic)
      }
      #expect(server.reloadIfChanged())
      _ = try await call(bench, with: tester).get()

      try Data("no certificate".utf8).write(to: URL(filePath: own), options: .atomic)
      #expect(!server.reloadIfChanged())
      _ = try await call(bench, with: tester).get()
    }
  }

  @Test("a file that cannot be used is named, and nothing of it is told")
  func badFiles() async throws {
    try await TestAuthority.with { authority in
      var files = try authority.files(for: "test")
      files.key = try authority.files(for: "other").key
      let error = #expect(throws: TLSFileError.self) { try TLSCredentials(files, logger: .silent) }
      #expect(error?.file == files.key && error?.description.contains("BEGIN") == false)
      files.authorities = "/nowhere"
      #expect(throws: TLSFileError(file: "/nowhere")) { try TLSCredentials(files, logger: .silent) }
    }
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
