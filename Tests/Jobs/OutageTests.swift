import Foundation
import Identifiers
import Postgres
import Resilience
import Synchronization
import TestSupport
import Testing

@testable import Jobs

/// What a worker does while its database is killed, or stands still.
@Suite(.serialized) struct OutageTests {
  private let organization = OrganizationID.new()
  private static let count = 400

  /// Two workers, jobs that are enqueued while they run, and an outage in the middle; afterwards each job must have been
  /// done exactly once.
  private func check(_ own: OwnCluster, _ outage: @Sendable () async throws -> Void) async throws {
    var (login, admin) = (own.login, own.admin)
    for lane in Lane.allCases { (login.laneSizes[lane], admin.laneSizes[lane]) = (4, 1) }
    (login.acquireTimeout, login.connectTimeout) = (.seconds(1), .seconds(1))
    try await Database.withDatabase(configuration: login, logger: .silent) { database in
      try await Database.withDatabase(configuration: admin, logger: .silent) { adminDatabase in
        let test = TestDatabase(
          database: database, admin: adminDatabase, configuration: login, adminConfiguration: admin)
        let jobs = (0..<Self.count).map { _ in NewJob(kind: "work", organizationID: organization, ref: UUID()) }
        let workers = (0..<2).map { _ in
          test.worker([Handler.effect()]) {
            ($0.lease, $0.heartbeat) = (.seconds(4), .seconds(1))
            $0.backoff = Backoff(base: .milliseconds(10), cap: .milliseconds(100))
          }
        }
        let done = { try await test.effects(organization).count }
        try await running(workers) {
          try await test.enqueue(Array(jobs.prefix(Self.count / 2)))
          try await eventually(within: .seconds(60), "some are done") { try await done() > 20 }
          try await outage()
          try await eventually(within: .seconds(60), "the database takes jobs again") {
            do {
              try await test.enqueue(Array(jobs.suffix(Self.count / 2)))
              return true
            } catch {
              return false
            }
          }
          try await eventually(within: .seconds(120), "all are done") { (try? await test.jobs()) == 0 }
        }
        let effects = try await test.effects(organization)
        #expect(effects.count == Self.count)
        #expect(effects.values.allSatisfy { $0 == ["done"] })
        #expect(try await test.deadLetters(organization).isEmpty)
      }
    }
  }

  @Test("a database that is killed under its workers loses no job and does none twice")
  func killed() async throws {
    try await OwnCluster.with(schema) { own in
      try await check(own) {
        try await own.cluster.stop(.immediate)
        try await own.cluster.start()
      }
    }
  }

  @Test("a database that stands still for longer than the leases loses no job and does none twice")
  func paused() async throws {
    try await OwnCluster.with(schema) { own in
      try await check(own) {
        // The clock is what is tested here: leases of four seconds end meanwhile.
        try await own.paused { try await Task.sleep(for: .seconds(20)) }
      }
    }
  }
}
