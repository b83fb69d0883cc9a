import BillingAPI
import CLI
import Foundation
import PostgresCluster
import TestSupport
import Testing

/// A backup is worth what its restore has shown.
@Suite(.serialized) struct RestoreTests {
  private static let credit: Int64 = 1_000_000_000
  private static let price: Int64 = 700_000

  @Test(
    "after backup, loss and restore every call of the backup is there once, and what came later comes in again",
    .timeLimit(.minutes(5)))
  func drill() async throws {
    let folder = JourneySystem.newFolder()
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    let backup = folder.path + "/copy"

    let tenant = try await JourneySystem.with(in: folder) { journey in
      let tenant = try await journey.makeTenant(credit: Self.credit)
      try await deliver(0..<20, to: tenant, of: journey)
      try await expectSuccess("backup", "--to", backup, in: folder)
      try await expectSuccess("restore", "--from", backup, "--drill", in: folder)
      // After the backup, so these are lost.
      try await deliver(20..<30, to: tenant, of: journey)
      try await expectCalls(30, tenant, of: journey)
      return tenant
    }
    try await lose(folder)
    try await refusesWrongKeys(folder, backup: backup)
    try await expectSuccess("restore", "--from", backup, in: folder)
    let again = await JourneySystem.command(["restore", "--from", backup, "--data", folder.path])
    #expect(again.code == 1 && again.text.contains("--replace"), "\(again.text)")

    try await JourneySystem.with(in: folder) { journey in
      try await expectCalls(20, tenant, of: journey)
      // Those of the backup are known and change nothing; the lost ones are new.
      try await deliver(0..<30, to: tenant, of: journey)
      try await expectCalls(30, tenant, of: journey)
      try await expectSuccess("ledger", "verify", in: folder)
    }
  }

  /// The machine with the database is gone, the folder of secrets is not.
  private func lose(_ folder: DataFolder) async throws {
    let cluster = try await PrivateCluster.find(
      in: folder.postgres, passwordFile: folder.secrets + "/postgres.password")
    try await #require(cluster).destroy()
    try FileManager.default.removeItem(atPath: folder.postgres)
  }

  /// Without the keys, and with others of the same name, nothing takes the database's place, and the error says which key.
  private func refusesWrongKeys(_ folder: DataFolder, backup: String) async throws {
    let file = folder.secrets + "/webhooks.sealing.keys"
    let right = try String(contentsOfFile: file, encoding: .utf8)
    try FileManager.default.removeItem(atPath: file)
    let missing = await JourneySystem.command(["restore", "--from", backup, "--data", folder.path])
    #expect(missing.code == 1 && missing.text.contains("the master key k1"), "\(missing.text)")

    try "k1:\(Data(repeating: 7, count: 32).base64EncodedString())\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    let wrong = await JourneySystem.command(["restore", "--from", backup, "--data", folder.path])
    #expect(wrong.code == 1 && wrong.text.contains(file), "\(wrong.text)")
    try right.write(toFile: file, atomically: true, encoding: .utf8)
  }

  private func deliver(_ numbers: Range<Int>, to tenant: JourneySystem.Tenant, of journey: JourneySystem) async throws {
    for number in numbers {
      for name in ["call_ended", "call_analyzed"] {
        let answer = try await journey.deliver(retellEvent(name, call: number), to: journey.url(of: tenant))
        #expect(answer.status == 200)
      }
    }
    try await journey.settle()
  }

  /// Each call once, charged once, and the books in order.
  private func expectCalls(
    _ count: Int64, _ tenant: JourneySystem.Tenant, of journey: JourneySystem
  ) async throws {
    #expect(try await journey.number("select count(*) as number from webhooks.calls where state = 'analyzed'") == count)
    #expect(try await journey.number("select count(*) as number from webhooks.inbox_dedupe") == count * 2)
    #expect(try await journey.number("select count(*) as number from billing.call_charges") == count)
    #expect(
      try await journey.number("select coalesce(sum(amount_micros), 0)::bigint as number from billing.postings") == 0)
    let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: tenant.options)
    #expect(wallet.balance?.micros == Self.credit - count * Self.price)
  }

  private func expectSuccess(_ arguments: String..., in folder: DataFolder) async throws {
    let run = await JourneySystem.command(arguments + ["--data", folder.path])
    #expect(run.code == 0, "\(arguments.joined(separator: " ")): \(run.text)")
  }
}
