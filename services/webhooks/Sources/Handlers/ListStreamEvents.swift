internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listStreamEvents(
    _ request: ListStreamEventsRequest, context: CallContext
  ) async throws -> ListStreamEventsResponse {
    let organizationID = try context.requireOrganization()
    // The cursor is a number here; everything else of a page is as everywhere.
    let page = try ListPage(PageRequest(limit: request.page?.limit ?? 0))
    let sequence = try Self.sequence(request.page?.cursor ?? "")
    let keyring = try await sealer.keyring(for: organizationID)
    let read = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await EventStream.read(organizationID, after: sequence, limit: page.limit, with: keyring, in: $0)
    }
    return ListStreamEventsResponse(
      events: read.events.map(StreamEvent.init), page: PageResponse(nextCursor: String(read.cursor)),
      isReset: read.isReset)
  }

  /// The number that a cursor stands for; nil for an empty one. A number that was never given is not refused here: it is
  /// answered with a reset.
  static func sequence(_ cursor: String) throws -> Int64? {
    guard !cursor.isEmpty else { return nil }
    guard cursor.utf8.count <= 20, cursor.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw RPCError(.invalidArgument, reason: "bad_cursor", message: "cursor is not one that a list gave.")
    }
    return Int64(cursor) ?? .max
  }
}

extension StreamEvent {
  init(_ event: LoggedEvent) {
    self.init(
      sequence: event.sequence, eventID: "\(event.entry.id)", kind: event.entry.kind, at: Timestamp(event.entry.at),
      payload: event.entry.payload)
  }
}
