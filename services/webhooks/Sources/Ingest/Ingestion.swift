internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Observability
internal import Postgres
internal import RPC
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
  let platform: PlatformSource
  let events: EventSink
  /// Called after a commit that left work to do.
  let wakeWorker: @Sendable () -> Void
  /// What changes sources must tell it so.
  let sources = KnownSources()
  private let commits: GroupCommit<InboxRow, InboxOutcome>
  /// One at a time, so that who sends many bodies under one key takes one connection from the others and no more.
  private let divergent: GroupCommit<InboxRow, InboxReceipt>

  init(
    database: Database, sealer: Sealer, platform: PlatformSource, events: EventSink,
    wakeWorker: @escaping @Sendable () -> Void
  ) {
    self.database = database
    self.sealer = sealer
    self.platform = platform
    self.events = events
    self.wakeWorker = wakeWorker
    let writer = InboxWriter()
    commits = GroupCommit(
      database: database, logger: events.logger, sortedBy: InboxWriter.areInOrder, bytes: { $0.sealedBody.count },
      write: { rows, transaction in try await writer.store(rows, in: transaction) })
    var single = GroupCommitConfiguration()
    (single.maximumGroups, single.maximumRows) = (1, 1)
    divergent = GroupCommit(
      database: database, configuration: single, logger: events.logger, sortedBy: InboxWriter.areInOrder,
      bytes: { $0.sealedBody.count },
      write: { rows, transaction in
        var receipts: [InboxReceipt] = []
        for row in rows { receipts.append(try await DivergentDelivery.store(row, with: writer, in: transaction)) }
        return receipts
      })
  }

  /// Commits deliveries, many at a time, until shutdown. Call once.
  ///
  /// On an event loop, as those who wait are: each would else be woken across threads. At shutdown, one whose body turns out to
  /// be another than the first may find that nobody stores it any more; it is refused, and its provider sends it again.
  func run() async {
    await withTaskExecutorPreference(LoopExecutor.any()) {
      await withDiscardingTaskGroup { group in
        group.addTask { await commits.run() }
        group.addTask { await divergent.run() }
      }
    }
  }

  struct Delivery: Sendable {
    var provider: String
    var sourceToken: String
    var method: String
    /// The public URL as the provider called it.
    var url: String
    /// Header names in lower case with their values; the first of equal names counts.
    var headers: [String: String]
    var body: [UInt8]
    var remoteAddress: String
  }

  typealias Receipt = InboxReceipt

  /// What a delivery came to.
  enum Outcome: Sendable {
    case stored(Receipt)
    case answered(Answer)
  }

  /// Errors: those of `WebhooksError` and of `Postgres`.
  func accept(_ delivery: Delivery) async throws -> Outcome {
    let begin = ContinuousClock.now
    guard delivery.body.count <= Self.largestBody else { throw WebhooksError.bodyTooLarge(delivery.body.count) }
    let origin = try await findOrigin(of: delivery)
    let now = origin.now(at: .now)
    let signed = SignedDelivery(
      method: delivery.method, url: delivery.url, headers: delivery.headers, body: delivery.body,
      nowMilliseconds: Int64((now.timeIntervalSince1970 * 1000).rounded()))
    let secretID = try verify(signed, from: origin)
    switch origin.provider.read(signed) {
    case .question(let question):
      events.emit(WebhooksEvents.answered(source: origin.source.id, duration: .now - begin))
      return .answered(origin.provider.answer(question, inboundAgent: origin.source.inboundAgent))
    case .notAnEvent:
      throw WebhooksError.notAnEvent
    case .event(let type, let key):
      var delivery = delivery
      delivery.body = origin.provider.content(of: signed)
      let receipt = try await store(delivery, from: origin.source, verifiedBy: secretID, type: type, key: key)
      if !receipt.isDuplicate { wakeWorker() }
      events.emit(
        WebhooksEvents.delivered(
          source: origin.source.id, inbox: receipt.inboxID, type: type, isDuplicate: receipt.isDuplicate,
          bytes: delivery.body.count, duration: .now - begin))
      return .stored(receipt)
    }
  }

  /// Stores what the provider said of a call when it was asked, as what it would have sent.
  ///
  /// Errors: those of `Postgres`. What is no event of the provider's is passed over: the list is not ours to judge.
  func record(_ answer: SignedDelivery, from source: SourceRow, of provider: Provider) async throws {
    guard answer.body.count <= Self.largestBody, case .event(let type, let key) = provider.read(answer) else { return }
    let delivery = Delivery(
      provider: source.provider, sourceToken: "", method: answer.method, url: "", headers: [:],
      body: provider.content(of: answer), remoteAddress: "")
    let receipt = try await store(delivery, from: source, verifiedBy: nil, type: type, key: key)
    if !receipt.isDuplicate { wakeWorker() }
  }

  private func findOrigin(of delivery: Delivery) async throws -> KnownSources.Entry {
    let found = try await sources.find(
      provider: delivery.provider, tokenHash: SourceToken.hash(delivery.sourceToken), in: database, opening: sealer)
    guard let found, found.source.id != PlatformSource.id || !platform.secrets.isEmpty else {
      events.emit(WebhooksEvents.refused(source: nil, reason: "unknown_source"))
      throw WebhooksError.unknownSource
    }
    return found
  }

  /// The id of the secret that signed the delivery.
  private func verify(_ delivery: SignedDelivery, from origin: KnownSources.Entry) throws -> UUID {
    let isPlatform = origin.source.id == PlatformSource.id
    let verdict = delivery.verify(isPlatform ? platform.credentials : origin.credentials)
    guard case .valid(let index) = verdict else {
      events.emit(WebhooksEvents.refused(source: origin.source.id, reason: "signature_\(verdict.reason)"))
      throw WebhooksError.badSignature
    }
    return isPlatform ? PlatformSource.secretID : origin.secretIDs[index]
  }

  /// Dedupe row, inbox row and job in one commit, which other deliveries share unless its key has another body already.
  private func store(
    _ delivery: Delivery, from source: SourceRow, verifiedBy secretID: UUID?, type: String, key: [UInt8]
  ) async throws -> Receipt {
    let id = InboxID.new()
    let sealed = try await sealer.keyring(for: source.organizationID).seal(
      delivery.body,
      SealingContext(label: InboxStore.label, organizationID: source.organizationID, record: id.uuid))
    let row = InboxRow(
      id: id, sourceID: source.id, organizationID: source.organizationID, eventType: type, dedupeKey: key,
      bodyHash: SHA256.hash(delivery.body), sealedBody: sealed, secretID: secretID,
      remoteAddress: delivery.remoteAddress)
    switch try await commits.submit(row) {
    case .stored(let receipt): return receipt
    case .divergent: return try await divergent.submit(row)
    }
  }
}

extension JobKind {
  /// Takes one inbox row into its call.
  static let fold = JobKind(rawValue: "fold")
}
