import Postgres
import Testing

@testable import ServiceRuntime

@Suite struct DatabaseSettingsTests {
  private func configuration(_ environment: [String: String] = [:]) async throws -> DatabaseConfiguration {
    let settings = try await SettingsReader(service: "billing", own: []).read(file: nil, environment: environment)
    return DatabaseConfiguration(settings: settings, service: "billing")
  }

  @Test("without settings: no encryption, prepared statements, 13 connections in four lanes")
  func defaults() async throws {
    let configuration = try await configuration()
    #expect(configuration.tls == .disabled)
    #expect(configuration.usesPreparedStatements)
    #expect(configuration.laneSizes == [.ingest: 4, .rpc: 4, .worker: 4, .operator: 1])
    #expect(configuration.maximumWaiters == 1000)
    #expect(configuration.user == "billing" && configuration.applicationName == "switchboard-billing")
  }

  @Test("every setting of the database reaches its configuration")
  func all() async throws {
    let configuration = try await configuration([
      "SWITCHBOARD_POSTGRES_HOST": "db.example.com", "SWITCHBOARD_POSTGRES_PORT": "6432",
      "SWITCHBOARD_POSTGRES_USER": "u", "SWITCHBOARD_POSTGRES_PASSWORD": "canary",
      "SWITCHBOARD_POSTGRES_DATABASE": "d", "SWITCHBOARD_POSTGRES_TLS": "verify-full",
      "SWITCHBOARD_POSTGRES_TLS_ROOT_CERTIFICATES": "/ca.pem",
      "SWITCHBOARD_POSTGRES_PREPARED_STATEMENTS": "false", "SWITCHBOARD_POSTGRES_ACQUIRE_TIMEOUT": "250",
      "SWITCHBOARD_POSTGRES_POOL_INGEST": "1", "SWITCHBOARD_POSTGRES_POOL_RPC": "2",
      "SWITCHBOARD_POSTGRES_POOL_WORKER": "3", "SWITCHBOARD_POSTGRES_POOL_OPERATOR": "4",
      "SWITCHBOARD_POSTGRES_POOL_WAITERS": "7",
    ])
    #expect((configuration.host, configuration.port) == ("db.example.com", 6432))
    #expect((configuration.user, configuration.database) == ("u", "d"))
    #expect(configuration.password.reveal() == "canary" && !"\(configuration)".contains("canary"))
    #expect(configuration.tls == .verifyFull(rootCertificates: "/ca.pem"))
    #expect(!configuration.usesPreparedStatements)
    #expect(configuration.acquireTimeout == .milliseconds(250))
    #expect(configuration.laneSizes == [.ingest: 1, .rpc: 2, .worker: 3, .operator: 4])
    #expect(configuration.maximumWaiters == 7)
  }

  @Test("lanes that are larger together than the limit are refused, with the rule; at the limit they are not")
  func sum() async throws {
    let lanes = ["SWITCHBOARD_POSTGRES_POOL_INGEST": "23"]
    let error = await #expect(throws: SettingsError.self) {
      _ = try await configuration(lanes.merging(["SWITCHBOARD_POSTGRES_POOL_MAXIMUM": "31"]) { $1 })
    }
    #expect(
      error?.description == """
        postgres.pool.ingest 23, postgres.pool.rpc 4, postgres.pool.worker 4, postgres.pool.operator 1: together 32, \
        which is more than postgres.pool.maximum 31.
        """)
    #expect(try await configuration(lanes).laneSizes[.ingest] == 23)
  }
}
