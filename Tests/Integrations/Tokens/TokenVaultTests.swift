import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Integrations

@Suite struct TokenVaultTests {
  @Test("a thousand who use an expired connection at once make one refresh at the provider, and all get its token")
  func oneRefresh() async throws {
    try await IntegrationsBench.with { bench in
      let connection = try await bench.connected()
      try await bench.expire(connection)
      let tokens = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<1_000 { group.addTask { try await bench.token(connection) } }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(tokens == ["access-3"])
      #expect(bench.provider.refreshes == 1)
    }
  }

  @Test("several processes refresh once between them: those without the lease wait and take what was stored")
  func processes() async throws {
    try await IntegrationsBench.with { bench in
      let connection = try await bench.connected()
      try await bench.expire(connection)
      let stored = try #require(
        try await bench.database.withTransaction(.tenant(bench.organization)) {
          try await ConnectionTokenStore.find(connection, of: bench.organization, in: $0)
        })
      let refresher = bench.refresher
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try await refresher.refresh(stored, of: bench.organization) } }
        try await group.waitForAll()
      }
      #expect(bench.provider.refreshes == 1)
      #expect(try await bench.token(connection) == "access-3")
    }
  }

  @Test("a token that is still good is not refreshed; one that the provider refused is, once for its generation")
  func refused() async throws {
    try await IntegrationsBench.with { bench in
      let connection = try await bench.connected()
      let token = try await bench.parts.vault.token(of: connection, in: bench.organization)
      #expect(bench.provider.refreshes == 0)
      #expect(try await bench.token(connection, refused: token.generation) == "access-3")
      #expect(try await bench.token(connection, refused: token.generation) == "access-3")
      #expect(bench.provider.refreshes == 1)
    }
  }

  @Test("a grant that was revoked needs a new log-in, which keeps the connection's identity")
  func revoked() async throws {
    try await IntegrationsBench.with { bench in
      let connection = try await bench.connected()
      try await bench.expire(connection)
      bench.provider.next(.status(400, #"{"status":"BAD_REFRESH_TOKEN","message":"missing or invalid refresh token"}"#))
      await #expect(throws: TokenUnavailable.needsReauth) { try await bench.token(connection) }
      #expect(try await bench.state(connection) == .needsReauth)
      // Nobody asks the provider again.
      await #expect(throws: TokenUnavailable.needsReauth) { try await bench.token(connection) }
      #expect(bench.provider.refreshes == 1)
      #expect(try await bench.connected() == connection)
      #expect(try await bench.state(connection) == .active)
      #expect(try await bench.token(connection).hasPrefix("access-"))
    }
  }

  @Test("trouble that passes leaves the connection alone", arguments: [500, 503, 429])
  func transient(status: Int) async throws {
    try await IntegrationsBench.with { bench in
      let connection = try await bench.connected()
      try await bench.expire(connection)
      bench.provider.next(.status(status, "{}"))
      await #expect(throws: TokenUnavailable.self) { try await bench.token(connection) }
      #expect(try await bench.state(connection) == .active)
    }
  }

  @Test("an answer that was lost is asked for once more and no oftener where the provider rotates its tokens")
  func lostAnswer() async throws {
    try await IntegrationsBench.with(timeLimit: .seconds(1)) { bench in
      let connection = try await bench.connected("salesforce")
      let generation = try await bench.parts.vault.token(of: connection, in: bench.organization).generation
      let gate = Gate()
      bench.provider.next(.lateAnswer(gate))
      await #expect(throws: TokenUnavailable.self) { try await bench.token(connection, refused: generation) }
      #expect(try await bench.state(connection) == .active)
      // The old token was used up: the provider sees it a second time and ends the grant.
      await #expect(throws: TokenUnavailable.needsReauth) { try await bench.token(connection, refused: generation) }
      #expect(try await bench.state(connection) == .needsReauth)
      #expect(bench.provider.refreshes == 2)
      gate.open()
    }
  }

  @Test("a process that was paused beyond its lease and comes back with good tokens saves the connection")
  func pausedHolder() async throws {
    try await IntegrationsBench.with(timeLimit: .seconds(20)) { bench in
      let connection = try await bench.connected("salesforce")
      let generation = try await bench.parts.vault.token(of: connection, in: bench.organization).generation
      let gate = Gate()
      bench.provider.next(.lateAnswer(gate))
      let paused = Task { try await bench.token(connection, refused: generation) }
      try await eventually { bench.provider.refreshes == 1 }
      // Its lease ends; another process tries with the old token and is refused for good.
      try await bench.admin.withTransaction(.system) {
        try await $0.execute(
          "update integrations.connection_tokens set lease_until = clock_timestamp() - interval '1 s'")
      }
      let stored = try #require(
        try await bench.database.withTransaction(.tenant(bench.organization)) {
          try await ConnectionTokenStore.find(connection, of: bench.organization, in: $0)
        })
      await #expect(throws: TokenUnavailable.needsReauth) {
        try await bench.refresher.refresh(stored, of: bench.organization)
      }
      #expect(try await bench.state(connection) == .needsReauth)
      gate.open()
      #expect(try await paused.value == "access-3")
      #expect(try await bench.state(connection) == .active)
    }
  }

  @Test("tokens that arrive after the connection was ended are revoked and not stored")
  func lateAfterDisconnect() async throws {
    try await IntegrationsBench.with(timeLimit: .seconds(20)) { bench in
      let connection = try await bench.connected()
      try await bench.expire(connection)
      let gate = Gate()
      bench.provider.next(.lateAnswer(gate))
      let waiting = Task { try await bench.token(connection) }
      try await eventually { bench.provider.refreshes == 1 }
      try await bench.handlers.steward.disconnect(
        connection, of: bench.organization, by: "operator", revokes: true)
      #expect(bench.provider.revoked == ["refresh-2"])
      gate.open()
      await #expect(throws: TokenUnavailable.ended) { try await waiting.value }
      #expect(bench.provider.revoked == ["refresh-2", "refresh-3"])
      let left = try await bench.admin.withTransaction(.system) {
        try await $0.rows(
          "select from integrations.connection_tokens where access_ct is not null or refresh_ct is not null")
      }
      #expect(left.isEmpty)
    }
  }

  @Test("no token is plain in any column, and one generation's ciphertext does not open as another's")
  func sealed() async throws {
    try await IntegrationsBench.with { bench in
      let connection = try await bench.connected()
      let rows = try await bench.admin.withTransaction(.system) {
        try await $0.rows(
          """
          select t::text as text from integrations.connection_tokens t union all
          select c::text from integrations.connections c union all select f::text from integrations.oauth_flows f
          """)
      }
      for row in rows {
        let text: String = try row.get("text")
        for canary in ["access-", "refresh-"] {
          #expect(!text.contains(canary.utf8.map { String($0, radix: 16) }.joined()) && !text.contains(canary + "2"))
        }
      }
      try await bench.admin.withTransaction(.system) {
        try await $0.execute("update integrations.connection_tokens set generation = generation + 1")
      }
      await #expect(throws: (any Error).self) { try await bench.token(connection) }
    }
  }
}

extension IntegrationsBench {
  /// Another process's way to the same tables.
  var refresher: TokenRefresher {
    TokenRefresher(
      database: database, sealer: handlers.sealer, client: parts.client, revoker: handlers.steward.revoker,
      events: handlers.events)
  }
}
