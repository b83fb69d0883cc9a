import Foundation
import Glibc
@testable import Postgres
import PostgresCluster
import TestSupport
import Testing

@Suite("A full disk")
struct DiskFullTests {
  @Test("writers are told that there is no room, nothing of theirs is kept, and they go on once there is room")
  func full() async throws {
    try await OwnCluster.with(TestSchema.set) { own in
      let folder = own.cluster.location + "/small"
      mkdir(folder, 0o700)
      guard mount("tmpfs", folder, "tmpfs", 0, "size=4m,mode=0700") == 0 else {
        print("skipped: mounting a small file system is not permitted here (error \(errno))")
        return
      }
      // 2: MNT_DETACH, once nobody uses it any more.
      defer { umount2(folder, 2) }
      var owner = stat()
      try #require(stat(own.cluster.location, &owner) == 0 && chown(folder, owner.st_uid, owner.st_gid) == 0)
      try await Database.withDatabase(configuration: own.admin, logger: .silent) { admin in
        // Not in a transaction block, and without parameters.
        try await AdminSession.with(own.admin) { session in
          _ = try await session.script("create tablespace small location '\(folder)'")
        }
        for statement in [
          "create table sample.heap (name text primary key, body bytea) tablespace small",
          "alter table sample.heap alter column body set storage external",
          "grant select, insert, delete on sample.heap to sample",
        ] as [Statement] {
          try await admin.withTransaction(.system) { _ = try await $0.execute(statement) }
        }
        try await Database.withDatabase(configuration: own.login, logger: .silent) { database in
          try await fill(database)
          // 32: MS_REMOUNT. Somebody gives it more room.
          try #require(mount("tmpfs", folder, "tmpfs", 32, "size=64m,mode=0700") == 0)
          try await database.withTransaction(.system) {
            _ = try await $0.execute(
              "insert into sample.heap values ('after', \([UInt8](repeating: 1, count: 100_000)))")
          }
        }
        try await admin.withTransaction(.system) { _ = try await $0.execute("drop table sample.heap") }
      }
      try await own.cluster.stop(.fast)
    }
  }

  /// Writes until there is no room, and checks that what was confirmed is all that is there.
  private func fill(_ database: Database) async throws {
    var confirmed = 0
    var refusal: PostgresError?
    while refusal == nil, confirmed < 1000 {
      do {
        try await database.withTransaction(.system) {
          _ = try await $0.execute(
            "insert into sample.heap values (\("\(confirmed)"), \([UInt8](repeating: 7, count: 100_000)))")
        }
        confirmed += 1
      } catch let error as PostgresError {
        refusal = error
      }
    }
    #expect(refusal?.code == .outOfResources)
    #expect(refusal?.sqlState == "53100")
    #expect(refusal?.isRetryable == true)
    let rows = try await database.read(.system, "select count(*) as count from sample.heap")
    #expect(try rows[0].get("count", as: Int.self) == confirmed)
  }
}
