import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@testable import Sealing

@Suite struct MasterKeyRotationTests {
  /// Two replicas of a service with one database.
  private struct Bench: Sendable {
    static let set = MigrationSet(
      service: "sealingtest", components: [PostgresMigrations.component, SealingMigrations.component])

    let test: TestDatabase
    let old = MasterKeys.generate(id: "k1")
    let new = MasterKeys.generate(id: "k2")
    let first: Sealer
    let second: Sealer

    static func with(_ body: @Sendable (Bench) async throws -> Void) async throws {
      try await TestDatabase.with(set) { try await body(try Bench($0)) }
    }

    private init(_ test: TestDatabase) throws {
      self.test = test
      first = Sealer(service: "sealingtest", masterKeys: try MasterKeys(old), database: test.database)
      second = Sealer(service: "sealingtest", masterKeys: try MasterKeys(old), database: test.database)
    }

    var rotation: MasterKeyRotation { MasterKeyRotation(first) }

    /// Gives both the new key, and lets them tell.
    func handOver() async throws {
      for (name, sealer) in [("a", first), ("b", second)] {
        sealer.masterKeys = try MasterKeys("\(old),\(new)")
        try await MasterKeyRotation(sealer).report(as: name)
      }
    }

    func fresh(_ keys: String) throws -> Sealer {
      Sealer(service: "sealingtest", masterKeys: try MasterKeys(keys), database: test.database)
    }
  }

  private static func place(_ organization: OrganizationID) -> SealingContext {
    SealingContext(label: "thing", organizationID: organization, record: organization.uuid)
  }

  private static func seal(_ sealer: Sealer, _ organization: OrganizationID) async throws -> [UInt8] {
    try await sealer.keyring(for: organization).seal(Array("\(organization)".utf8), place(organization))
  }

  private static func opens(_ sealer: Sealer, _ sealed: [UInt8], _ organization: OrganizationID) async throws -> Bool {
    try await sealer.keyring(for: organization).open(sealed, place(organization)) == Array("\(organization)".utf8)
  }

  @Test("a key seals only once every running replica has told that it can open with it")
  func everywhere() async throws {
    try await Bench.with { bench in
      await #expect(throws: MasterKeyRefusal.notEverywhere([])) { try await bench.rotation.seal(with: "k2") }
      try await MasterKeyRotation(bench.first).report(as: "a")
      try await MasterKeyRotation(bench.second).report(as: "b")
      bench.first.masterKeys = try MasterKeys("\(bench.old),\(bench.new)")
      try await bench.rotation.report(as: "a")
      await #expect(throws: MasterKeyRefusal.notEverywhere(["b"])) { try await bench.rotation.seal(with: "k2") }
      // One that ends is not waited for, whether it says so or not.
      try await MasterKeyRotation(bench.second).leave("b")
      #expect(try await bench.rotation.seal(with: "k2").sealing == "k2")
      try await MasterKeyRotation(bench.second).report(as: "b")
      try await bench.test.admin.withTransaction(.system) {
        try await $0.execute(
          "update sealingtest.sealing_replicas set reported_at = clock_timestamp() - interval '61 seconds' where replica = 'b'"
        )
      }
      #expect(try await bench.rotation.status().replicas.map(\.name) == ["a"])
      #expect(try await MasterKeyRotation(bench.second).report(as: "b") == false)
    }
  }

  @Test("after a rotation everything opens with the new key alone, also what was sealed while it ran")
  func rotate() async throws {
    try await Bench.with { bench in
      let organizations = (0..<12).map { _ in OrganizationID.new() }
      var sealed: [OrganizationID: [UInt8]] = [:]
      for organization in organizations { sealed[organization] = try await Self.seal(bench.first, organization) }
      try await bench.handOver()
      #expect(try await bench.rotation.status().remaining == 0)
      #expect(try await bench.rotation.seal(with: "k2").remaining == 12)
      let late = OrganizationID.new()
      sealed[late] = try await Self.seal(bench.second, late)
      // Interrupted after every step, and gone on with.
      #expect(try await bench.rotation.rewrap(limit: 5) == 5)
      #expect(try await bench.rotation.status().remaining == 7)
      while try await bench.rotation.rewrap(limit: 5) == 5 {}
      let status = try await bench.rotation.status()
      #expect(status.remaining == 0 && status.uses == ["k2": 13] && status.sealing == "k2")
      let restarted = try bench.fresh(bench.new)
      for (organization, bytes) in sealed {
        #expect(try await Self.opens(restarted, bytes, organization))
        #expect(try await Self.opens(bench.first, bytes, organization))
      }
      let behind = try bench.fresh(bench.old)
      await #expect(throws: SealingError.self) { try await behind.keyring(for: organizations[0]) }
    }
  }

  @Test("a key is retired only when it neither seals nor wraps anything, and never seals again")
  func retire() async throws {
    try await Bench.with { bench in
      _ = try await Self.seal(bench.first, .new())
      try await bench.handOver()
      await #expect(throws: MasterKeyRefusal.isSealing) { try await bench.rotation.retire("k1") }
      _ = try await bench.rotation.seal(with: "k2")
      await #expect(throws: MasterKeyRefusal.inUse(1)) { try await bench.rotation.retire("k1") }
      await #expect(throws: MasterKeyRefusal.unknown) { try await bench.rotation.retire("k9") }
      _ = try await bench.rotation.rewrap(limit: 10)
      #expect(try await bench.rotation.retire("k1").retired == ["k1"])
      #expect(try await bench.rotation.retire("k1").retired == ["k1"])
      await #expect(throws: MasterKeyRefusal.isRetired) { try await bench.rotation.seal(with: "k1") }
    }
  }

  @Test("whoever makes a first data key under the old master key while it is retired is counted")
  func retireRace() async throws {
    try await Bench.with { bench in
      _ = try await Self.seal(bench.first, .new())
      try await bench.handOver()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { _ = try await Self.seal(bench.second, .new()) } }
        group.addTask { _ = try await bench.rotation.seal(with: "k2") }
        try await group.waitForAll()
      }
      while try await bench.rotation.rewrap(limit: 10) == 10 {}
      _ = try await bench.rotation.retire("k1")
      let status = try await bench.rotation.status()
      #expect(status.uses == ["k2": 21])
    }
  }

  @Test("two that wrap anew at once leave every key whole, and a wrapped key opens in no other organization's row")
  func twice() async throws {
    try await Bench.with { bench in
      let organization = OrganizationID.new()
      let sealed = try await Self.seal(bench.first, organization)
      try await bench.handOver()
      _ = try await bench.rotation.seal(with: "k2")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for sealer in [bench.first, bench.second, bench.first] {
          group.addTask { _ = try await MasterKeyRotation(sealer).rewrap(limit: 10) }
        }
        try await group.waitForAll()
      }
      #expect(try await Self.opens(try bench.fresh(bench.new), sealed, organization))
      let other = OrganizationID.new()
      try await bench.test.admin.withTransaction(.system) {
        try await $0.execute(
          """
          insert into sealingtest.org_keys (org_id, dek_id, wrapped_dek, kek_id, state)
          select \(other), dek_id, wrapped_dek, kek_id, state from sealingtest.org_keys where org_id = \(organization)
          """)
      }
      let thief = try bench.fresh(bench.new)
      await #expect(throws: SealingError.self) { try await thief.keyring(for: other) }
    }
  }
}
