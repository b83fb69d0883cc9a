internal import AuthAPI
internal import Calls
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime

extension AuthHandlers {
  /// The audit log, oldest first; a cursor is the number of an entry. Throws `permission_denied`, `bad_cursor`, `bad_limit`.
  func listAudit(_ request: ListAuditRequest, context: CallContext) async throws -> ListAuditResponse {
    let organization = try context.requireOrganization()
    try await authorizer.require(.auditRead, in: organization, context: context)
    let cursor = request.page?.cursor ?? ""
    guard cursor.isEmpty || (Int64(cursor) ?? -1) >= 0 else {
      throw InvalidField("page.cursor", reason: "bad_cursor", rule: "One that a list gave.")
    }
    let page = try ListPage(PageRequest(limit: request.page?.limit ?? 0))
    let rows = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await AuditStore.list(organization, after: Int64(cursor) ?? 0, limit: page.limit + 1, in: $0)
    }
    let records = rows.prefix(page.limit).map {
      AuditRecord(
        seq: $0.seq, at: Timestamp($0.at), actor: $0.actor, action: $0.action, object: $0.object, entryHash: $0.hash)
    }
    let next = rows.count > page.limit ? "\(records.last?.seq ?? 0)" : ""
    return ListAuditResponse(records: records, page: PageResponse(nextCursor: next))
  }
}
