internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import RPCAPI
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  func listCalls(_ request: ListCallsRequest, context: CallContext) async throws -> ListCallsResponse {
    let organizationID = try context.requireOrganization()
    let page = try ListPage(request.page)
    let filter = try CallFilter(request)
    let keyring = try await sealer.keyring(for: organizationID)
    return try await database.withTransaction(context.scope(organizationID), isReadOnly: true) { transaction in
      let rows = try await CallStore.list(
        organizationID, matching: filter, before: page.cursor, limit: page.limit + 1, in: transaction)
      let (items, next) = page.cut(rows, by: \.id.uuid)
      let numbers = try await CallFactStore.numbers(
        of: items.map(\.id), organizationID, with: keyring, in: transaction)
      return ListCallsResponse(calls: items.map { Call($0, numbers: numbers[$0.id]) }, page: next)
    }
  }
}

extension CallFilter {
  /// Throws `InvalidField`.
  fileprivate init(_ request: ListCallsRequest) throws {
    self.init()
    state = try Self.choice(request.state, "state", CallState.allCases.map(\.name))
    provider = try Self.choice(request.provider, "provider", Provider.ofTenants.map(\.rawValue))
    direction = try Self.choice(request.direction, "direction", ["inbound", "outbound"])
    usageState = try Self.choice(request.usageState, "usage_state", ["known", "unknown"])
    receivedFrom = try Self.date(request.receivedFrom, "received_from")
    receivedTo = try Self.date(request.receivedTo, "received_to")
    guard !request.agentID.isEmpty else { return }
    guard let agent = AgentID(request.agentID) else { throw InvalidField("agent_id", rule: "A UUID.") }
    agentID = agent
  }

  private static func choice(_ text: String, _ field: String, _ choices: [String]) throws -> String? {
    guard !text.isEmpty else { return nil }
    guard choices.contains(text) else {
      throw InvalidField(field, rule: "One of \(choices.joined(separator: ", ")).")
    }
    return text
  }

  /// What Postgres and a calendar can hold: 1970 to 9999.
  private static func date(_ time: Timestamp?, _ field: String) throws -> Date? {
    guard let time else { return nil }
    guard (0...253_402_300_799).contains(time.seconds) else {
      throw InvalidField(field, rule: "A time from 1970 to 9999.")
    }
    return time.date
  }
}
