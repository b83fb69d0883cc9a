internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Tries again what failed or was skipped. Throws `sync_not_found`, `invalid_sync_id`.
  func retrySync(_ request: RetrySyncRequest, context: CallContext) async throws -> RetrySyncResponse {
    let organization = try context.requireOrganization()
    let id = try syncID(request.syncID)
    let sync = try await database.withTransaction(context.scope(organization), retries: 3) {
      transaction -> CallSync? in
      guard var sync = try await SyncStore.find(id, of: organization, isLocking: true, in: transaction) else {
        return nil
      }
      guard sync.state == .failed || sync.state == .skipped else { return sync }
      try await SyncStore.retry(id, of: organization, in: transaction)
      try await SyncCallHandler.schedule(
        [(id: id, version: sync.wantedVersion)], organization: organization, in: transaction)
      sync.state = .pending
      sync.reason = nil
      return sync
    }
    guard let sync else { throw IntegrationsError.syncNotFound }
    enqueuer.wakeSyncs()
    return RetrySyncResponse(sync: Sync(sync))
  }
}
