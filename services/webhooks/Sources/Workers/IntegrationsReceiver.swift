internal import Foundation
internal import Identifiers
internal import IntegrationsAPI
internal import Jobs
internal import Postgres

/// Carries ended calls from the outbox to integrations, which brings them to the agent's customer systems.
///
/// A call whose agent is not known yet waits for it, as long as ``AgentReceiver`` does.
struct IntegrationsReceiver: OutboxReceiver {
  static let name = "integrations"

  let client: IntegrationsClient
  let database: Database

  var name: String { Self.name }

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    var sent: [(id: OutboxEvent.ID, item: SyncItem)] = []
    for (organization, events) in Dictionary(grouping: outgoing, by: \.organizationID) {
      let (calls, now) = try await load(events, of: organization)
      for event in events {
        guard let call = calls[CallID(event.subject)] else {
          results[event.id] = .refused(reason: "call_not_found")
          continue
        }
        let isPatient = now.timeIntervalSince(event.createdAt) <= AgentReceiver.patience
        guard call.agentID != nil || !isPatient else {
          results[event.id] = .retry(reason: "agent_unknown")
          continue
        }
        sent.append((event.id, SyncItem(call, of: organization)))
      }
    }
    guard !sent.isEmpty else { return results }
    let answer = try await client.enqueueSync(EnqueueSyncRequest(items: sent.map(\.item)))
    for (sent, result) in zip(sent, answer.results) {
      switch result.outcome {
      case .enqueued, .skipped: results[sent.id] = .done
      case .refused: results[sent.id] = .refused(reason: result.reason)
      case .failed, .unspecified, .unrecognized: results[sent.id] = .retry(reason: result.reason)
      }
    }
    return results
  }

  private func load(
    _ events: [OutboxEvent], of organization: OrganizationID
  ) async throws -> (calls: [CallID: CallRow], now: Date) {
    try await database.withTransaction(.tenant(organization), lane: .worker, isReadOnly: true) { transaction in
      let rows = try await CallStore.list(events.map { CallID($0.subject) }, of: organization, in: transaction)
      let now = try await transaction.first("select clock_timestamp() as now")?.get("now", as: Date.self)
      return (Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { $1 }), now ?? Date())
    }
  }
}

extension SyncItem {
  fileprivate init(_ call: CallRow, of organization: OrganizationID) {
    self.init(
      orgID: "\(organization)", agentID: call.agentID.map { "\($0)" } ?? "", callID: "\(call.id)",
      callVersion: call.version)
  }
}
