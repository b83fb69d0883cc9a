internal import Calls
internal import Foundation
internal import Jobs
internal import Messages
internal import WebhooksAPI

/// Brings news to the organizations' event streams, which webhooks keeps. Told twice, an event stands there once.
struct StreamReceiver: OutboxReceiver {
  let client: WebhooksClient

  let name = News.receiver

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    let events = outgoing.map { event in
      NewStreamEvent(
        orgID: "\(event.organizationID)", eventID: event.subject.uuidString.lowercased(), kind: event.kind,
        at: Timestamp(event.createdAt), payload: String(decoding: event.payload, as: UTF8.self))
    }
    _ = try await client.appendEvents(AppendEventsRequest(events: events))
    return Dictionary(uniqueKeysWithValues: outgoing.map { ($0.id, .done) })
  }
}
