internal import AuthAPI
internal import Calls
internal import Identifiers
internal import Postgres
internal import ServiceRuntime

extension AuthHandlers {
  /// Puts entries into their organizations' logs, each in a transaction of its own. Throws `too_many_items`.
  func appendAudit(_ request: AppendAuditRequest, context: CallContext) async throws -> AppendAuditResponse {
    guard request.entries.count <= 200 else {
      throw InvalidField("entries", reason: "too_many_items", rule: "At most 200.")
    }
    var outcomes: [String] = []
    for entry in request.entries {
      guard let organization = OrganizationID(entry.orgID), let event = AuditEvent(entry) else {
        outcomes.append("refused")
        continue
      }
      let isNew = try await database.withTransaction(.tenant(organization)) {
        try await AuditStore.append(event, to: organization, in: $0)
      }
      outcomes.append(isNew ? "appended" : "known")
    }
    return AppendAuditResponse(outcomes: outcomes)
  }
}
