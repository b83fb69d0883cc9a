internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// Syncs, newest first. Throws `bad_cursor`, `bad_limit`, `invalid_call_id`, `invalid_connection_id`.
  func listSyncs(_ request: ListSyncsRequest, context: CallContext) async throws -> ListSyncsResponse {
    let organization = try context.requireOrganization()
    let page = try ListPage(request.page)
    let call = CallID(request.callID)
    guard request.callID.isEmpty || call != nil else { throw InvalidField("call_id", rule: "A UUID, or empty.") }
    let connection = ConnectionID(request.connectionID)
    guard request.connectionID.isEmpty || connection != nil else {
      throw InvalidField("connection_id", rule: "A UUID, or empty.")
    }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await SyncStore.list(
        organization, call: call, connection: connection, before: page.cursor, limit: page.limit + 1, in: $0)
    }
    let (items, next) = page.cut(found, by: \.id.uuid)
    return ListSyncsResponse(syncs: items.map(Sync.init), page: next)
  }
}

extension Sync {
  /// A sync as it is answered.
  init(_ sync: CallSync) {
    self.init(
      id: "\(sync.id)", connectionID: "\(sync.connectionID)", callID: "\(sync.callID)", agentID: "\(sync.agentID)",
      provider: sync.provider.rawValue, state: sync.state.message, reason: sync.reason ?? "",
      outsideID: sync.outsideID ?? "", outsideContactID: sync.outsideContactID ?? "",
      syncedVersion: sync.syncedVersion, attempts: sync.attempts, createdAt: Timestamp(sync.createdAt),
      updatedAt: Timestamp(sync.updatedAt))
  }
}

extension SyncState {
  fileprivate var message: IntegrationsAPI.SyncState {
    switch self {
    case .pending: .pending
    case .waiting: .waiting
    case .done: .done
    case .skipped: .skipped
    case .failed: .failed
    }
  }
}
