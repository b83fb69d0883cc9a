import AuthAPI
import BillingAPI
import Calls
import Foundation
import Identifiers
import IntegrationsAPI
import Jobs
import Messages
import Observability
import Postgres
import Sealing
import Synchronization
import TestSupport
import WebhooksAPI

@testable import Outbound
@testable import Webhooks

/// The webhooks service on a database of its own, without sockets: handlers, worker and relay, and a billing service that
/// notes what it is sent.
struct WebhooksHarness: Sendable {
  let database: Database
  let admin: Database
  let sealer: Sealer
  let ingestion: Ingestion
  let handlers: WebhooksHandlers
  let worker: JobWorker
  let relay: OutboxRelay
  let billing: NotedCalls
  let events: EventSink
  let provider: ProviderStandIn

  static let stripeSecret = "whsec_FAKEswitchboardprimary000000000001"
  static let secret = "key_FAKE_retell_9f8e7d6c5b4a39281706"

  /// Runs `body` while ingestion, worker and relay run.
  static func with(_ body: @escaping @Sendable (WebhooksHarness) async throws -> Void) async throws {
    try await TestDatabase.with(Webhooks.migrations) { test in try await with(test, body) }
  }

  /// The same on a database that is there already.
  static func with(_ test: TestDatabase, _ body: (WebhooksHarness) async throws -> Void) async throws {
    let harness = try WebhooksHarness(test)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await harness.ingestion.run() }
      group.addTask { await harness.worker.run() }
      group.addTask { await harness.relay.run() }
      try await body(harness)
      group.cancelAll()
    }
  }

  /// Nothing of it runs.
  init(_ test: TestDatabase) throws {
    database = test.database
    admin = test.admin
    let events = EventSink.discarding()
    self.events = events
    sealer = try Sealer(
      service: "webhooks", masterKeys: MasterKeys(MasterKeys.generate(id: "k1")), database: database)
    billing = NotedCalls()
    relay = OutboxRelay(
      database: database,
      receivers: [
        BillingReceiver(client: BillingClient(billing), events: events),
        AgentReceiver(client: AuthClient(billing), database: database),
        IntegrationsReceiver(client: IntegrationsClient(billing), database: database),
        StreamReceiver(database: database, sealer: sealer),
      ], events: events)
    let wakeWorker = WakeUp()
    provider = ProviderStandIn()
    let outbound = OutboundClient(configuration: OutboundConfiguration(), transport: provider, events: events)
    ingestion = Ingestion(
      database: database, sealer: sealer, platform: PlatformSource(setting: Self.stripeSecret), events: events,
      wakeWorker: { wakeWorker.wake() })
    worker = JobWorker(
      database: database,
      handlers: [
        FoldHandler(sealer: sealer, events: events, wakeRelay: { [relay] in relay.wake() }),
        BackfillHandler(
          outbound: outbound, sealer: sealer, ingestion: ingestion, wakeRelay: { [relay] in relay.wake() }),
      ], events: events)
    wakeWorker.connect { [worker] in worker.wake() }
    handlers = WebhooksHandlers(
      database: database, sealer: sealer, ingestion: ingestion, outbound: outbound,
      charges: ChargeAudit(database: database, billing: BillingClient(billing)),
      streamRights: StreamRights(watch: { _ in { true } }, allows: { _ in true }),
      wakeWorkers: { [worker, relay] in
        worker.wake()
        relay.wake()
      })
  }

  struct Source: Sendable {
    var id: String
    var token: String
    var organizationID: OrganizationID
  }

  func context(
    _ method: MethodDescription, organizationID: OrganizationID? = nil, caller: String = "operator"
  ) -> CallContext {
    CallContext(
      caller: caller, organizationID: organizationID.map { "\($0)" }, requestID: "test",
      deadline: .now + .seconds(10), method: method)
  }

  func makeSource(of organizationID: OrganizationID = .new()) async throws -> Source {
    let response = try await handlers.createSource(
      CreateSourceRequest(
        provider: "retell", secret: Sensitive(Self.secret), idempotencyKey: UUID().uuidString),
      context: context(WebhooksMethods.createSource.description, organizationID: organizationID))
    return Source(
      id: response.source?.id ?? "", token: response.token.reveal(), organizationID: organizationID)
  }

  func makeSource(
    of organizationID: OrganizationID = .new(), provider: String, secret: String, scheme: SourceScheme? = nil,
    inboundAgent: String = "", apiKey: WebhooksAPI.ApiKey? = nil
  ) async throws -> Source {
    let response = try await handlers.createSource(
      CreateSourceRequest(
        provider: provider, secret: Sensitive(secret), idempotencyKey: UUID().uuidString, scheme: scheme,
        inboundAgent: inboundAgent, apiKey: apiKey),
      context: context(WebhooksMethods.createSource.description, organizationID: organizationID))
    return Source(id: response.source?.id ?? "", token: response.token.reveal(), organizationID: organizationID)
  }

  /// Delivers whatever was signed by whomever.
  @discardableResult
  func deliver(
    _ body: [UInt8], to token: String, of provider: String, method: String = "POST",
    url: String = "https://example.test/w",
    headers: [String: String]
  ) async throws -> IngestResponse {
    try await handlers.ingest(
      IngestRequest(
        provider: provider, sourceToken: Sensitive(token), method: method, url: Sensitive(url),
        headers: headers.map { Header(name: $0.key, value: Sensitive($0.value)) }, body: Sensitive(body),
        remoteAddress: "127.0.0.1"),
      context: context(WebhooksMethods.ingest.description, caller: "edge"))
  }

  @discardableResult
  func deliver(
    _ body: [UInt8], to source: Source, method: String = "POST", header: String? = nil
  ) async throws -> IngestResponse {
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    let signature = header ?? RetellSignature.sign(body: body, secret: Array(Self.secret.utf8), nowMilliseconds: now)
    return try await handlers.ingest(
      IngestRequest(
        provider: "retell", sourceToken: Sensitive(source.token), method: method, url: "https://example.test/w",
        headers: [Header(name: "X-Retell-Signature", value: Sensitive(signature))], body: Sensitive(body),
        remoteAddress: "127.0.0.1"),
      context: context(WebhooksMethods.ingest.description, caller: "edge"))
  }

  func calls(of organizationID: OrganizationID) async throws -> [WebhooksAPI.Call] {
    try await handlers.listCalls(
      ListCallsRequest(), context: context(WebhooksMethods.listCalls.description, organizationID: organizationID)
    ).calls
  }

  func deadLetters(of organizationID: OrganizationID) async throws -> [WebhooksAPI.DeadLetter] {
    try await handlers.listDeadLetters(
      ListDeadLettersRequest(),
      context: context(WebhooksMethods.listDeadLetters.description, organizationID: organizationID)
    ).deadLetters
  }

  /// Waits until no job and no message for billing is left.
  func settle() async throws {
    try await eventually {
      try await count(
        """
        select (select count(*) from webhooks.jobs)
          + (select count(*) from webhooks.outbox where receiver in ('billing', 'stream')) as count
        """) == 0
    }
  }

  /// A count seen from outside row security.
  func count(_ statement: Statement) async throws -> Int64 {
    try await admin.withTransaction(.system) { try await $0.first(statement)?.get("count") ?? 0 }
  }
}

