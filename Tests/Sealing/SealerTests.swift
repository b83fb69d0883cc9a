import Foundation
import Identifiers
import Postgres
import Sealing
import TestSupport
import Testing

@Suite struct SealerTests {
  private static let set = MigrationSet(
    service: "sealingtest", components: [PostgresMigrations.component, SealingMigrations.component])

  @Test("what was sealed opens in its own place and nowhere else")
  func places() async throws {
    try await TestDatabase.with(Self.set) { test in
      let sealer = try Sealer(
        service: "sealingtest", masterKeys: MasterKeys(MasterKeys.generate(id: "k1")), database: test.database)
      let organization = OrganizationID.new()
      let place = SealingContext(label: "thing", organizationID: organization, record: .version7())
      let keyring = try await sealer.keyring(for: organization)
      let sealed = try keyring.seal(Array("Zoë".utf8), place)
      #expect(try keyring.open(sealed, place) == Array("Zoë".utf8))
      #expect(try keyring.seal(Array("Zoë".utf8), place) != sealed)

      var elsewhere = place
      elsewhere.record = .version7()
      #expect(throws: SealingError.self) { try keyring.open(sealed, elsewhere) }
      elsewhere = place
      elsewhere.label = "other"
      #expect(throws: SealingError.self) { try keyring.open(sealed, elsewhere) }
      let other = try await sealer.keyring(for: .new())
      #expect(throws: SealingError.self) { try other.open(sealed, place) }
    }
  }

  @Test("every changed byte is noticed, and a short text is refused")
  func tampering() async throws {
    try await TestDatabase.with(Self.set) { test in
      let sealer = try Sealer(
        service: "sealingtest", masterKeys: MasterKeys(MasterKeys.generate(id: "k1")), database: test.database)
      let organization = OrganizationID.new()
      let place = SealingContext(label: "thing", organizationID: organization, record: .version7())
      let keyring = try await sealer.keyring(for: organization)
      let sealed = try keyring.seal([1, 2, 3], place)
      for index in sealed.indices {
        var changed = sealed
        changed[index] ^= 1
        #expect(throws: SealingError.self) { try keyring.open(changed, place) }
        #expect(throws: SealingError.self) { try keyring.open(Array(sealed[..<index]), place) }
      }
    }
  }

  @Test("an organization keeps its key over a restart; another master key does not open it")
  func restart() async throws {
    try await TestDatabase.with(Self.set) { test in
      let master = MasterKeys.generate(id: "k1")
      let organization = OrganizationID.new()
      let place = SealingContext(label: "thing", organizationID: organization, record: .version7())
      let first = try Sealer(service: "sealingtest", masterKeys: MasterKeys(master), database: test.database)
      let sealed = try await first.keyring(for: organization).seal([7], place)
      let second = try Sealer(service: "sealingtest", masterKeys: MasterKeys(master), database: test.database)
      #expect(try await second.keyring(for: organization).open(sealed, place) == [7])
      let foreign = try Sealer(
        service: "sealingtest", masterKeys: MasterKeys(MasterKeys.generate(id: "k1")), database: test.database)
      await #expect(throws: SealingError.self) { try await foreign.keyring(for: organization) }
      let otherService = try Sealer(service: "other", masterKeys: MasterKeys(master), database: test.database)
      await #expect(throws: SealingError.self) { try await otherService.keyring(for: organization) }
    }
  }

  @Test("fifty first uses at once make one key")
  func race() async throws {
    try await TestDatabase.with(Self.set) { test in
      let master = try MasterKeys(MasterKeys.generate(id: "k1"))
      let organization = OrganizationID.new()
      let place = SealingContext(label: "thing", organizationID: organization, record: .version7())
      let sealed = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<50 {
          group.addTask {
            try await Sealer(service: "sealingtest", masterKeys: master, database: test.database)
              .keyring(for: organization).seal([9], place)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let keyring = try await Sealer(service: "sealingtest", masterKeys: master, database: test.database)
        .keyring(for: organization)
      for one in sealed { #expect(try keyring.open(one, place) == [9]) }
    }
  }
}
