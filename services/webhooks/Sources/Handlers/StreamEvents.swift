internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import Sealing
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// How often a stream looks for what is new: other replicas append too, and nobody is told.
  static let streamInterval = Duration.milliseconds(200)
  /// Silence after which a reader is told that there is nothing.
  static let streamHeartbeat = Duration.seconds(15)
  /// How often auth is asked whether the reader still may.
  static let streamRightsInterval = Duration.seconds(15)

  /// The stream of the caller's organization. Throws `bad_cursor`, and `events_not_allowed` once the reader may not any more.
  func streamEvents(
    _ request: StreamEventsRequest, context: CallContext, out: Responses<StreamEventsResponse>
  ) async throws {
    let organizationID = try context.requireOrganization()
    let stillCounts = try streamRights.watch(context)
    var asked = ContinuousClock.now
    let keyring = try await sealer.keyring(for: organizationID)
    var cursor = try Self.sequence(request.cursor)
    var lastSent = ContinuousClock.now
    var isFirst = true
    while true {
      if ContinuousClock.now - asked >= Self.streamRightsInterval {
        guard try await streamRights.allows(context) else { throw WebhooksError.eventsNotAllowed }
        asked = .now
      }
      guard stillCounts() else { throw WebhooksError.eventsNotAllowed }
      let page = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) { [cursor] in
        try await EventStream.read(organizationID, after: cursor, limit: 200, with: keyring, in: $0)
      }
      for event in page.events {
        try await out.send(StreamEventsResponse(event: StreamEvent(event), cursor: String(event.sequence)))
      }
      // The first item comes at once: the reader knows that it reads, and from where.
      if page.isReset || (isFirst && page.events.isEmpty) || ContinuousClock.now - lastSent >= Self.streamHeartbeat {
        try await out.send(StreamEventsResponse(cursor: String(page.cursor), isReset: page.isReset))
        lastSent = .now
      }
      if !page.events.isEmpty { lastSent = .now }
      cursor = page.cursor
      isFirst = false
      if page.events.count < 200 { try await Task.sleep(for: Self.streamInterval) }
    }
  }
}
