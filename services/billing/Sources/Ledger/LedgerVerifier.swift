internal import Identifiers
internal import Observability
internal import Postgres

/// A place where an invariant does not hold.
struct FoundViolation: Sendable, Hashable {
  var organization: OrganizationID
  var invariant: String
  var subject: String
}

/// Checks every invariant of one organization's ledger.
///
/// All invariants are one statement and so one snapshot: money that moves meanwhile never makes a sound ledger look otherwise.
struct LedgerVerifier: Sendable {
  /// Longest check of one organization.
  static let timeout = Duration.seconds(25)

  let database: Database
  let events: EventSink

  /// Everything that does not hold, at most 100 rows an invariant; also noted in `organizations`.
  func verify(_ organization: OrganizationID) async throws -> [FoundViolation] {
    let found = try await database.withTransaction(
      .tenant(organization, actor: "verifier"), lane: .operator, isReadOnly: true, timeout: Self.timeout
    ) { transaction in
      try await transaction.rows(Self.allInvariants).map { row in
        FoundViolation(
          organization: organization, invariant: try row.get("invariant", as: String.self),
          subject: try row.get("subject", as: String.self))
      }
    }
    try await database.withTransaction(.system, lane: .operator) {
      try await OrganizationStore.verified(organization, violations: found.count, in: $0)
    }
    if let first = found.first {
      events.emit(
        BillingEvents.ledgerViolated(organization, invariant: first.invariant, violations: found.count))
    }
    return found
  }

  private static let allInvariants = LedgerInvariants.all.dropFirst().reduce(query(LedgerInvariants.all[0])) {
    "\(statement: $0) union all \(statement: query($1))"
  }

  private static func query(_ invariant: LedgerInvariant) -> Statement {
    "select \(invariant.name)::text as invariant, subject from (\(statement: invariant.violations)) as found"
  }
}
