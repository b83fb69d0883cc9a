import Foundation
import Identifiers
import Postgres
import Sealing
import TestSupport
import Testing

@Suite struct MasterKeysProofTests {
  private static let set = MigrationSet(
    service: "sealingtest", components: [PostgresMigrations.component, SealingMigrations.component])

  @Test("keys that open everything pass; missing ones, and others of the same name, are named")
  func proof() async throws {
    try await TestDatabase.with(Self.set) { test in
      let right = try MasterKeys(MasterKeys.generate(id: "k1"))
      let sealer = Sealer(service: "sealingtest", masterKeys: right, database: test.database)
      for _ in 0..<3 { _ = try await sealer.keyring(for: .new()) }
      let others = [
        (right, []), (try MasterKeys(MasterKeys.generate(id: "k1")), ["k1"]),
        (try MasterKeys(MasterKeys.generate(id: "k2")), ["k1"]),
      ]
      try await DatabaseAdministration(admin: test.adminConfiguration).withSnapshot { snapshot in
        for (keys, unopened) in others {
          let found = try await keys.unopened(of: "sealingtest", in: snapshot)
          #expect(found == unopened)
        }
      }
    }
  }

  @Test("who is bound by row security gets no snapshot: it would show no tenant's rows")
  func ordinaryRole() async throws {
    try await TestDatabase.with(Self.set) { test in
      let error = await #expect(throws: PostgresError.self) {
        try await DatabaseAdministration(admin: test.configuration).withSnapshot { $0.id }
      }
      #expect(error?.code == .insufficientPrivilege)
    }
  }
}
