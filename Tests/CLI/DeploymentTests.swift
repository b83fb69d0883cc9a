import Foundation
import Simulator
import Testing

@testable import CLI

@Suite struct DeploymentTests {
  private func prepare(_ path: String, _ more: String...) async throws -> DataFolder {
    let run = await CommandRun.run(["prepare", "--data", path] + more)
    #expect(run.code == 0, "\(run.notes)")
    return DataFolder(path)
  }

  private func settings(of service: ServiceName, in folder: DataFolder) throws -> JSONValue {
    let text = try #require(try PrivateFile.read(folder.settingsFile(of: service.rawValue)))
    return try JSONValue(parsing: Data(text.utf8))
  }

  @Test("services on hosts of their own names listen to all, find each other by name, and know no administrator")
  func named() async throws {
    try await withTemporaryFolder { path in
      let own = path + "/own.yaml"
      try PrivateFile.write(
        "postgres.host: pgbouncer\npostgres.admin-url: postgresql://root:CANARY@db/switchboard\nedge.public-url: https://a.test\n",
        to: own)
      let folder = try await prepare(path + "/data", "--config", own, "--certificates-at", "/run/secrets")
      let webhooks = try settings(of: .webhooks, in: folder)
      #expect(webhooks["webhooks"]?["rpc"]?["host"] == "0.0.0.0")
      #expect(webhooks["webhooks"]?["rpc"]?["tls"]?["key"] == "/run/secrets/webhooks.pem")
      #expect(webhooks["services"]?["billing"]?["rpc"] == ["billing:7013"])
      #expect(webhooks["postgres"]?["host"] == "pgbouncer")
      #expect(webhooks["postgres"]?["user"] == "webhooks")
      #expect(webhooks["providers"] == nil)
      for service in ServiceName.built {
        #expect(try !settings(of: service, in: folder).json().contains("CANARY"), "\(service)")
      }
      let own2 = try #require(try PrivateFile.read(folder.settingsFile(of: "operator")))
      #expect(own2.contains("postgresql://root:CANARY@db/switchboard"))
      #expect(try settings(of: .edge, in: folder)["edge"]?["public-url"] == "https://a.test")
    }
  }

  @Test("with the simulator every provider is on its host, and Postgres is reached as its administrator")
  func simulated() async throws {
    try await withTemporaryFolder { path in
      let folder = try await prepare(path, "--simulator")
      let billing = try settings(of: .billing, in: folder)
      #expect(billing["providers"]?["stripe"]?["base-url"] == "http://simulator:7050/stripe")
      #expect(billing["providers"]?["sentry"]?["dsn"] == "http://simulated@simulator:7050/sentry/1")
      let password = try Secrets(folder).postgresAdministratorPassword()
      #expect(
        try PrivateFile.read(folder.settingsFile(of: "operator"))?
          .contains("postgresql://postgres:\(password)@postgres:5432/switchboard") == true)
      let users = try #require(try PrivateFile.read(folder.poolerUsersFile))
      #expect(users.split(separator: "\n").count == 5)
      #expect(users.contains("\"billing\" \"\(try Secrets(folder).databasePassword(of: .billing))\""))
    }
  }

  @Test("commands find a prepared system by the addresses in its folder, and secrets outlive another preparation")
  func addresses() async throws {
    try await withTemporaryFolder { path in
      let folder = try await prepare(path)
      let status = try SystemStatus.read(from: folder)
      #expect(status.services["auth"]?.rpc == "auth:7011")
      #expect(status.services["analysis"]?.admin == "http://analysis:7035")
      #expect(status.simulator == nil)
      let keys = try Secrets(folder).sealingKeys(of: .webhooks)
      let certificate = try PrivateFile.read(folder.certificates + "/edge.pem")
      _ = try await prepare(path)
      #expect(try Secrets(folder).sealingKeys(of: .webhooks) == keys)
      #expect(try PrivateFile.read(folder.certificates + "/edge.pem") != certificate)
    }
  }
}
