import IntegrationsAPI
import Messages
import Postgres
import Testing

@testable import Integrations

@Suite("Statements of a batch of contacts")
struct ContactBatchStatementTests {
  @Test("a batch of 1 and a batch of 500 are written by one statement each", arguments: [1, 500])
  func constant(count: Int) async throws {
    try await IntegrationsBench.with { bench in
      try await upsert(count, named: "First", bench)
      #expect(try await writers(bench) == [Int64(count)])
      // The same numbers again, all with news: again one statement, for all of them.
      try await upsert(count, named: "Second", bench)
      #expect(try await writers(bench) == [Int64(count)])
      // And without any news none.
      let before = try await transactions(bench)
      try await upsert(count, named: "Second", bench)
      #expect(try await transactions(bench) == before)
    }
  }

  private func upsert(_ count: Int, named name: String, _ bench: IntegrationsBench) async throws {
    let items = (0..<count).map { number in
      ContactItem(phone: Sensitive("+1415555\(2_000 + number)"), name: Sensitive("\(name) \(number)"))
    }
    let answer = try await bench.handlers.upsertContacts(
      UpsertContactsRequest(items: items, defaultCallingCode: "1"),
      context: bench.context(IntegrationsMethods.upsertContacts.description))
    #expect(answer.results.count == count && answer.results.allSatisfy { $0.reason.isEmpty })
  }

  /// How many rows each statement wrote: Postgres notes in every row its transaction and the statement's place in it.
  private func writers(_ bench: IntegrationsBench) async throws -> [Int64] {
    try await bench.admin.withTransaction(.system) {
      try await $0.rows(
        "select count(*) as number from integrations.contacts group by xmin::text, cmin::text order by number"
      ).map { try $0.get("number") }
    }
  }

  private func transactions(_ bench: IntegrationsBench) async throws -> [String] {
    try await bench.admin.withTransaction(.system) {
      try await $0.rows("select distinct xmin::text as id from integrations.contacts order by id").map {
        try $0.get("id")
      }
    }
  }
}
