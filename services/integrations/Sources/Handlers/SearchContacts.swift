internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Longest time for a search in the database.
  static let searchTimeLimit = Duration.milliseconds(200)

  /// Contacts whose name holds the text, nearest first, or all of them. Throws `invalid_text`, `bad_limit`, `bad_cursor`.
  func searchContacts(
    _ request: SearchContactsRequest, context: CallContext
  ) async throws -> SearchContactsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let text = request.text.reveal()
    guard !text.isEmpty else {
      let (contacts, next) = try await allContacts(of: organization, page, context)
      return SearchContactsResponse(contacts: contacts, page: next)
    }
    guard page.cursor == nil else {
      throw RPCError(.invalidArgument, reason: "bad_cursor", message: "A search is one page.", isNoRetry: true)
    }
    guard TextRule.allows(text, limit: 100), text.unicodeScalars.count >= 3 else {
      throw InvalidField("text", rule: "3 to 100 characters, none of them NUL.")
    }
    let found = try await database.withTransaction(
      context.scope(organization), isReadOnly: true, timeout: Self.searchTimeLimit
    ) {
      try await ContactStore.search(text, of: organization, limit: page.limit, in: $0)
    }
    return SearchContactsResponse(contacts: found.map(Contact.init), page: PageResponse())
  }

  private func allContacts(
    of organization: OrganizationID, _ page: ListPage, _ context: CallContext
  ) async throws -> ([Contact], PageResponse) {
    let stored = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await ContactStore.list(organization, after: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(stored, by: \.id.uuid)
    return (items.map(Contact.init), next)
  }
}
