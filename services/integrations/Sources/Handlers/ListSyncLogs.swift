internal import Calls
internal import IntegrationsAPI
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Attempts of the caller's organization, newest first. Throws `bad_cursor`, `bad_limit`.
  func listSyncLogs(_ request: ListSyncLogsRequest, context: CallContext) async throws -> ListSyncLogsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await SyncLogStore.list(organization, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(found, by: \.id.uuid)
    return ListSyncLogsResponse(logs: items.map(SyncLog.init), page: next)
  }
}

extension SyncLog {
  /// An attempt as it is answered.
  init(_ entry: SyncLogEntry) {
    self.init(
      id: "\(entry.id)", syncID: "\(entry.syncID)", connectionID: "\(entry.connectionID)", callID: "\(entry.callID)",
      provider: entry.provider.rawValue, attempt: entry.attempt, startedAt: Timestamp(entry.startedAt),
      endedAt: entry.endedAt.map { Timestamp($0) }, outcome: entry.outcome?.rawValue ?? "",
      reason: entry.reason ?? "", httpStatus: UInt32(entry.httpStatus ?? 0), matches: UInt32(entry.matches ?? 0),
      outsideID: entry.outsideID ?? "")
  }
}
