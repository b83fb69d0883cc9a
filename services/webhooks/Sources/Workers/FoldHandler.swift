internal import BillingAPI
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing

/// Folds one inbox row into its call, and tells the other services through the outbox what came of it.
///
/// Everything happens in the transaction that also completes the job: a crash at any point leaves all of it or nothing.
struct FoldHandler: JobHandler {
  let sealer: Sealer
  let events: EventSink
  /// Called after the commit: the outbox may hold something new.
  let wakeRelay: @Sendable () -> Void

  var kind: JobKind { .fold }

  func didComplete(_ job: ClaimedJob) { wakeRelay() }

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    let organizationID = job.organizationID
    let keyring = try await sealer.keyring(for: organizationID)
    guard
      let (inbox, provider, receivedAt) = try await InboxStore.find(
        InboxID(job.ref), of: organizationID, in: transaction)
    else { throw PermanentFailure(reason: "inbox_row_missing") }
    let body = try keyring.open(
      inbox.sealedBody,
      SealingContext(label: InboxStore.label, organizationID: organizationID, record: inbox.id.uuid))
    guard let provider = Provider(rawValue: provider) else { throw PermanentFailure(reason: "unknown_provider") }
    if provider == .stripe {
      guard let event = StripeEvent(body), let news = try NewOutboxEvent(event, from: inbox) else { return }
      return try await OutboxStore.append([news], in: transaction)
    }
    guard let read = try provider.callEvent(body, bodyHash: inbox.bodyHash) else { return }
    let received = Int64(receivedAt.timeIntervalSince1970 * 1000)
    var event = read.received(atMilliseconds: received)
    // Nobody signed what was answered: we asked.
    if inbox.secretID == nil { event.askedAtMilliseconds = received }
    guard
      let callID = try await CallRouteStore.route(
        source: inbox.sourceID, providerCallID: event.providerCallID, organizationID: organizationID,
        candidate: .new(), in: transaction)
    else { return }
    let before = try await CallStore.lock(
      callID, source: inbox.sourceID, provider: provider.rawValue, providerCallID: event.providerCallID,
      organizationID: organizationID, receivedAt: receivedAt, in: transaction)
    guard try await CallEventStore.insert(inbox, call: callID, in: transaction) else {
      events.emit(WebhooksEvents.foldedBefore(call: callID, inbox: inbox.id))
      return
    }
    let after = try await fold(
      event, into: before, of: organizationID, receivedAt: receivedAt, with: keyring, in: transaction)
    try await announce(after, before: before, receivedAt: receivedAt, of: organizationID, in: transaction)
    events.emit(
      WebhooksEvents.folded(call: callID, inbox: inbox.id, version: before.version + 1, state: after.state))
  }

  private func fold(
    _ event: CallEvent, into call: CallRow, of organizationID: OrganizationID, receivedAt: Date,
    with keyring: Keyring, in transaction: Transaction
  ) async throws -> CallSummary {
    var facts = try await CallFactStore.list(
      call.id, of: organizationID, opening: CallSummary.fields, with: keyring, in: transaction)
    if event.facts[.transcript] != nil {
      facts[.transcript] = try await TranscriptStore.order(of: call.id, organizationID, in: transaction).map {
        CallFold.Fact(value: .transcript(Transcript([])), order: $0)
      }
    }
    var fold = CallFold(facts: facts, state: CallState(rawValue: call.stateRank) ?? .registered)
    let changed = fold.merge(event)
    try await CallFactStore.put(
      fold.facts.filter { changed.contains($0.key) }, call: call.id, of: organizationID, with: keyring,
      in: transaction)
    if changed.contains(.transcript), let fact = fold.facts[.transcript] {
      try await TranscriptStore.put(fact, call: call.id, of: organizationID, with: keyring, in: transaction)
    }
    let summary = CallSummary(fold)
    try await CallStore.update(
      call.id, of: organizationID, to: summary, version: call.version + 1, receivedAt: receivedAt, in: transaction)
    return summary
  }

  /// Billing hears of a call once it can be charged, and again when its seconds change; analysis once; integrations when it has
  /// ended, and again when that is corrected or it was analyzed; auth is asked for the agent when an event first names it, and
  /// again when a later one names another; the organization's stream hears of every turn.
  private func announce(
    _ after: CallSummary, before: CallRow, receivedAt: Date, of organizationID: OrganizationID,
    in transaction: Transaction
  ) async throws {
    let version = before.version + 1
    func event(_ receiver: String, _ kind: String, _ payload: [UInt8] = []) -> NewOutboxEvent {
      NewOutboxEvent(
        receiver: receiver, kind: kind, organizationID: organizationID, subject: before.id.uuid, version: version,
        payload: payload)
    }
    var news: [NewOutboxEvent] = []
    if case .known(let seconds) = after.usage, after.isChargeable, !(before.isChargeable && before.seconds == seconds) {
      let item = ChargeItem(
        before.id, of: organizationID, version: version, seconds: seconds, startedAt: after.startedAt,
        receivedAt: min(before.receivedAt, receivedAt))
      news.append(event(BillingReceiver.name, "call.ended", try item.serialized()))
      if !before.isChargeable { news.append(event(AnalysisReceiver.name, "call.ended")) }
    }
    if after.state >= .ended, before.differsForCustomers(from: after) {
      news.append(event(IntegrationsReceiver.name, "call.ended"))
    }
    if after.providerAgentID != nil, after.providerAgentID != before.providerAgentID {
      news.append(event(AgentReceiver.name, "call.recorded"))
    }
    if let told = CallNews(after, before: before, version: version) {
      news.append(event(StreamReceiver.name, told.kind, try told.event(of: organizationID).serialized()))
    }
    try await OutboxStore.append(news, in: transaction)
  }
}

extension CallRow {
  /// Whether a customer system would show the call in another way.
  fileprivate func differsForCustomers(from after: CallSummary) -> Bool {
    stateRank != after.state.rawValue || durationMilliseconds != after.durationMilliseconds
      || endReason != after.endReason
  }

  /// Whether billing has heard of the call.
  var isChargeable: Bool { stateRank >= CallState.ended.rawValue && usageState == "known" }
}
