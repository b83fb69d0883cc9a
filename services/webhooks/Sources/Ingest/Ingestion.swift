internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres
internal import Sealing

/// Takes one delivery from its raw bytes to a durable row: find the source, verify, recognize, store.
///
/// What it answers is only answered after the commit. Nothing is interpreted before the signature has been verified,
/// and nothing of a delivery that does not verify is stored.
struct Ingestion: Sendable {
  /// Bytes of the largest body that is taken: 2 MiB.
  static let largestBody = 2 << 20

  let database: Database
  let sealer: Sealer
  let events: EventSink
  /// Called after a commit that left work to do.
  let wakeWorker: @Sendable () -> Void

  struct Delivery: Sendable {
    var provider: String
    var sourceToken: String
    var method: String
    /// Header names in lower case with their values; the first of equal names counts.
    var headers: [String: String]
    var body: [UInt8]
    var remoteAddress: String
  }

  struct Receipt: Sendable {
    var inboxID: InboxID
    var isDuplicate: Bool
  }

  /// Errors: those of `WebhooksError` and of `Postgres`.
  func accept(_ delivery: Delivery) async throws -> Receipt {
    let begin = ContinuousClock.now
    guard delivery.body.count <= Self.largestBody else { throw WebhooksError.bodyTooLarge(delivery.body.count) }
    let origin = try await findOrigin(of: delivery)
    let secretID = try await verify(delivery, from: origin)
    switch RetellDelivery.read(method: delivery.method, body: delivery.body) {
    case .question:
      throw WebhooksError.questionNotAnswered
    case .notAnEvent:
      throw WebhooksError.notAnEvent
    case .event(let type, let key):
      let receipt = try await store(delivery, from: origin.source, verifiedBy: secretID, type: type, key: key)
      if !receipt.isDuplicate { wakeWorker() }
      events.emit(
        WebhooksEvents.delivered(
          source: origin.source.id, inbox: receipt.inboxID, type: type, isDuplicate: receipt.isDuplicate,
          bytes: delivery.body.count, duration: .now - begin))
      return receipt
    }
  }

  private struct Origin {
    var source: SourceRow
    var secrets: [SourceSecretRow]
    /// The database's time: our own clock may be wrong.
    var now: Date
  }

  private func findOrigin(of delivery: Delivery) async throws -> Origin {
    let tokenHash = SourceToken.hash(delivery.sourceToken)
    let found = try await database.withTransaction(.system, lane: .ingest, isReadOnly: true) { transaction -> Origin? in
      guard
        let (source, now) = try await SourceStore.find(
          provider: delivery.provider, tokenHash: tokenHash, in: transaction)
      else { return nil }
      return Origin(
        source: source, secrets: try await SourceSecretStore.live(of: source.id, in: transaction), now: now)
    }
    guard let found else {
      events.emit(WebhooksEvents.refused(source: nil, reason: "unknown_source"))
      throw WebhooksError.unknownSource
    }
    return found
  }

  /// The id of the secret that signed the delivery.
  private func verify(_ delivery: Delivery, from origin: Origin) async throws -> UUID {
    let keyring = try await sealer.keyring(for: origin.source.organizationID)
    let secrets = try origin.secrets.map { secret in
      try keyring.open(
        secret.sealed,
        SealingContext(
          label: SourceSecretStore.label, organizationID: origin.source.organizationID, record: secret.id))
    }
    let verdict = RetellSignature.verify(
      header: delivery.headers[RetellSignature.headerName], body: delivery.body, secrets: secrets,
      nowMilliseconds: Int64((origin.now.timeIntervalSince1970 * 1000).rounded()))
    guard case .valid(let index) = verdict else {
      events.emit(WebhooksEvents.refused(source: origin.source.id, reason: "signature_\(verdict)"))
      throw WebhooksError.badSignature
    }
    return origin.secrets[index].id
  }

  /// Dedupe row, inbox row and job in one commit. A body that differs from the first one under the same key is kept
  /// as an event of its own: its key is the hash of the old key and the new body.
  private func store(
    _ delivery: Delivery, from source: SourceRow, verifiedBy secretID: UUID, type: String, key: [UInt8]
  ) async throws -> Receipt {
    let id = InboxID.new()
    let bodyHash = SHA256.hash(delivery.body)
    let sealed = try await sealer.keyring(for: source.organizationID).seal(
      delivery.body,
      SealingContext(label: InboxStore.label, organizationID: source.organizationID, record: id.uuid))
    let row = InboxRow(
      id: id, sourceID: source.id, organizationID: source.organizationID, eventType: type, dedupeKey: key,
      bodyHash: bodyHash, sealedBody: sealed, secretID: secretID, remoteAddress: delivery.remoteAddress)
    return try await database.withTransaction(.system, lane: .ingest) { transaction in
      var row = row
      var answer = try await InboxDedupeStore.claim(
        key, source: source.id, inboxID: id, bodyHash: bodyHash, in: transaction)
      if !answer.isNew, answer.isDivergent, answer.divergentCount < InboxDedupeStore.mostDivergent {
        row.dedupeKey = Array(SHA256.hash(key, bodyHash).prefix(RetellDelivery.keyLength))
        answer = try await InboxDedupeStore.claim(
          row.dedupeKey, source: source.id, inboxID: id, bodyHash: bodyHash, in: transaction)
        if answer.isNew { try await InboxDedupeStore.countDivergent(key, source: source.id, in: transaction) }
      }
      if answer.isNew {
        try await InboxStore.insert(row, in: transaction)
        try await JobStore.enqueue(
          [NewJob(kind: .fold, organizationID: source.organizationID, ref: id.uuid)], in: transaction)
      }
      return Receipt(inboxID: answer.inboxID, isDuplicate: !answer.isNew)
    }
  }
}

extension JobKind {
  /// Takes one inbox row into its call.
  static let fold = JobKind(rawValue: "fold")
}
