import Foundation
import Identifiers
import Logging
import Observability
import Postgres
import ServiceLifecycle
import Synchronization
import TestSupport

@testable import Jobs

/// A schema with the tables of this library and one tenant table for the effects of jobs.
let schema = MigrationSet(
  service: "works",
  components: [
    PostgresMigrations.component, JobsMigrations.component,
    MigrationComponent(
      name: "works",
      files: [
        MigrationFile(
          number: 1, name: "create_effects",
          sql: Array(
            """
            -- What jobs did: no unique key, so that a job done twice shows.
            create table effects (org_id uuid not null, ref uuid not null, note text not null);
            select declare_tenant_table('effects');
            select grant_to_service('effects', 'select, insert');
            """.utf8))
      ]),
  ])

/// Runs `services` as a process does, and shuts them down gracefully after `body`.
func running<Result: Sendable>(
  _ services: [any Service], _ body: () async throws -> Result
) async throws -> Result {
  let group = ServiceGroup(
    configuration: .init(
      services: services.map { .init(service: $0) },
      logger: Logger(label: "test") { _ in
        SwiftLogNoOpLogHandler()
      }))
  return try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await group.run() }
    let result = try await body()
    await group.triggerGracefulShutdown()
    try await tasks.waitForAll()
    return result
  }
}

/// Keeps the names of the events it sees.
final class EventLog: Sendable {
  private let names = Mutex<[String]>([])

  var sink: EventSink { .discarding { record in self.names.withLock { $0.append(record.name) } } }

  func count(_ name: String) -> Int { names.withLock { $0.count { $0 == name } } }
}

/// Closed until it is opened; whoever waits goes on when it opens or when its task is cancelled.
final class Gate: Sendable {
  private let (stream, continuation) = AsyncStream<Void>.makeStream()
  private let arrivals = Mutex(0)

  /// How many have come to the gate.
  var arrived: Int { arrivals.withLock { $0 } }

  func open() { continuation.finish() }

  /// One task at a time.
  func wait() async throws {
    arrivals.withLock { $0 += 1 }
    for await _ in stream {}
    try Task.checkCancellation()
  }
}

/// A handler made of a closure.
struct Handler: JobHandler {
  let kind: JobKind
  let body: @Sendable (ClaimedJob, Transaction) async throws -> Void

  init(_ kind: JobKind = "work", _ body: @escaping @Sendable (ClaimedJob, Transaction) async throws -> Void) {
    self.kind = kind
    self.body = body
  }

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws { try await body(job, transaction) }

  /// Leaves one effect per run.
  static func effect(_ kind: JobKind = "work", note: String = "done") -> Handler {
    Handler(kind) { job, transaction in try await Effects.add(job, note, in: transaction) }
  }
}

enum Effects {
  static func add(_ job: ClaimedJob, _ note: String, in transaction: Transaction) async throws {
    try await transaction.execute(
      "insert into effects (org_id, ref, note) values (\(job.organizationID), \(job.ref), \(note))")
  }
}

extension TestDatabase {
  /// Runs `body` in a transaction on system tables.
  func system<Result: Sendable>(_ body: (Transaction) async throws -> Result) async throws -> Result {
    try await database.withTransaction(.system, lane: .rpc, body)
  }

  func enqueue(_ jobs: [NewJob]) async throws {
    try await system { try await JobStore.enqueue(jobs, in: $0) }
  }

  /// Live jobs.
  func jobs() async throws -> Int {
    try await system { try await JobStore.counts(in: $0).values.reduce(0, +) }
  }

  func deadLetters(_ organization: OrganizationID) async throws -> [DeadLetter] {
    try await system { try await DeadLetterStore.list(organization, limit: 1000, in: $0) }
  }

  /// Notes of the effects by ref, as the organization sees them.
  func effects(_ organization: OrganizationID) async throws -> [UUID: [String]] {
    let rows = try await database.withTransaction(.tenant(organization)) {
      try await $0.rows("select ref, note from effects")
    }
    var effects: [UUID: [String]] = [:]
    for row in rows { effects[try row.get("ref"), default: []].append(try row.get("note")) }
    return effects
  }

  /// Ends all leases of jobs, as if their time were over.
  func expireLeases() async throws {
    _ = try await system {
      try await $0.execute(
        "update jobs set lease_until = clock_timestamp() - interval '1 second' where state = 'leased'")
    }
  }

  func worker(
    _ handlers: [any JobHandler], events: EventLog = EventLog(),
    configure: (inout JobWorkerConfiguration) -> Void = { _ in }
  ) -> JobWorker {
    var configuration = JobWorkerConfiguration()
    configuration.pollInterval = .milliseconds(20)
    configure(&configuration)
    return JobWorker(database: database, handlers: handlers, configuration: configuration, events: events.sink)
  }

  func relay(_ receivers: [any OutboxReceiver], events: EventLog = EventLog()) -> OutboxRelay {
    var configuration = OutboxRelayConfiguration()
    configuration.pollInterval = .milliseconds(20)
    configuration.backoff = .init(base: .milliseconds(5), cap: .milliseconds(50))
    configuration.rest = .init(base: .milliseconds(5), cap: .milliseconds(50))
    return OutboxRelay(database: database, receivers: receivers, configuration: configuration, events: events.sink)
  }

  func append(_ events: [NewOutboxEvent]) async throws {
    try await system { try await OutboxStore.append(events, in: $0) }
  }

  func outbox() async throws -> Int {
    try await system { try await OutboxStore.count(in: $0) }
  }
}

extension TestDatabase {
  /// Claims jobs of the kind "work", which nobody completes.
  func claimWork(limit: Int) async throws -> [LeasedJob] {
    let claim = JobClaim(
      lane: "default", kinds: ["work"], limit: limit, suspects: 0, token: UUID(), lease: .seconds(30))
    return try await system { try await JobStore.claim(claim, in: $0).jobs }
  }
}
