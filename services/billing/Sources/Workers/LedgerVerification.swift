internal import Jobs
internal import Observability
internal import Postgres

/// Checks every organization's ledger once a day, some at a time, the longest unchecked first.
struct LedgerVerification: PeriodicDuty {
  /// Age at which a check is due again.
  static let age = Duration.seconds(86_400)
  /// Organizations of one run.
  static let batch = 20

  let name = "ledger_verification"
  let interval = Duration.seconds(60)
  let timeout = Duration.seconds(120)
  let events: EventSink

  func run(on database: Database) async throws -> DutyResult {
    let due = try await database.withTransaction(.system, lane: .worker, isReadOnly: true) {
      try await OrganizationStore.unverified(for: Self.age, limit: Self.batch, in: $0)
    }
    let verifier = LedgerVerifier(database: database, events: events)
    for organization in due { _ = try await verifier.verify(organization) }
    return DutyResult(count: due.count, hasMore: due.count == Self.batch)
  }
}
