import Identifiers
@testable import Postgres
import TestSupport
import Testing

@Suite("Errors")
struct PostgresErrorTests {
  static let refusals: [(Statement, PostgresError.Code, String?)] = [
    ("insert into counters values ('a', 1), ('a', 2)", .uniqueViolation, "counters_pkey"),
    ("insert into counters values ('a', null)", .notNullViolation, nil),
    ("select 1 from nowhere", .undefinedObject, nil),
    ("select nothing from counters", .undefinedObject, nil),
    ("select nothing()", .undefinedObject, nil),
    ("select 9223372036854775807 + 1", .invalidValue, nil),
    ("select 'x'::uuid", .invalidValue, nil),
    ("select 1 / 0", .other, nil),
    ("selec 1", .other, nil),
    ("create table mine (id int)", .insufficientPrivilege, nil),
    ("create temporary table mine (id int)", .insufficientPrivilege, nil),
    ("create schema mine", .insufficientPrivilege, nil),
    ("create table public.mine (id int)", .insufficientPrivilege, nil),
    ("delete from schema_migrations", .insufficientPrivilege, nil),
    ("set role sample_owner", .insufficientPrivilege, nil),
    ("select declare_system_table('counters')", .insufficientPrivilege, nil),
  ]

  @Test("what the server refuses has its code, its constraint and none of its text", arguments: refusals)
  func codes(statement: Statement, code: PostgresError.Code, constraint: String?) async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      do {
        try await test.database.withTransaction(.system) { try await $0.execute(statement) }
        Issue.record("The server took \(statement)")
      } catch let error as PostgresError {
        #expect(error.code == code)
        #expect(error.constraint == constraint)
        #expect(
          "\(error)" == "\(code.rawValue): \(error.message) [\(error.sqlState!)]"
            + (constraint.map { " (\($0))" } ?? ""))
        #expect(error.message == code.sentence)
      }
    }
  }

  @Test("a violated check names its constraint and not the value")
  func check() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let canary = "canary-" + String(repeating: "x", count: 100)
      do {
        try await test.database.withTransaction(.tenant(.system)) {
          try await $0.execute("insert into notes values (\(OrganizationID.system), gen_random_uuid(), \(canary))")
        }
        Issue.record("The check did not bite")
      } catch let error as PostgresError {
        #expect(error.code == .checkViolation)
        #expect(error.constraint == "body_is_short")
        #expect(!String(reflecting: error).contains("canary"))
      }
    }
  }

  /// The states that outages, limits and ends of sessions give, with what they mean to a caller.
  static let states: [(String, PostgresError.Code, isRetryable: Bool)] = [
    ("08006", .connectionLost, true), ("53000", .outOfResources, true), ("53100", .outOfResources, true),
    ("53200", .outOfResources, true), ("53300", .connectionFailed, true), ("53400", .outOfResources, true),
    ("58030", .outOfResources, true), ("57014", .deadlineExceeded, true), ("57P01", .connectionLost, true),
    ("57P02", .connectionLost, true), ("57P03", .connectionFailed, true), ("57P04", .connectionLost, true),
    ("57P05", .connectionLost, true), ("25P03", .connectionLost, true), ("25P04", .connectionLost, true),
    ("25006", .readOnly, false), ("28P01", .connectionFailed, true), ("28000", .connectionFailed, true),
    ("3D000", .connectionFailed, true), ("40001", .serializationFailure, true), ("40P01", .deadlock, true),
    ("40003", .connectionLost, true), ("55P03", .lockNotAvailable, true), ("54000", .invalidValue, false),
    ("22P03", .invalidValue, false), ("XX000", .other, false),
  ]

  @Test("each state of the server has its code, and the code says whether to try again", arguments: states)
  func mapping(state: String, code: PostgresError.Code, isRetryable: Bool) {
    let error = PostgresError(sqlState: state, diagnosis: "canary")
    #expect(error.code == code)
    #expect(error.isRetryable == isRetryable)
    #expect(error.diagnosis == nil && !"\(error)".contains("canary"))
  }

  @Test("writing in a read-only transaction says so")
  func readOnly() async throws {
    try await TestDatabase.with(TestSchema.set) { test in
      let error = await #expect(throws: PostgresError.self) {
        try await test.database.withTransaction(.system, isReadOnly: true) {
          _ = try await $0.execute("insert into counters values ('a', 1)")
        }
      }
      #expect(error?.code == .readOnly)
    }
  }

  @Test("what may be run again says so")
  func retryable() {
    let retryable: Set<PostgresError.Code> = [
      .connectionFailed, .connectionLost, .poolExhausted, .deadlineExceeded, .serializationFailure, .deadlock,
      .lockNotAvailable, .outOfResources,
    ]
    for code in PostgresError.Code.allCases {
      #expect(PostgresError(code).isRetryable == retryable.contains(code), "\(code)")
    }
    #expect(PostgresError(sqlState: "0A000").isRetryable, "a plan that went stale")
    #expect(!PostgresError(sqlState: "22012").isRetryable)
  }

  @Test("a password never prints")
  func password() {
    let configuration = DatabaseConfiguration(host: "h", database: "d", user: "u", password: "hunter2")
    for text in ["\(configuration)", "\(configuration.password)", String(reflecting: configuration)] {
      #expect(!text.contains("hunter2"))
    }
    var dumped = ""
    dump(configuration, to: &dumped)
    #expect(!dumped.contains("hunter2"))
  }
}
