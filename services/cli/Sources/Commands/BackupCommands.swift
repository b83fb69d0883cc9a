internal import ArgumentParser
internal import Foundation
internal import Simulator

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the whole database into a folder, while everything goes on.",
    discussion:
      "Needs the data folder's own Postgres, or a superuser at postgres.admin-url. Passwords, certificates and master keys "
      + "are left out: keep the secrets folder elsewhere, for without it a backup cannot be read.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var database: DatabaseOptions

  @Option(help: ArgumentHelp("The new folder; left out, one in the data folder's backups.", valueName: "dir"))
  var to: String?

  func run() async throws {
    let (folder, console) = (common.folder, Console.current)
    let path = to ?? folder.backups + "/" + timeText(Date()).replacing(":", with: "-")
    let (backup, manifest) = try await SystemDatabase.with(folder, settingsFile: database.config) { database in
      let backup = try BackupFolder.make(at: path, in: folder)
      return (backup, try await Backup(database: database, progress: console.note).write(to: backup))
    }
    if common.json {
      console.result([
        "path": .string(backup.path), "taken_at": .string(manifest.takenAt), "bytes": .integer(manifest.bytes),
        "tables": .integer(Int64(manifest.tables.count)), "rows": .integer(manifest.rows),
      ])
    } else {
      console.result(
        "\(backup.path)", "\(manifest.rows) rows of \(manifest.tables.count) tables, \(manifest.bytes) bytes.")
    }
  }
}

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a backup back, once it is proven; or only prove that it can be.",
    discussion:
      "The backup is restored into a database of its own and proven: rows, ledger, master keys. Only then it takes its place. "
      + "What was there before stays under another name until somebody drops it.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var database: DatabaseOptions

  @Option(help: ArgumentHelp("The backup; left out, the newest of the data folder.", valueName: "dir"))
  var from: String?

  @Flag(help: "Put it in the place of a system that is there.") var replace = false
  @Flag(help: "Only prove it, beside whatever runs, and remove it again.") var drill = false

  func validate() throws {
    if replace && drill { throw ValidationError("A drill replaces nothing: leave one of --replace and --drill out.") }
  }

  func run() async throws {
    let (folder, console, start) = (common.folder, Console.current, ContinuousClock.now)
    let backup = try from.map(BackupFolder.init) ?? BackupFolder.newest(in: folder)
    let purpose: Restore.Purpose = drill ? .drill : replace ? .replace : .fill
    let report = try await SystemDatabase.with(
      folder, settingsFile: database.config, use: drill ? .shared : .alone
    ) { database in
      try await Restore(database: database, progress: console.note).run(backup, for: purpose)
    }
    let seconds = (start.duration(to: .now) / .milliseconds(1)).rounded() / 1000
    if common.json {
      console.result([
        "path": .string(backup.path), "taken_at": .string(report.manifest.takenAt),
        "tables": .integer(Int64(report.manifest.tables.count)), "rows": .integer(report.manifest.rows),
        "seconds": .number(seconds), "drill": .bool(drill), "before": report.before.map { .string($0) } ?? .null,
      ])
      return
    }
    console.result(
      "\(drill ? "Proven" : "Restored"): the state of \(report.manifest.takenAt), \(report.manifest.rows) rows of "
        + "\(report.manifest.tables.count) tables, in \(seconds) s.")
    if let before = report.before { console.result("What was there before is the database \(before) now.") }
  }
}
