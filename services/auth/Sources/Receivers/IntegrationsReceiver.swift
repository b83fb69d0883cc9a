internal import Calls
internal import Foundation
internal import IntegrationsAPI
internal import Jobs
internal import Messages

/// Lets integrations look at the connections of organizations that were closed or that an agent leaves.
struct IntegrationsReceiver: OutboxReceiver {
  static let name = "integrations"

  let client: IntegrationsClient

  var name: String { Self.name }

  func deliver(_ events: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    let reviews = events.map { event in
      ConnectionReview(
        orgID: "\(event.organizationID)",
        at: event.kind == News.Kind.agentLeft.rawValue
          ? Timestamp(Date(timeIntervalSince1970: TimeInterval(event.version) / 1_000_000)) : nil)
    }
    _ = try await client.reviewConnections(ReviewConnectionsRequest(reviews: reviews))
    return Dictionary(uniqueKeysWithValues: events.map { ($0.id, .done) })
  }
}
