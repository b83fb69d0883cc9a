internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// What other services hear of organizations and agents. Appended in the transaction of the change: told if and when it
/// commits, at least once and in no particular order.
enum News: Sendable, Hashable {
  case closed(OrganizationID, version: Int64)
  /// Of an organization that may have been closed before.
  case opened(OrganizationID, version: Int64)
  /// The agent is another organization's from then on.
  case agentLeft(AgentID, OrganizationID, at: Date)

  /// The name of an event.
  enum Kind: String, Sendable {
    case closed = "organization.closed"
    case opened = "organization.opened"
    case agentLeft = "agent.left"
  }

  static func append(_ news: News, in transaction: Transaction) async throws {
    try await OutboxStore.append(news.events, in: transaction)
  }

  private var events: [NewOutboxEvent] {
    switch self {
    case .closed(let organization, let version):
      [IntegrationsReceiver.name, WebhooksReceiver.name, BillingReceiver.name].map {
        event($0, .closed, of: organization, about: organization.uuid, version)
      }
    case .opened(let organization, let version):
      [event(WebhooksReceiver.name, .opened, of: organization, about: organization.uuid, version)]
    case .agentLeft(let agent, let organization, let at):
      // When it leaves is the version: an agent may leave, come back and leave again.
      [
        event(
          IntegrationsReceiver.name, .agentLeft, of: organization, about: agent.uuid,
          Int64(at.timeIntervalSince1970 * 1_000_000))
      ]
    }
  }

  private func event(
    _ receiver: String, _ kind: Kind, of organization: OrganizationID, about subject: UUID, _ version: Int64
  ) -> NewOutboxEvent {
    NewOutboxEvent(
      receiver: receiver, kind: kind.rawValue, organizationID: organization, subject: subject, version: version,
      payload: [])
  }
}
