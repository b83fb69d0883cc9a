internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import Sealing
internal import WebhooksAPI

/// Puts this service's own news into the organizations' streams, as `AppendEvents` does for the others.
///
/// Through the outbox and in batches, so that folds of one organization do not wait for each other's numbers.
struct StreamReceiver: OutboxReceiver {
  static let name = "stream"

  let database: Database
  let sealer: Sealer

  var name: String { Self.name }

  func deliver(_ outgoing: [OutboxEvent]) async throws -> [OutboxEvent.ID: OutboxResult] {
    var results: [OutboxEvent.ID: OutboxResult] = [:]
    let groups = Dictionary(grouping: outgoing, by: \.organizationID).sorted { "\($0.key)" < "\($1.key)" }
    for (organization, events) in groups {
      // A call's news in the order in which it came about.
      let ordered = events.sorted { ($0.createdAt, $0.version) < ($1.createdAt, $1.version) }
      var entries: [StreamEntry] = []
      for event in ordered {
        guard let entry = (try? NewStreamEvent(serialized: event.payload)).flatMap(StreamEntry.init) else {
          results[event.id] = .refused(reason: "malformed_payload")
          continue
        }
        entries.append(entry)
        results[event.id] = .done
      }
      let keyring = try await sealer.keyring(for: organization)
      try await database.withTransaction(.tenant(organization), lane: .worker) {
        _ = try await EventStream.append(entries, to: organization, with: keyring, in: $0)
      }
    }
    return results
  }
}

extension StreamEntry {
  fileprivate init?(_ event: NewStreamEvent) {
    guard let id = StreamEntry.ID(event.eventID), let at = event.at else { return nil }
    self.init(id: id, kind: event.kind, at: at.date, payload: event.payload)
  }
}
