internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// Longest window of one backfill.
  static let longestWindow: TimeInterval = 31 * 86_400

  func startBackfill(_ request: StartBackfillRequest, context: CallContext) async throws -> StartBackfillResponse {
    let organizationID = try context.requireOrganization()
    guard let sourceID = SourceID(request.sourceID) else { throw InvalidField("source_id", rule: "A UUID.") }
    guard let from = request.windowFrom, let to = request.windowTo, (0...253_402_300_799).contains(from.seconds),
      (0...253_402_300_799).contains(to.seconds), from.date < to.date,
      to.date.timeIntervalSince(from.date) <= Self.longestWindow
    else { throw InvalidField("window_to", rule: "After window_from, by 31 days at most.") }
    var hashed = request
    hashed.idempotencyKey = ""
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let outcome = try await database.withTransaction(context.scope(organizationID)) { transaction in
      try await key.perform(for: organizationID, in: transaction) {
        guard let source = try await SourceStore.find(sourceID, of: organizationID, in: transaction) else {
          throw WebhooksError.sourceNotFound
        }
        guard try await SourceAPIKeyStore.known([source.id], in: transaction).contains(source.id) else {
          throw WebhooksError.noAPIKey
        }
        guard
          let row = try await BackfillStore.insert(
            .new(), of: source.id, organizationID, from: from.date, to: to.date, in: transaction)
        else { throw WebhooksError.backfillRunning }
        try await JobStore.enqueue(
          [NewJob(kind: .backfill, organizationID: organizationID, ref: row.id.uuid, wanted: 1)], in: transaction)
        return try StartBackfillResponse(backfill: Backfill(row)).serialized()
      }
    }
    wakeWorkers()
    return try StartBackfillResponse(serialized: outcome.answer)
  }
}

extension Backfill {
  init(_ row: BackfillRow) {
    self.init(
      id: "\(row.id)", sourceID: "\(row.sourceID)", windowFrom: Timestamp(row.from), windowTo: Timestamp(row.to),
      state: row.state, listed: UInt64(clamping: row.counts.listed), known: UInt64(clamping: row.counts.known),
      missing: UInt64(clamping: row.counts.missing), amended: UInt64(clamping: row.counts.amended),
      startedAt: Timestamp(row.startedAt), endedAt: row.endedAt.map { Timestamp($0) }, reason: row.reason)
  }
}
