import Calls
import Identifiers
import IntegrationsAPI
import Messages
import RPCAPI
import Testing

@testable import Integrations

@Suite struct ContactTests {
  @Test("a batch adds, completes and leaves alone; a bad item is refused alone; one number is one contact")
  func upsert() async throws {
    try await IntegrationsBench.with { bench in
      let first = try await upsert(
        bench,
        [
          item("+1 415 555 2368", name: "Ana"), item("nonsense"), item("(415) 555-2368", email: "ANA@Example.com "),
          item("+4930901820", email: "not an address"),
        ])
      #expect(first.map(\.reason) == ["", "invalid_phone", "", "invalid_email"])
      #expect(first.map(\.created) == [true, false, false, false])
      #expect(first[0].contactID == first[2].contactID)
      let contact = try await get(bench, first[0].contactID)
      #expect(contact.email.reveal() == "ana@example.com" && contact.name.reveal() == "Ana" && contact.version == 1)
      let second = try await upsert(bench, [item("+14155552368"), item("+14155552368", name: "Ana Q")])
      #expect(second.allSatisfy { $0.contactID == first[0].contactID && !$0.created })
      #expect(try await get(bench, first[0].contactID).version == 2)
      _ = try await upsert(bench, [item("+14155552368", name: "Ana Q")])
      #expect(try await get(bench, first[0].contactID).version == 2)
    }
  }

  @Test("many batches of the same numbers at once make one contact each")
  func race() async throws {
    try await IntegrationsBench.with { bench in
      let items = (0..<50).map { item("+1415555\(2_000 + $0)", name: "N\($0)") }
      try await withThrowingTaskGroup(of: Set<String>.self) { group in
        for turn in 0..<8 {
          group.addTask {
            Set(try await upsert(bench, turn.isMultiple(of: 2) ? items : items.reversed()).map(\.contactID))
          }
        }
        let answers = try await group.reduce(into: Set<Set<String>>()) { $0.insert($1) }
        #expect(answers.count == 1 && answers.first?.count == 50)
      }
    }
  }

  @Test("numbers are looked up however they are written")
  func lookUp() async throws {
    try await IntegrationsBench.with { bench in
      _ = try await upsert(bench, [item("+14155552368", name: "Ana")])
      let found = try await bench.handlers.lookUpContacts(
        LookUpContactsRequest(phones: ["+49301", "415.555.2368", "001 415 555 2368"], defaultCallingCode: "1"),
        context: bench.context(IntegrationsMethods.lookUpContacts.description))
      #expect(found.found.map(\.index) == [1, 2])
    }
  }

  @Test("search finds parts of names, nearest first, takes no pattern from outside, and stays in its organization")
  func search() async throws {
    try await IntegrationsBench.with { bench in
      _ = try await upsert(
        bench,
        [
          item("+14155552001", name: "Ana Quintana"), item("+14155552002", name: "Quinn"),
          item("+14155552003", name: "100%_sure"), item("+14155552004", name: "O'Brien \\ Sons"),
        ])
      let stranger = OrganizationID.new()
      _ = try await upsert(bench, [item("+14155552001", name: "Quincy")], of: stranger)
      #expect(try await search(bench, "quin") == ["Quinn", "Ana Quintana"])
      #expect(try await search(bench, "0%_s") == ["100%_sure"])
      #expect(try await search(bench, "%%%") == [])
      #expect(try await search(bench, "n \\ S") == ["O'Brien \\ Sons"])
      #expect(try await search(bench, "' or true --") == [])
      #expect(try await search(bench, "quin", of: stranger) == ["Quincy"])
      await #expect(throws: (any Error).self) { try await search(bench, "qu") }
      await #expect(throws: (any Error).self) { try await search(bench, String(repeating: "q", count: 101)) }
    }
  }

  @Test("without a text all contacts come, page by page; a search is one page of as many as were asked for")
  func listed() async throws {
    try await IntegrationsBench.with { bench in
      _ = try await upsert(bench, (0..<5).map { item("+1415555200\($0)", name: "Quinn \($0)") })
      _ = try await upsert(bench, [item("+14155552009", name: "Quincy")], of: .new())
      let context = bench.context(IntegrationsMethods.searchContacts.description)
      var seen: [String] = []
      var cursor = ""
      repeat {
        let answer = try await bench.handlers.searchContacts(
          SearchContactsRequest(page: PageRequest(limit: 2, cursor: cursor)), context: context)
        #expect(answer.contacts.count <= 2)
        seen += answer.contacts.map(\.id)
        cursor = answer.page?.nextCursor ?? ""
      } while !cursor.isEmpty
      #expect(seen.count == 5 && Set(seen).count == 5)
      let found = try await bench.handlers.searchContacts(
        SearchContactsRequest(text: "quinn", page: PageRequest(limit: 3)), context: context)
      #expect(found.contacts.count == 3 && found.page?.nextCursor == "")
      await #expect(throws: RPCError.self) {
        try await bench.handlers.searchContacts(
          SearchContactsRequest(text: "quinn", page: PageRequest(cursor: seen[0])), context: context)
      }
    }
  }

  @Test("the service cannot read the names beside the function, and the function reads none without an organization")
  func namesAreClosed() async throws {
    try await IntegrationsBench.with { bench in
      await #expect(throws: (any Error).self) {
        try await bench.database.withTransaction(.system) { try await $0.rows("select name from contact_names") }
      }
      await #expect(throws: (any Error).self) {
        try await bench.database.withTransaction(.system) {
          try await $0.rows("select contact_id from search_contact_names('quin', 10)")
        }
      }
    }
  }

  private func item(_ phone: String, email: String = "", name: String = "") -> ContactItem {
    ContactItem(phone: Sensitive(phone), email: Sensitive(email), name: Sensitive(name))
  }

  private func upsert(
    _ bench: IntegrationsBench, _ items: [ContactItem], of organization: OrganizationID? = nil
  ) async throws -> [ContactResult] {
    try await bench.handlers.upsertContacts(
      UpsertContactsRequest(items: items, defaultCallingCode: "1"),
      context: bench.context(IntegrationsMethods.upsertContacts.description, of: organization)
    ).results
  }

  private func get(_ bench: IntegrationsBench, _ id: String) async throws -> Contact {
    let answer = try await bench.handlers.getContact(
      GetContactRequest(contactID: id), context: bench.context(IntegrationsMethods.getContact.description))
    return answer.contact ?? Contact()
  }

  private func search(
    _ bench: IntegrationsBench, _ text: String, of organization: OrganizationID? = nil
  ) async throws -> [String] {
    try await bench.handlers.searchContacts(
      SearchContactsRequest(text: Sensitive(text)),
      context: bench.context(IntegrationsMethods.searchContacts.description, of: organization)
    ).contacts.map { $0.name.reveal() }
  }
}
