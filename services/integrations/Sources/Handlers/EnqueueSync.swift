internal import Calls
internal import IntegrationsAPI

extension IntegrationsHandlers {
  /// Takes ended calls on their way to customer systems. See ``SyncEnqueuer``.
  func enqueueSync(_ request: EnqueueSyncRequest, context: CallContext) async throws -> EnqueueSyncResponse {
    EnqueueSyncResponse(results: try await enqueuer.enqueue(request.items))
  }
}
