internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// One contact of the caller's organization. Throws `contact_not_found`.
  func getContact(_ request: GetContactRequest, context: CallContext) async throws -> GetContactResponse {
    let organization = try context.requireOrganization()
    guard let id = ContactID(request.contactID) else { throw InvalidField("contact_id", rule: "A UUID.") }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await ContactStore.find(id, of: organization, in: $0)
    }
    guard let found else { throw IntegrationsError.contactNotFound }
    return GetContactResponse(contact: Contact(found))
  }
}

extension Contact {
  init(_ stored: StoredContact) {
    self.init(
      id: "\(stored.id)", phone: stored.phone, email: stored.email ?? "", name: stored.name ?? "",
      version: stored.version, createdAt: Timestamp(stored.createdAt), updatedAt: Timestamp(stored.updatedAt))
  }
}
