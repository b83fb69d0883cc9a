internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Outbound
internal import Postgres
internal import Sealing
internal import WebhooksAPI

/// Takes in one page of a provider's list of calls, and asks for itself again until there is none left.
///
/// What the list tells goes into the inbox as what a delivery tells does, under the same keys: a late real delivery, and the
/// same page taken in twice, change nothing. What is recorded as the provider tells it is only counted.
struct BackfillHandler: JobHandler {
  let outbound: OutboundClient
  let sealer: Sealer
  let ingestion: Ingestion
  let wakeRelay: @Sendable () -> Void

  var kind: JobKind { .backfill }

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    let organizationID = job.organizationID
    let id = BackfillRow.ID(job.ref)
    guard let row = try await BackfillStore.find(id, of: organizationID, isLocking: true, in: transaction) else {
      throw PermanentFailure(reason: "backfill_missing")
    }
    guard row.state == "running" else { return }
    let keyring = try await sealer.keyring(for: organizationID)
    guard let source = try await SourceStore.find(row.sourceID, of: organizationID, in: transaction),
      let provider = Provider(rawValue: source.provider),
      let key = try await SourceAPIKeyStore.find(of: source.id, organizationID, with: keyring, in: transaction)
    else {
      return try await BackfillStore.fail(id, of: organizationID, reason: "no_api_key", in: transaction)
    }
    let directory = CallDirectory(
      client: outbound, provider: provider, key: key, source: source.id, organizationID: organizationID)
    do {
      let page = try await directory.list(ListWindow(from: row.from, to: row.to, cursor: row.cursor))
      let counts = try await takeIn(page.calls, of: source, provider, from: directory, in: transaction)
      try await BackfillStore.advance(id, of: organizationID, by: counts, to: page.next, in: transaction)
      try await tell(counts, of: row, organizationID, in: transaction)
      guard page.next != nil else { return }
      try await JobStore.enqueue(
        [NewJob(kind: .backfill, organizationID: organizationID, ref: id.uuid, wanted: row.page + 2)], in: transaction)
    } catch let refusal as CallDirectory.Refusal {
      try await BackfillStore.fail(id, of: organizationID, reason: refusal.reason, in: transaction)
    } catch let error as OutboundError {
      guard error.isRetryable else {
        return try await BackfillStore.fail(id, of: organizationID, reason: error.reason, in: transaction)
      }
      guard error.isProviderAway else { throw TransientFailure(reason: error.reason) }
      let wait = error.retryAfter.map { Double($0.components.seconds) } ?? 1
      throw JobDeferral(until: Date(timeIntervalSinceNow: wait), breakerKey: "\(provider.rawValue):\(source.id)")
    }
  }

  /// The list says what is over: each call is compared with what is recorded, by its state and its seconds.
  private func takeIn(
    _ calls: [ListedCall], of source: SourceRow, _ provider: Provider, from directory: CallDirectory,
    in transaction: Transaction
  ) async throws -> BackfillCounts {
    var counts = BackfillCounts(listed: Int64(calls.count))
    let recorded = try await CallStore.states(
      of: source.id, calls.map(\.providerCallID), source.organizationID, in: transaction)
    for listed in calls {
      let known = recorded[listed.providerCallID]
      if let known, let told = try told(by: listed, provider), told.isKnown(as: known) {
        counts.known += 1
        continue
      }
      try await ingestion.record(try await directory.complete(listed).delivery, from: source, of: provider)
      if known == nil { counts.missing += 1 } else { counts.amended += 1 }
    }
    return counts
  }

  private func told(by call: ListedCall, _ provider: Provider) throws -> RecordedState? {
    let content = provider.content(of: call.delivery)
    guard let event = try? provider.callEvent(content, bodyHash: SHA256.hash(content)) else { return nil }
    guard case .known(let seconds) = CallUsage.of(event.orderedFacts) else { return nil }
    return RecordedState(rank: event.rank.rawValue, seconds: seconds)
  }

  /// What the provider never delivered is news to whoever watches the provider.
  private func tell(
    _ counts: BackfillCounts, of row: BackfillRow, _ organizationID: OrganizationID, in transaction: Transaction
  ) async throws {
    guard counts.missing > 0 else { return }
    let payload = #"{"missing":\#(counts.missing),"source_id":"\#(row.sourceID)"}"#
    let news = NewStreamEvent(
      orgID: "\(organizationID)", eventID: "\(StreamEntry.ID.new())", kind: "source.gap_found", at: Timestamp(Date()),
      payload: payload)
    try await OutboxStore.append(
      [
        NewOutboxEvent(
          receiver: StreamReceiver.name, kind: news.kind, organizationID: organizationID, subject: row.id.uuid,
          version: row.page + 1, payload: try news.serialized())
      ], in: transaction)
  }
}

extension JobKind {
  /// Takes in a page of a provider's list of calls.
  static let backfill = JobKind(rawValue: "backfill")
}

/// What is recorded of a call, as far as a list tells it.
struct RecordedState: Sendable, Hashable {
  var rank: Int16
  /// Nil while unknown.
  var seconds: Int64?

  /// Whether `recorded` has got as far and costs the same.
  func isKnown(as recorded: RecordedState) -> Bool {
    recorded.rank >= rank && recorded.seconds == seconds
  }
}
