internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Organizations of one request.
  static let reviewsLimit = 500

  /// Lets connections be looked at that may have lost their reason to be. Throws `too_many_items`, `invalid_org_id`.
  func reviewConnections(
    _ request: ReviewConnectionsRequest, context: CallContext
  ) async throws -> ReviewConnectionsResponse {
    guard request.reviews.count <= Self.reviewsLimit else {
      throw IntegrationsError.tooManyItems(most: Self.reviewsLimit)
    }
    let reviews = try request.reviews.map { review in
      guard let organization = OrganizationID(review.orgID) else { throw InvalidField("org_id", rule: "A UUID.") }
      return (organization, review.at?.date)
    }
    try await database.withTransaction(.system) { transaction in
      for (organization, at) in reviews {
        try await ReviewConnectionsHandler.schedule(organization, at: at, in: transaction)
      }
    }
    wakeWorker()
    return ReviewConnectionsResponse()
  }
}
