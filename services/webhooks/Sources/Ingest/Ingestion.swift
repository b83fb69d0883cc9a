internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres
internal import Sealing
internal import ServiceLifecycle

/// Takes one delivery from its raw bytes to a durable row: find the source, verify, recognize, store.
///
/// What it answers is only answered after the commit. Nothing is interpreted before the signature has been verified,
/// and nothing of a delivery that does not verify is stored. Deliveries that come at the same time share a commit, which
/// `run` makes; a graceful shutdown stores what was taken and takes no more, so `run` must outlive the RPC server.
struct Ingestion: Service {
  /// Bytes of the largest body that is taken: 2 MiB.
  static let largestBody = 2 << 20

  let database: Database
  let sealer: Sealer
  let events: EventSink
  /// Called after a commit that left work to do.
  let wakeWorker: @Sendable () -> Void
  private let commits: GroupCommit<InboxRow, Receipt>

  init(database: Database, sealer: Sealer, events: EventSink, wakeWorker: @escaping @Sendable () -> Void) {
    self.database = database
    self.sealer = sealer
    self.events = events
    self.wakeWorker = wakeWorker
    commits = GroupCommit(
      database: database, logger: events.logger, sortedBy: InboxBatch.areInOrder, bytes: { $0.sealedBody.count },
      write: { rows, transaction in try await InboxBatch.store(rows, in: transaction) })
  }

  /// Commits deliveries, many at a time, until shutdown. Call once.
  func run() async { await commits.run() }

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

  /// Dedupe row, inbox row and job in one commit, which other deliveries share.
  private func store(
    _ delivery: Delivery, from source: SourceRow, verifiedBy secretID: UUID, type: String, key: [UInt8]
  ) async throws -> Receipt {
    let id = InboxID.new()
    let sealed = try await sealer.keyring(for: source.organizationID).seal(
      delivery.body,
      SealingContext(label: InboxStore.label, organizationID: source.organizationID, record: id.uuid))
    return try await commits.submit(
      InboxRow(
        id: id, sourceID: source.id, organizationID: source.organizationID, eventType: type, dedupeKey: key,
        bodyHash: SHA256.hash(delivery.body), sealedBody: sealed, secretID: secretID,
        remoteAddress: delivery.remoteAddress))
  }
}

extension JobKind {
  /// Takes one inbox row into its call.
  static let fold = JobKind(rawValue: "fold")
}
