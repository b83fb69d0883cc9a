import Foundation
import Postgres
import PostgresCluster
import Simulator
import TestSupport
import Testing

@testable import CLI

/// Migrations, backup and restore on a server that is not the data folder's own.
@Suite(.serialized) struct BackupTests {
  /// Runs `body` with a server, a data folder and a settings file that names the server's administrator.
  private func withServer(_ body: (DatabaseConfiguration, Place) async throws -> Void) async throws {
    try await withTemporaryFolder { path in
      var configuration = PrivateCluster.Configuration(directory: "/tmp/swbcli-\(UInt32.random(in: .min ... .max))")
      configuration.durability = .off
      let cluster = try await PrivateCluster.start(configuration)
      let result: Result<Void, any Error>
      do {
        let place = Place(path: path)
        try place.write(url(of: cluster.connection), to: place.settings)
        result = .success(try await body(cluster.connection, place))
      } catch {
        result = .failure(error)
      }
      try await cluster.destroy()
      try? FileManager.default.removeItem(atPath: configuration.directory)
      try result.get()
    }
  }

  /// What a test's commands work with.
  private struct Place {
    let path: String
    var data: String { path + "/data" }
    var settings: String { path + "/settings.json" }

    func write(_ url: String, to file: String) throws {
      let content: JSONValue = ["postgres": ["admin-url": .string(url)]]
      try PrivateFile.write(content.json(), to: file)
    }

    func run(_ command: String..., config: String? = nil) async -> CommandRun {
      await CommandRun.run(command + ["--data", data, "--config", config ?? settings, "--json"])
    }
  }

  private func url(of server: DatabaseConfiguration, user: String? = nil, password: String? = nil) -> String {
    let host = server.host.replacing("/", with: "%2F")
    return "postgresql://\(user ?? server.user):\(password ?? server.password.reveal())@\(host):\(server.port)/system"
  }

  @Test("at an administrator's address: migrate, back up, drill, refuse to overwrite, and replace what is there")
  func address() async throws {
    try await withServer { server, place in
      let first = await place.run("migrate")
      #expect(first.code == 0, "\(first.notes)")
      #expect(first.result.contains("create_wallets"))
      let again = try await place.run("migrate").json()
      #expect(again["items"] == [])

      let backup = place.path + "/copy"
      let made = await place.run("backup", "--to", backup)
      #expect(made.code == 0, "\(made.notes)")
      let manifest = try BackupFolder(backup).manifest()
      #expect(manifest.tables["billing.rates"] ?? 0 > 0)
      #expect(manifest.tables["webhooks.calls"] == 0)
      for file in [backup, backup + "/manifest.json", backup + "/switchboard.dump"] {
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int ?? 0
        #expect(mode & 0o077 == 0, "\(file) is its owner's alone")
      }

      let drill = await place.run("restore", "--from", backup, "--drill")
      #expect(drill.code == 0, "\(drill.notes)")
      #expect(try drill.json()["rows"] == made.json()["rows"])

      let refused = await place.run("restore", "--from", backup)
      #expect(refused.code == 1)
      #expect(refused.notes.contains("--replace"))

      #expect(await place.run("backup").code == 0)
      let replaced = await place.run("restore", "--replace")
      #expect(replaced.code == 0, "\(replaced.notes)")
      let before = try #require(try replaced.json()["before"]?.text)
      let names = try await DatabaseAdministration(admin: server).databaseNames()
      #expect(Set(names) == ["postgres", "system", "template1", before])
      #expect(try await place.run("migrate").json()["items"] == [])
    }
  }

  @Test("who is no superuser may migrate and may not back up, because row security would hide what is to be copied")
  func ordinaryAdministrator() async throws {
    try await withServer { server, place in
      try await Database.withDatabase(configuration: server, logger: .silent) { database in
        try await database.withTransaction(.system) {
          _ = try await $0.execute("create role keeper login createrole createdb password 'keeper-password'")
        }
      }
      let settings = place.path + "/keeper.json"
      try place.write(url(of: server, user: "keeper", password: "keeper-password"), to: settings)
      let migrated = await place.run("migrate", config: settings)
      #expect(migrated.code == 0, "\(migrated.notes)")
      let refused = await place.run("backup", "--to", place.path + "/copy", config: settings)
      #expect(refused.code == 1)
      #expect(refused.notes.contains("Only a superuser"))
      #expect(!FileManager.default.fileExists(atPath: place.path + "/copy"))
    }
  }

  @Test("a dump that was damaged, a folder that is no backup and one of another format are refused")
  func damaged() async throws {
    try await withTemporaryFolder { path in
      let backup = BackupFolder(path)
      #expect(throws: CLIError.self) { try backup.manifest() }
      try PrivateFile.write("dump", to: backup.dump)
      let checksum = try await DatabaseDump.checksum(of: backup.dump)
      var manifest = BackupManifest(
        takenAt: "2026-11-30T12:00:00.000Z", bytes: 4, checksum: checksum, tables: ["a.b": 1])
      try backup.write(manifest)
      #expect(try backup.manifest() == manifest)
      try await backup.check(against: manifest)
      try PrivateFile.write("dumb", to: backup.dump)
      await #expect(throws: CLIError.self) { try await backup.check(against: manifest) }
      manifest.format = 2
      try backup.write(manifest)
      #expect(throws: CLIError.self) { try backup.manifest() }
    }
  }

  @Test(
    "a restored table with other rows, one too many and one too few are noticed",
    arguments: [["a.b": 2, "a.c": 0], ["a.b": 1], ["a.b": 1, "a.c": 0, "a.d": 0]] as [[String: Int64]])
  func differences(counts: [String: Int64]) {
    #expect(Restore.firstDifference(counts, ["a.b": 1, "a.c": 0]) != nil)
    #expect(Restore.firstDifference(counts, counts) == nil)
  }

  @Test("a drill replaces nothing, and a backup needs a place that is free")
  func usage() async throws {
    #expect(await CommandRun.run(["restore", "--drill", "--replace"]).code == 2)
    try await withTemporaryFolder { path in
      let folder = DataFolder(path)
      #expect(throws: CLIError.self) { try BackupFolder.make(at: path, in: folder) }
      #expect(throws: CLIError.self) { try BackupFolder.newest(in: folder) }
    }
  }
}
