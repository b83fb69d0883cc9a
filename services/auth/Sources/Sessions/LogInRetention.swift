internal import Jobs
internal import Postgres

/// Deletes what is over: sessions, tickets, invitations, letters, revocations, penalties.
struct LogInRetention: PeriodicDuty {
  /// Rows of one statement, at most.
  static let batchSize = 1000

  let interval: Duration = .seconds(600)
  var name: String { "log_in_retention" }

  func run(on database: Database) async throws -> DutyResult {
    var (total, hasMore) = (0, false)
    let steps: [@Sendable (Transaction) async throws -> Int] = [
      { try await SessionStore.deleteExpired(limit: Self.batchSize, in: $0) },
      { try await TicketStore.deleteExpired(limit: Self.batchSize, in: $0) },
      { try await RevocationStore.deleteOld(limit: Self.batchSize, in: $0) },
      { try await InvitationStore.deleteExpired(limit: Self.batchSize, in: $0) },
      { try await MailStore.deleteOld(limit: Self.batchSize, in: $0) },
      { try await LogInPenaltyStore.deleteOld(limit: Self.batchSize, in: $0) },
    ]
    for step in steps {
      let deleted = try await database.withTransaction(.system, lane: .worker) { try await step($0) }
      total += deleted
      hasMore = hasMore || deleted >= Self.batchSize
    }
    return DutyResult(count: total, hasMore: hasMore)
  }
}
