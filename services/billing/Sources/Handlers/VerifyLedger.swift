internal import BillingAPI
internal import Calls
internal import Identifiers
internal import RPCAPI
internal import ServiceRuntime

extension BillingHandlers {
  /// Checks every invariant, organization by organization, and tells where one does not hold.
  ///
  /// Throws `invalid_org_id`, `bad_limit`, `bad_cursor`.
  func verifyLedger(_ request: VerifyLedgerRequest, context: CallContext) async throws -> VerifyLedgerResponse {
    let (organizations, next) = try await organizations(request)
    let verifier = LedgerVerifier(database: database, events: events)
    var found: [FoundViolation] = []
    for organization in organizations where found.count < Self.violationsLimit {
      found += try await verifier.verify(organization)
    }
    return VerifyLedgerResponse(
      organizations: UInt32(organizations.count), invariants: UInt32(LedgerInvariants.all.count),
      violations: found.prefix(Self.violationsLimit).map(\.message), page: next)
  }

  /// Violations of one answer.
  private static let violationsLimit = 1000

  private func organizations(
    _ request: VerifyLedgerRequest
  ) async throws -> ([OrganizationID], PageResponse) {
    guard request.orgID.isEmpty else {
      guard let organization = OrganizationID(request.orgID) else { throw InvalidField("org_id", rule: "A UUID.") }
      return ([organization], PageResponse())
    }
    let page = try ListPage(request.page)
    let found = try await database.withTransaction(.system, lane: .operator, isReadOnly: true) {
      try await OrganizationStore.list(
        after: page.cursor.map(OrganizationID.init(_:)), limit: page.limit + 1, in: $0)
    }
    return page.cut(found, by: \.uuid)
  }
}

extension FoundViolation {
  fileprivate var message: LedgerViolation {
    LedgerViolation(orgID: "\(organization)", invariant: invariant, subject: subject)
  }
}
