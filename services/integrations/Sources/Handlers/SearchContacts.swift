internal import Calls
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Most contacts of an answer.
  static let searchLimit = 50
  /// Longest time for a search in the database.
  static let searchTimeLimit = Duration.milliseconds(200)

  /// Contacts whose name holds the text, nearest first. Throws `invalid_text`.
  func searchContacts(
    _ request: SearchContactsRequest, context: CallContext
  ) async throws -> SearchContactsResponse {
    let organization = try context.requireOrganization()
    let text = request.text.reveal()
    guard TextRule.allows(text, limit: 100), text.unicodeScalars.count >= 3 else {
      throw InvalidField("text", rule: "3 to 100 characters, none of them NUL.")
    }
    let found = try await database.withTransaction(
      context.scope(organization), isReadOnly: true, timeout: Self.searchTimeLimit
    ) {
      try await ContactStore.search(text, of: organization, limit: Self.searchLimit, in: $0)
    }
    return SearchContactsResponse(contacts: found.map(Contact.init))
  }
}
