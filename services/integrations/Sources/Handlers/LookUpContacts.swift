internal import Calls
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Which contacts have these phone numbers, however they are written. Throws `too_many_items`,
  /// `invalid_default_calling_code`.
  func lookUpContacts(
    _ request: LookUpContactsRequest, context: CallContext
  ) async throws -> LookUpContactsResponse {
    let organization = try context.requireOrganization()
    guard request.phones.count <= ContactBatch.itemsLimit else {
      throw IntegrationsError.tooManyItems(most: ContactBatch.itemsLimit)
    }
    let code = try callingCode(request.defaultCallingCode)
    let phones = request.phones.map { PhoneNumber($0.reveal(), callingCode: code) }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await ContactStore.find(phones.compactMap { $0 }, of: organization, in: $0)
    }
    return LookUpContactsResponse(
      found: phones.enumerated().compactMap { index, phone in
        guard let phone, let contact = found[phone] else { return nil }
        return FoundContact(index: Int32(index), contact: Contact(contact))
      })
  }
}
