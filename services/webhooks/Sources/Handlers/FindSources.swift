internal import Calls
internal import Postgres
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Paths of one question.
  static let pathsLimit = 512

  /// Which paths lead to a source that takes deliveries, by the database at this moment: a source that was made a moment ago
  /// is there. Throws `too_many_items`.
  func findSources(_ request: FindSourcesRequest, context: CallContext) async throws -> FindSourcesResponse {
    guard request.paths.count <= Self.pathsLimit else { throw WebhooksError.tooManyItems(most: Self.pathsLimit) }
    guard !request.paths.isEmpty else { return FindSourcesResponse() }
    let live = try await database.withTransaction(.system, lane: .ingest, isReadOnly: true) {
      try await SourceStore.live(tokenHashes: request.paths.map(\.tokenHash), in: $0)
    }
    return FindSourcesResponse(
      live: request.paths.map { path in
        live.contains { source in
          source.tokenHash == path.tokenHash && source.provider == path.provider
            && (source.id != PlatformSource.id || !ingestion.platform.secrets.isEmpty)
        }
      })
  }
}
