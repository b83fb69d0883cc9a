internal import Jobs
internal import Postgres

/// Forgets connect flows and invitations a day after their end.
struct FlowRetention: PeriodicDuty {
  /// Rows of one statement, at most.
  static let batchSize = 1_000

  var name: String { "flow_retention" }
  let interval = Duration.seconds(600)

  func run(on database: Database) async throws -> DutyResult {
    let deleted = try await database.withTransaction(.system, lane: .worker) { transaction in
      let flows = try await OAuthFlowStore.prune(limit: Self.batchSize, in: transaction)
      let invitations = try await ConnectInvitationStore.prune(limit: Self.batchSize, in: transaction)
      return (flows, invitations)
    }
    return DutyResult(
      count: deleted.0 + deleted.1, hasMore: deleted.0 == Self.batchSize || deleted.1 == Self.batchSize)
  }
}