/// Stands in for billing, integrations and auth: notes charges and syncs, knows the agents it is told of.
final class NotedCalls: Caller {
  private let items = Mutex<[ChargeItem]>([])
  private let syncs = Mutex<[SyncItem]>([])
  private let agents = Mutex<[String: AgentID]>([:])
  private let lookups = Mutex(0)

  /// Requests for agents so far.
  var agentLookups: Int { lookups.withLock { $0 } }

  /// From now on the provider's id `name` is an agent, in every organization.
  func know(_ name: String, as agent: AgentID) { agents.withLock { $0[name] = agent } }

  /// Items in the order they were sent, repeats included.
  var charged: [ChargeItem] { items.withLock { $0 } }

  /// What each call is charged for: the newest version of it, and no fewer seconds than before.
  var charges: [String: ChargeItem] {
    charged.reduce(into: [:]) { charges, item in
      if let known = charges[item.callID] {
        guard known.callVersion < item.callVersion else { return }
        charges[item.callID]?.callVersion = item.callVersion
        charges[item.callID]?.seconds = max(known.seconds, item.seconds)
      } else {
        charges[item.callID] = item
      }
    }
  }

  /// Forgets what was sent of a call, from a version on, as if it had been lost on its way.
  func forget(_ call: String, version: Int64 = 0) {
    items.withLock { $0.removeAll { $0.callID == call && $0.callVersion >= version } }
  }

  /// Ended calls that integrations was told of, repeats included.
  var synced: [SyncItem] { syncs.withLock { $0 } }

  func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    do {
      switch method {
      case IntegrationsMethods.enqueueSync.description:
        let request = try EnqueueSyncRequest(serialized: request)
        syncs.withLock { $0 += request.items }
        return try EnqueueSyncResponse(
          results: request.items.map { SyncResult(orgID: $0.orgID, callID: $0.callID, outcome: .enqueued) }
        ).serialized()
      case BillingMethods.getCallCharges.description:
        let request = try GetCallChargesRequest(serialized: request)
        let charges = charges
        return try GetCallChargesResponse(
          charges: request.callIDs.compactMap { id in
            guard let item = charges[id], item.orgID == request.orgID else { return nil }
            return ChargedCall(callID: id, seconds: item.seconds, callVersion: item.callVersion)
          }
        ).serialized()
      case BillingMethods.chargeCalls.description:
        let request = try ChargeCallsRequest(serialized: request)
        items.withLock { $0 += request.items }
        return try ChargeCallsResponse(
          results: request.items.map { ChargeResult(orgID: $0.orgID, callID: $0.callID, outcome: .charged) }
        ).serialized()
      default:
        lookups.withLock { $0 += 1 }
        let known = agents.withLock { $0 }
        let request = try ResolveAgentsRequest(serialized: request)
        return try ResolveAgentsResponse(
          agents: request.keys.compactMap { key in
            known[key.providerAgentID].map { ResolvedAgent(key: key, agentID: "\($0)") }
          }
        ).serialized()
      }
    } catch {
      throw RPCError(.internal, reason: "test", message: "\(error)")
    }
  }
}
