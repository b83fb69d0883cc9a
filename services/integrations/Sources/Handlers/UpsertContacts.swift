internal import Calls
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Adds contacts and completes those that are known, by their phone number. Throws `too_many_items`,
  /// `invalid_default_calling_code`.
  func upsertContacts(
    _ request: UpsertContactsRequest, context: CallContext
  ) async throws -> UpsertContactsResponse {
    let organization = try context.requireOrganization()
    guard request.items.count <= ContactBatch.itemsLimit else {
      throw IntegrationsError.tooManyItems(most: ContactBatch.itemsLimit)
    }
    let batch = ContactBatch(request.items, callingCode: try callingCode(request.defaultCallingCode))
    let stored = try await database.withTransaction(context.scope(organization), retries: 3) {
      try await ContactStore.upsert(batch.drafts, of: organization, in: $0)
    }
    events.emit(
      IntegrationsEvents.contactsUpserted(
        organization, created: stored.contacts.values.count { $0.isCreated }, changed: stored.changed,
        refused: batch.refused))
    return UpsertContactsResponse(results: batch.results(stored.contacts))
  }

  /// Throws `invalid_default_calling_code`.
  func callingCode(_ text: String) throws -> String {
    guard text.isEmpty || PhoneNumber.isCallingCode(text) else {
      throw InvalidField("default_calling_code", rule: "1 to 3 digits, the first not zero, or empty.")
    }
    return text
  }
}
