internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Attempts that are told with a sync.
  static let attemptsLimit = 50

  /// One sync with its latest attempts. Throws `sync_not_found`, `invalid_sync_id`.
  func getSync(_ request: GetSyncRequest, context: CallContext) async throws -> GetSyncResponse {
    let organization = try context.requireOrganization()
    let id = try syncID(request.syncID)
    let (sync, attempts) = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      (
        try await SyncStore.find(id, of: organization, in: $0),
        try await SyncLogStore.list(organization, sync: id, limit: Self.attemptsLimit, in: $0)
      )
    }
    guard let sync else { throw IntegrationsError.syncNotFound }
    return GetSyncResponse(sync: Sync(sync), attempts: attempts.map(SyncLog.init))
  }

  /// Throws `invalid_sync_id`.
  func syncID(_ text: String) throws -> SyncID {
    guard let id = SyncID(text) else { throw InvalidField("sync_id", rule: "A UUID.") }
    return id
  }
}
