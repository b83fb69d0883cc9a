internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Organizations of one request.
  static let organizationsLimit = 500

  /// Takes note of which organizations are closed: no delivery of theirs is taken in. Throws `too_many_items`,
  /// `invalid_org_id`.
  func noteOrganizations(
    _ request: NoteOrganizationsRequest, context: CallContext
  ) async throws -> NoteOrganizationsResponse {
    guard request.organizations.count <= Self.organizationsLimit else {
      throw WebhooksError.tooManyItems(most: Self.organizationsLimit)
    }
    let noted = try request.organizations.map { state in
      guard let organization = OrganizationID(state.orgID) else { throw InvalidField("org_id", rule: "A UUID.") }
      return OrganizationStateStore.Noted(organization: organization, isClosed: state.closed, version: state.version)
    }
    // In one order everywhere: two deliveries of the same news do not wait for each other in a circle.
    try await database.withTransaction(.system) { transaction in
      for state in noted.sorted(by: { $0.organization.description < $1.organization.description }) {
        try await OrganizationStateStore.note(state, in: transaction)
      }
    }
    ingestion.sources.forgetAll()
    return NoteOrganizationsResponse()
  }
}
