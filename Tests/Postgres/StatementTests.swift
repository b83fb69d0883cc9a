@testable import Postgres
import TestSupport
import Testing

@Suite("Statements")
struct StatementTests {
  @Test("every value becomes a parameter, in order")
  func parameters() {
    let statement: Statement = "select * from t where a = \(1) and b = \("x") and c = any(\([true]))"
    #expect(statement.sql == "select * from t where a = $1 and b = $2 and c = any($3)")
    #expect(statement.parameters.map(\.type) == [.int8, .text, .boolArray])
  }

  @Test("a statement inside another keeps its parameters, numbered anew")
  func splicing() {
    let condition: Statement = "a = \(1) and b = \(2)"
    let statement: Statement = "select \(0) where \(statement: condition) or \(statement: condition) limit \(3)"
    #expect(statement.sql == "select $1 where a = $2 and b = $3 or a = $4 and b = $5 limit $6")
    #expect(statement.parameters.count == 6)
  }

  @Test("a statement prints without its values")
  func printing() {
    let secret = "hunter2"
    let statement: Statement = "select \(secret)"
    #expect("\(statement)" == "select $1")
  }

  static let attacks = [
    "'; drop table counters; --", "' or '1'='1", "\\'; drop table counters; --", "$1", "$$; drop table counters; $$",
    "1); drop table counters; --", "/* */; drop table counters", "\u{2019}; drop table counters; --",
    "E'\\x27'; drop table counters", "\"; drop table counters; \"", "%s %I %L", "{\"a\": \"b\"}", "null", "\n\r\t",
    "; select pg_sleep(10)", "') union select password from users --", "admin'--", "\u{ff07}; drop table counters",
  ]

  @Test("hostile text is stored as it is and does nothing", arguments: attacks)
  func injection(text: String) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let found = try await test.database.withTransaction(.system) { transaction in
        try await transaction.execute("insert into counters (name, value) values (\(text), \(1))")
        return try await transaction.rows(
          "select name from counters where name = \(text) and name = any(\([text])) and name <> \(text + "x")")
      }
      #expect(try found.map { try $0.get("name", as: String.self) } == [text])
    }
  }

  @Test("more parameters than the protocol can count are refused")
  func tooManyParameters() throws {
    var statement: Statement = "select 1"
    for _ in 0...Statement.maximumParameters { statement.append(1) }
    #expect(throws: PostgresError.self) { try EncodedStatement(statement) }
  }

  @Test("a statement is prepared when it is seen again, and never beyond the capacity")
  func cache() {
    func key(_ sql: String) -> EncodedStatement.Key { .init(sql: sql, types: []) }
    var cache = StatementCache(capacity: 1)
    #expect(cache.plan(for: key("a")) == .unnamed)
    #expect(cache.plan(for: key("a")) == .prepare(name: "s1"))
    #expect(cache.plan(for: key("a")) == .unnamed, "the server has not answered yet")
    cache.confirm(key("a"))
    #expect(cache.plan(for: key("a")) == .prepared(name: "s1"))
    #expect(cache.plan(for: key("b")) == .unnamed)
    #expect(cache.plan(for: key("b")) == .unnamed, "the cache is full")
    var off = StatementCache(capacity: 0)
    #expect((0..<3).map { _ in off.plan(for: key("a")) } == [.unnamed, .unnamed, .unnamed])
    var forgetful = StatementCache(capacity: 8)
    _ = forgetful.plan(for: key("a"))
    _ = forgetful.plan(for: key("a"))
    forgetful.forget(key("a"))
    #expect(forgetful.plan(for: key("a")) == .unnamed)
    #expect(forgetful.plan(for: key("a")) == .prepare(name: "s2"), "a name is never used twice")
  }
}
