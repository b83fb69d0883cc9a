import Foundation
import Identifiers
import Postgres
import TestSupport
import Testing

@Suite("Values through the server")
struct ValueTests {
  /// Sends each value and reads it back, also as an element of an array.
  private func roundTrip<Value: PostgresEncodable & PostgresDecodable & PostgresArrayElement & Equatable>(
    _ values: [Value]
  ) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) { transaction in
        for value in values {
          let row = try #require(try await transaction.first("select \(value) as value"))
          #expect(try row.get("value", as: Value.self) == value)
        }
        let row = try #require(try await transaction.first("select \(values) as value, \(values + values) as twice"))
        #expect(try row.get("value", as: [Value].self) == values)
        #expect(try row.get("twice", as: [Value].self) == values + values)
        let optional = values.map(Optional.some) + [nil]
        let rows = try await transaction.rows("select value from unnest(\(optional)) as value")
        #expect(try rows.map { try $0.get("value", as: Value?.self) } == optional)
      }
    }
  }

  @Test("numbers and truth values come back as they were, at their limits too")
  func numbers() async throws {
    try await roundTrip([true, false])
    try await roundTrip([Int16.min, -1, 0, 1, .max])
    try await roundTrip([Int32.min, -1, 0, 1, .max])
    try await roundTrip([Int64.min, -1, 0, 1, .max])
    try await roundTrip([Int.min, -1, 0, 1, .max])
  }

  @Test("texts come back as they were")
  func texts() async throws {
    try await roundTrip(["", " ", "a", "'", "''", "\\", "{\"a\",NULL}", "NULL", "ß𝄞\u{301}", "\u{1}\u{7f}\u{10ffff}"])
    try await roundTrip([String(repeating: "x", count: 1 << 20)])
  }

  @Test("bytes come back as they were")
  func bytes() async throws {
    try await roundTrip([[], [0], [0, 255, 0], Array(0...255), [UInt8](repeating: 7, count: 2 << 20)])
  }

  @Test("identifiers come back as they were")
  func identifiers() async throws {
    try await roundTrip([UUID(), UUID.version7(), UUID(uuidString: "00000000-0000-0000-0000-000000000000")!])
    try await roundTrip([OrganizationID.new(), .system])
  }

  @Test("times come back to the microsecond")
  func times() async throws {
    try await roundTrip([
      Date(timeIntervalSince1970: 0), Date(timeIntervalSince1970: 1_763_690_400.123_456),
      Date(timeIntervalSince1970: -62_135_596_800), Date(timeIntervalSince1970: 4_102_444_800.999_999),
    ])
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) { transaction in
        let date = Date(timeIntervalSince1970: 1_763_690_400.123_456)
        let row = try #require(try await transaction.first("select (\(date) at time zone 'UTC')::text as text"))
        #expect(try row.get("text") == "2025-11-21 02:00:00.123456")
      }
    }
  }

  @Test("many random values come back as they were", arguments: [UInt64.random(in: .min ... .max)])
  func random(seed: UInt64) async throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed)
    let numbers = (0..<20_000).map { _ in Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random) }
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) { transaction in
        let rows = try await transaction.rows("select n from unnest(\(numbers)) with ordinality as t (n, i) order by i")
        #expect(try rows.map { try $0.get("n", as: Int64.self) } == numbers)
      }
    }
  }

  @Test("smaller numbers can be read as larger ones, and nothing else is converted")
  func widening() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) { transaction in
        let row = try #require(
          try await transaction.first(
            """
            select 1::smallint as small, 2::integer as medium, 3::bigint as large, 4.5::real as real, 5.5::float8 as double,
              6::numeric as exact, '{"a": 1}'::jsonb as object, 'x'::name as name, 'infinity'::timestamptz as never,
              null::bigint as nothing, array[[1,2],[3,4]]::bigint[] as grid
            """))
        #expect(try row.get("small", as: Int64.self) == 1)
        #expect(try row.get("medium", as: Int.self) == 2)
        #expect(try row.get("small", as: Int32.self) == 1)
        #expect(try row.get("real", as: Double.self) == 4.5)
        #expect(try row.get("double", as: Double.self) == 5.5)
        #expect(try row.get("object", as: String.self) == "{\"a\": 1}")
        #expect(try row.get("name", as: String.self) == "x")
        #expect(try row.get("nothing", as: Int64?.self) == nil)
        func isRefused<Value: PostgresDecodable>(_ column: String, _: Value.Type) -> Bool {
          do throws(PostgresError) {
            _ = try row.get(column, as: Value.self)
            return false
          } catch {
            return error.code == .decoding
          }
        }
        #expect(isRefused("large", Int32.self))
        #expect(isRefused("exact", Int64.self))
        #expect(isRefused("large", String.self))
        #expect(isRefused("name", Int64.self))
        #expect(isRefused("never", Date.self))
        #expect(isRefused("nothing", Int64.self))
        #expect(isRefused("grid", [Int64].self))
        #expect(isRefused("missing", Int64.self))
      }
    }
  }

  @Test("a text with a NUL is refused before anything is sent, and the transaction goes on", arguments: ["\0", "a\0b"])
  func nul(text: String) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      try await test.database.withTransaction(.system) { transaction in
        await #expect(throws: PostgresError(.invalidText, message: "A text has a NUL character.")) {
          _ = try await transaction.rows("select \(text)")
        }
        await #expect(throws: PostgresError(.invalidText, message: "A text has a NUL character.")) {
          _ = try await transaction.rows("select \([text])")
        }
        let rows = try await transaction.rows("select \([UInt8](text.utf8))")
        #expect(rows.count == 1)
      }
    }
  }

  @Test("broken binary forms are refused, whatever they hold", arguments: [UInt64.random(in: .min ... .max)])
  func hostileBytes(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...(Bool.random(using: &random) ? 255 : 3), using: &random)
      }
      // Only that nothing traps; some of them are well-formed.
      _ = try? [Int64](postgres: PostgresValue(type: .int8Array, bytes: bytes[...]))
      _ = try? [String](postgres: PostgresValue(type: .textArray, bytes: bytes[...]))
      _ = try? Date(postgres: PostgresValue(type: .timestamptz, bytes: bytes[...]))
      _ = try? UUID(postgres: PostgresValue(type: .uuid, bytes: bytes[...]))
      _ = try? String(postgres: PostgresValue(type: .jsonb, bytes: bytes[...]))
    }
  }
}
