import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@Suite("Copying rows in")
struct CopyTests {
  private func with(_ body: (TestDatabase) async throws -> Void) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.admin.withTransaction(.system) {
        try await $0.execute(
          """
          create table sample.copied (
            id uuid primary key, name text, size bigint not null, at timestamptz, body bytea, flag boolean, numbers int4[])
          """)
        try await $0.execute("grant select, insert on sample.copied to sample")
      }
      try await body(test)
    }
  }

  private func count(_ test: TestDatabase) async throws -> Int {
    let row = try await test.database.withTransaction(.system) {
      try await $0.first("select (select count(*) from counters) + (select count(*) from copied) as count")
    }
    return try #require(row).get("count")
  }

  private func counters(_ names: some Sequence<String>) throws -> CopyRows {
    var rows = CopyRows(into: "counters", columns: "name", "value")
    for (index, name) in names.enumerated() { try rows.append(name, Int64(index)) }
    return rows
  }

  @Test("values of every kind and nulls arrive as they were")
  func values() async throws {
    try await with { test in
      let (id, other) = (UUID(), UUID())
      let at = Date(timeIntervalSince1970: 1_700_000_000.25)
      var rows = CopyRows(into: "copied", columns: "id", "name", "size", "at", "body", "flag", "numbers")
      try rows.append(id, "ß \"quoted\"\n\\.", Int64.min, at, [UInt8](0...255), true, [Int32(1), -2])
      try rows.append(
        other, nil as String?, Int64(0), nil as Date?, [UInt8]() as [UInt8]?, nil as Bool?, nil as [Int32]?)
      let copied = try await test.database.withTransaction(.system) { try await $0.copy(rows) }
      #expect(copied == 2)
      let found = try await test.database.withTransaction(.system) {
        try await $0.rows("select * from copied order by name nulls last")
      }
      #expect(try found[0].get("id") == id)
      #expect(try found[0].get("name") == "ß \"quoted\"\n\\.")
      #expect(try found[0].get("size") == Int64.min)
      #expect(try found[0].get("at") == at)
      #expect(try found[0].get("body") == [UInt8](0...255))
      #expect(try found[0].get("flag") == true)
      #expect(try found[0].get("numbers") == [Int32(1), -2])
      #expect(try found[1].get("name") == nil as String?)
      #expect(try found[1].get("body") == [UInt8]())
    }
  }

  @Test("a hundred thousand rows go in beside other statements of their transaction, and the connection serves on")
  func many() async throws {
    try await with { test in
      let rows = try counters((0..<100_000).map { "row \($0)" })
      try await test.database.withTransaction(.system) { transaction in
        try await transaction.execute("insert into counters values ('before', 1)")
        #expect(try await transaction.copy(rows) == 100_000)
        try await transaction.execute("insert into counters values ('after', 1)")
      }
      #expect(try await count(test) == 100_002)
    }
  }

  @Test("a row that the table refuses in the middle leaves nothing of the copy, and a savepoint saves the rest")
  func refused() async throws {
    try await with { test in
      let rows = try counters((0..<5000).map { "row \($0 == 4000 ? 1 : $0)" })
      let error = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system) { _ = try await $0.copy(rows) }
      }
      #expect(error?.code == .uniqueViolation && error?.constraint == "counters_pkey")
      #expect(try await count(test) == 0)
      try await test.database.withTransaction(.system) { transaction in
        try await transaction.execute("insert into counters values ('kept', 1)")
        _ = try? await transaction.withSavepoint { try await transaction.copy(rows) }
      }
      #expect(try await count(test) == 1)
    }
  }

  @Test("a body that throws after the copy undoes it")
  func undone() async throws {
    struct Changed: Error {}
    try await with { test in
      let rows = try counters(["a", "b"])
      await #expect(throws: Changed.self) {
        try await test.database.withTransaction(.system) { transaction in
          try await transaction.copy(rows)
          throw Changed()
        }
      }
      #expect(try await count(test) == 0)
    }
  }

  @Test(
    "a copy that waits for a lock ends at its deadline or with its task, leaving nothing", arguments: [true, false])
  func stopped(byDeadline: Bool) async throws {
    try await with { test in
      let rows = try counters(["mine"])
      let (held, gate) = (Gate(), Gate())
      try await withThrowingTaskGroup(of: Void.self) { group in
        defer { gate.open() }
        group.addTask {
          defer { held.open() }
          try await test.admin.withTransaction(.system) {
            try await $0.execute("lock table sample.counters in exclusive mode")
            held.open()
            await gate.wait()
          }
        }
        await held.wait()
        let copying = Task { () -> PostgresError.Code? in
          do {
            try await test.database.withTransaction(.system, timeout: byDeadline ? .seconds(2) : .seconds(20)) {
              _ = try await $0.copy(rows)
            }
            return nil
          } catch {
            return (error as? PostgresError)?.code
          }
        }
        if !byDeadline {
          try await eventually("the copy waits") {
            try await test.admin.withTransaction(.system) {
              try await !$0.rows("select from pg_locks where not granted and relation = 'sample.counters'::regclass")
                .isEmpty
            }
          }
          copying.cancel()
        }
        #expect(await copying.value == (byDeadline ? .deadlineExceeded : .cancelled))
        gate.open()
        try await group.waitForAll()
      }
      #expect(try await count(test) == 0)
      try await test.database.ping()
    }
  }

  @Test("rows of another type than the column, and columns that are not there, are refused before anything is sent")
  func types() async throws {
    try await with { test in
      func code(_ rows: CopyRows) async -> PostgresError? {
        do {
          try await test.database.withTransaction(.system) { _ = try await $0.copy(rows) }
          return nil
        } catch { return error as? PostgresError }
      }
      var narrow = CopyRows(into: "counters", columns: "name", "value")
      try narrow.append("a", Int32(1))
      #expect(await code(narrow)?.code == .invalidValue)
      var wrong = CopyRows(into: "counters", columns: "name", "nothing")
      try wrong.append("a", Int64(1))
      #expect(await code(wrong)?.code == .undefinedObject)
      var guarded = CopyRows(into: "notes", columns: "org_id", "id", "body")
      try guarded.append(UUID(), UUID(), "text")
      #expect(await code(guarded)?.message == "The server does not copy into a table with row security.")
      try await test.database.ping()
    }
  }

  @Test("a row of another shape, a NUL and too many bytes are refused when they are added, and change nothing")
  func limits() throws {
    var rows = CopyRows(into: "counters", columns: "name", "value")
    try rows.append("a", Int64(1))
    let size = rows.byteCount
    func code(_ body: (inout CopyRows) throws -> Void) -> PostgresError.Code? {
      do {
        try body(&rows)
        return nil
      } catch { return (error as? PostgresError)?.code }
    }
    let large = String(repeating: "x", count: CopyRows.maximumBytes / 2)
    let short = code { try $0.append("only one") }
    let changed = code { try $0.append("b", Int32(2)) }
    let nul = code { try $0.append("b\0", Int64(2)) }
    let fits = code { try $0.append(large, Int64(2)) }
    let sizeWithLarge = rows.byteCount
    let tooLarge = code { try $0.append(large, Int64(3)) }
    #expect([short, changed, nul, fits, tooLarge] == [.invalidValue, .invalidValue, .invalidText, nil, .invalidValue])
    #expect(rows.count == 2 && rows.byteCount == sizeWithLarge && size < sizeWithLarge)
  }
}
