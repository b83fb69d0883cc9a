internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

extension BillingHandlers {
  /// Organizations of one request.
  static let closedLimit = 500

  /// Switches the recharge rules of closed organizations off; what calls cost is still charged. A recharge that was wanted and
  /// not begun finds the rule off and ends. Throws `too_many_items`, `invalid_org_id`.
  func noteClosedOrganizations(
    _ request: NoteClosedOrganizationsRequest, context: CallContext
  ) async throws -> NoteClosedOrganizationsResponse {
    guard request.orgIDs.count <= Self.closedLimit else { throw BillingError.tooManyItems }
    let organizations = try request.orgIDs.map { id in
      guard let organization = OrganizationID(id) else { throw InvalidField("org_id", rule: "A UUID.") }
      return organization
    }
    for organization in organizations {
      try await database.withTransaction(context.scope(organization)) { transaction in
        guard try await WalletRuleStore.disable(organization, .organizationClosed, in: transaction) else { return }
        try await News.append([.rechargeDisabled(.organizationClosed)], of: organization, in: transaction)
      }
    }
    wakeWorkers()
    return NoteClosedOrganizationsResponse()
  }
}
