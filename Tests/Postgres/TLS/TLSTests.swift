import Foundation
import Postgres
import PostgresCluster
import TestSupport
import Testing

@Suite("Encryption and passwords", .enabled(if: Certificates.isInstalled, "openssl is not installed"))
struct TLSTests {
  /// A cluster that offers encryption and admits over TCP nobody without it, and nobody without a SCRAM password.
  private func with(_ body: (OwnCluster, DatabaseConfiguration, Certificates) async throws -> Void) async throws {
    let port = OwnCluster.freePort()
    try await OwnCluster.with(TestSchema.set, tcpPort: port) { own in
      let certificates = try Certificates.make(in: own.cluster.location)
      let rules = "local all all scram-sha-256\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
      try replace("pg_hba.conf", of: own, with: rules)
      try replace(
        "postgresql.auto.conf", of: own,
        with: "ssl = on\nssl_cert_file = '\(certificates.certificate)'\nssl_key_file = '\(certificates.key)'\n")
      try await own.cluster.restart()
      var configuration = own.login
      configuration.host = "localhost"
      configuration.port = port
      configuration.acquireTimeout = .seconds(10)
      configuration.tls = .verifyFull(rootCertificates: certificates.authority)
      try await body(own, configuration, certificates)
    }
  }

  /// In place, so that the file keeps its owner.
  private func replace(_ name: String, of own: OwnCluster, with text: String) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: own.cluster.location + "/data/" + name))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  private func refusal(_ configuration: DatabaseConfiguration) async throws -> PostgresError {
    try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
      let error = await #expect(throws: PostgresError.self) { try await database.ping() }
      return try #require(error)
    }
  }

  @Test("a server that proves its name is served over TLS with SCRAM; every other case is refused with its reason")
  func verification() async throws {
    try await with { own, configuration, certificates in
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        let row = try await database.read(.system, "select ssl, version from pg_stat_ssl where pid = pg_backend_pid()")
        #expect(try row[0].get("ssl") == true)
        #expect(try row[0].get("version", as: String.self).hasPrefix("TLSv1."))
      }
      func refused(_ message: String, _ change: (inout DatabaseConfiguration) -> Void) async throws {
        var changed = configuration
        changed.acquireTimeout = .milliseconds(1500)
        change(&changed)
        let error = try await refusal(changed)
        #expect(error.code == .connectionFailed && error.isRetryable)
        #expect(error.message == message)
      }
      try await refused("The server's certificate was not accepted.") {
        $0.tls = .verifyFull(rootCertificates: certificates.stranger)
      }
      try await refused("The server's certificate was not accepted.") {
        $0.tls = .verifyFull(rootCertificates: certificates.folder + "/nowhere.pem")
      }
      try await refused("The server's certificate is for another name.") { $0.host = "127.0.0.1" }
      try await refused("The server refused the user's password.") { $0.password = "wrong" }
      try await refused("The server wants a password.") { $0.password = "" }
      try await refused("The server refused the user's password.") { $0.user = "nobody_known" }
      try await refused("The server admits no such client.") { $0.tls = .disabled }
      let verifier = try await Database.withDatabase(configuration: own.admin, logger: .silent) { admin in
        try await admin.withTransaction(.system) {
          try await $0.first("select rolpassword from pg_authid where rolname = 'sample'")
        }
      }
      #expect(try verifier?.get("rolpassword", as: String.self).hasPrefix("SCRAM-SHA-256$") == true)
    }
  }

  @Test("a server without encryption is refused")
  func plain() async throws {
    let port = OwnCluster.freePort()
    try await OwnCluster.with(TestSchema.set, tcpPort: port) { own in
      var configuration = own.login
      configuration.host = "localhost"
      configuration.port = port
      configuration.acquireTimeout = .milliseconds(1500)
      configuration.tls = .verifyFull(rootCertificates: "/nowhere.pem")
      let error = try await refusal(configuration)
      #expect(error.code == .connectionFailed)
      #expect(
        ["The server offers no encryption.", "The server's certificate was not accepted."].contains(error.message))
    }
  }

  @Test("over TLS a cancelled transaction closes its connection, and the server rolls back and serves the next")
  func cancellation() async throws {
    try await with { own, configuration, _ in
      var configuration = configuration
      configuration.laneSizes = [.rpc: 1]
      try await Database.withDatabase(configuration: configuration, logger: .silent) { database in
        func process() async throws -> Int32 {
          try await database.withTransaction(.system) {
            try #require(try await $0.first("select pg_backend_pid() as pid")).get("pid")
          }
        }
        let before = try await process()
        let running = Task {
          try await database.withTransaction(.system) {
            try await $0.execute("insert into counters values ('cancelled', 1)")
            _ = try await $0.execute("select pg_sleep(60)")
          }
        }
        try await Database.withDatabase(configuration: own.admin, logger: .silent) { admin in
          try await eventually(within: .seconds(30), "it sleeps") {
            try await admin.withTransaction(.system) {
              try await !$0.rows(
                "select from pg_stat_activity where query like '%pg_sleep(60)%' and usename = 'sample'"
              )
              .isEmpty
            }
          }
        }
        running.cancel()
        let error = await #expect(throws: PostgresError.self) { try await running.value }
        #expect(error?.code == .cancelled)
        #expect(try await process() != before)
        #expect(try await database.read(.system, "select name from counters").isEmpty)
      }
    }
  }
}
