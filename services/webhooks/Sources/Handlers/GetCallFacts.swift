internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Calls that one request may ask for.
  static let mostFacts = 100
  /// Bytes of a summary that are told.
  static let longestSummary = 16_000

  func getCallFacts(_ request: GetCallFactsRequest, context: CallContext) async throws -> GetCallFactsResponse {
    guard request.calls.count <= Self.mostFacts else { throw WebhooksError.tooManyItems(most: Self.mostFacts) }
    var wanted: [OrganizationID: [CallID]] = [:]
    for (index, reference) in request.calls.enumerated() {
      guard let organization = OrganizationID(reference.orgID) else {
        throw InvalidField("calls[\(index)].org_id", rule: "A UUID.")
      }
      guard let call = CallID(reference.callID) else { throw InvalidField("calls[\(index)].call_id", rule: "A UUID.") }
      wanted[organization, default: []].append(call)
    }
    var facts: [CallFacts] = []
    for (organization, calls) in wanted.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      facts += try await self.facts(of: calls, organization)
    }
    return GetCallFactsResponse(facts: facts)
  }

  private func facts(of calls: [CallID], _ organizationID: OrganizationID) async throws -> [CallFacts] {
    let keyring = try await sealer.keyring(for: organizationID)
    return try await database.withTransaction(.tenant(organizationID), isReadOnly: true) { transaction in
      let rows = try await CallStore.list(calls, of: organizationID, in: transaction)
      let values = try await CallFactStore.values(
        CallFacts.fields, of: rows.map(\.id), organizationID, with: keyring, in: transaction)
      let transcribed = try await TranscriptStore.known(rows.map(\.id), of: organizationID, in: transaction)
      return rows.map { row in
        var facts = CallFacts(row, values: values[row.id] ?? [:])
        facts.orgID = "\(organizationID)"
        facts.hasTranscript = transcribed.contains(row.id)
        return facts
      }
    }
  }
}

extension CallFacts {
  /// The sealed facts that are told beside a call's columns.
  fileprivate static let fields: Set<CallField> = [
    .fromNumber, .toNumber, .summary, .sentiment, .successful, .recordingURL,
  ]

  fileprivate init(_ row: CallRow, values: [CallField: FactValue]) {
    func text(_ field: CallField) -> String { values[field]?.text ?? "" }
    self.init()
    callID = "\(row.id)"
    agentID = row.agentID.map { "\($0)" } ?? ""
    provider = row.provider
    providerCallID = row.providerCallID
    direction = row.direction ?? ""
    fromNumber = Sensitive(text(.fromNumber))
    toNumber = Sensitive(text(.toNumber))
    startedAt = row.startedAt.map { Timestamp($0) }
    endedAt = row.endedAt.map { Timestamp($0) }
    durationMs = row.durationMilliseconds
    endReason = row.endReason ?? ""
    version = row.version
    summary = Sensitive(text(.summary).prefix(bytes: WebhooksHandlers.longestSummary))
    sentiment = text(.sentiment)
    successful = values[.successful]?.boolean
    state = row.state
    seconds = row.seconds
    recordingURL = Sensitive(text(.recordingURL))
  }
}

extension String {
  /// As many whole characters from the beginning as `count` bytes hold.
  func prefix(bytes count: Int) -> String {
    guard utf8.count > count else { return self }
    var end = utf8.index(startIndex, offsetBy: count)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
