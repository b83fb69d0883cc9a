internal import Calls
internal import Jobs
internal import Messages
internal import WebhooksAPI

/// Tells webhooks for which organizations nothing is to be taken in.
struct WebhooksReceiver: OutboxReceiver {
  static let name = "webhooks"

  let client: WebhooksClient

  var name: String { Self.name }

  func deliver(_ events: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    let states = events.map { event in
      WebhooksAPI.OrganizationState(
        orgID: "\(event.organizationID)", closed: event.kind == News.Kind.closed.rawValue, version: event.version)
    }
    _ = try await client.noteOrganizations(NoteOrganizationsRequest(organizations: states))
    return Dictionary(uniqueKeysWithValues: events.map { ($0.id, .done) })
  }
}
