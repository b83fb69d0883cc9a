internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Characters of the reason.
  static let grantReasonLimit = 120
  /// Seconds that a grant may last, and those that it lasts where nobody says.
  static let grantSeconds: ClosedRange<UInt32> = 1...14_400
  static let usualGrantSeconds: UInt32 = 900

  /// Lets the operator act for an organization for a while. The entry that says so is in the organization's log, with the
  /// reason, before there is a token: whatever the operator then reads or does, the organization sees that it was there.
  ///
  /// Throws `invalid_org_id`, `invalid_reason`, `invalid_seconds`, `organization_not_found`. A closed organization has grants
  /// too: somebody must be able to open it again.
  func openGrant(_ request: OpenGrantRequest, context: CallContext) async throws -> OpenGrantResponse {
    guard let organization = OrganizationID(request.orgID) else { throw InvalidField("org_id", rule: "A UUID.") }
    let reason = try TextRule.check(request.reason, field: "reason", limit: Self.grantReasonLimit)
    let seconds = request.seconds == 0 ? Self.usualGrantSeconds : request.seconds
    guard Self.grantSeconds.contains(seconds) else { throw InvalidField("seconds", rule: "1 to 14,400.") }
    let grant = UUID.version7()
    let issuedAt = try await database.seconds()
    try await database.withTransaction(.tenant(organization)) { transaction in
      guard try await OrganizationStore.find(organization, in: transaction) != nil else {
        throw AuthError.organizationNotFound
      }
      let event = AuditEvent(
        actor: context.principal, action: "operator.grant_opened",
        object: "\(grant.uuidString.lowercased()) for \(seconds) s: \(reason)")
      try await AuditStore.append(event, to: organization, in: transaction)
    }
    let token = try await mint.make(
      grant: grant, of: organization, issuedAt: issuedAt, lifetime: Int64(seconds))
    return OpenGrantResponse(
      grantID: grant.uuidString.lowercased(), token: Sensitive(token),
      expiresAt: Timestamp(seconds: issuedAt + Int64(seconds)))
  }
}
