internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Events that one request may append.
  static let mostEvents = 200

  func appendEvents(_ request: AppendEventsRequest, context: CallContext) async throws -> AppendEventsResponse {
    guard request.events.count <= Self.mostEvents else { throw WebhooksError.tooManyItems(most: Self.mostEvents) }
    var streams: [OrganizationID: [StreamEntry]] = [:]
    for (index, event) in request.events.enumerated() {
      guard let organization = OrganizationID(event.orgID) else {
        throw InvalidField("events[\(index)].org_id", rule: "A UUID.")
      }
      streams[organization, default: []].append(try StreamEntry(event, at: index))
    }
    var appended = 0
    for (organization, entries) in streams.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      let keyring = try await sealer.keyring(for: organization)
      appended += try await database.withTransaction(.tenant(organization)) {
        try await EventStream.append(entries, to: organization, with: keyring, in: $0)
      }
    }
    return AppendEventsResponse(appended: UInt32(appended))
  }
}

extension StreamEntry {
  fileprivate init(_ event: NewStreamEvent, at index: Int) throws {
    guard let id = StreamEntry.ID(event.eventID) else {
      throw InvalidField("events[\(index)].event_id", rule: "A UUID.")
    }
    guard Self.isKind(event.kind) else {
      throw InvalidField("events[\(index)].kind", rule: "Lower snake case words with dots, 1 to 64 characters.")
    }
    // What Postgres and a calendar can hold: 1970 to 9999.
    guard let at = event.at, (0...253_402_300_799).contains(at.seconds) else {
      throw InvalidField("events[\(index)].at", rule: "A time from 1970 to 9999.")
    }
    let payload = event.payload.isEmpty ? "{}" : event.payload
    guard Self.isPayload(payload) else {
      throw InvalidField(
        "events[\(index)].payload", rule: "A JSON object of at most \(Self.longestPayload) bytes, without NUL.")
    }
    self.init(id: id, kind: event.kind, at: at.date, payload: payload)
  }
}
