internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Postgres

/// Looks whether the organization still has the agents of its connections, and ends those that it has not: an agent left, or
/// the organization was closed. What counts is what auth says now, whatever was told before and in whatever order.
struct ReviewConnectionsHandler: SteppedJobHandler {
  static let kind: JobKind = "review_connections"
  /// Connections of one look.
  static let batchSize = 200
  /// Wait where auth cannot be asked.
  static let patience = Duration.seconds(5)

  let authority: any Authority
  let steward: ConnectionSteward

  var kind: JobKind { Self.kind }

  /// Enqueues a look at the organization's connections at that time, nil being now.
  static func schedule(
    _ organization: OrganizationID, at: Date?, in transaction: Transaction
  ) async throws {
    var delay = Duration.zero
    if let at {
      let row = try await transaction.first(
        "select greatest(0, extract(epoch from \(at) - clock_timestamp()) * 1000000)::bigint as wait_us")
      // A moment later than the change: at that moment itself the agent may still be there.
      delay = .microseconds(try row?.get("wait_us", as: Int64.self) ?? 0) + .seconds(1)
    }
    try await JobStore.enqueue(
      [NewJob(kind: kind, organizationID: organization, ref: .version7(), delay: delay)], in: transaction)
  }

  func run(_ job: ClaimedJob, in steps: JobSteps) async throws {
    let organization = job.organizationID
    var last: ConnectionID?
    while true {
      let batch = try await steps.transaction { [last] in
        try await ConnectionStore.unended(of: organization, after: last, limit: Self.batchSize, in: $0)
      }
      guard let end = batch.last else { return }
      let standing = try await standing(of: Set(batch.map(\.agentID)), in: organization)
      for connection in batch {
        guard standing.isClosed || !standing.agents.contains(connection.agentID) else { continue }
        try await steward.end(
          connection.id, of: organization, because: standing.isClosed ? .organizationClosed : .agentLeft)
      }
      last = end.id
    }
  }

  /// A job of a year ago has no patience left by its budget: where auth is away, it waits instead of failing.
  private func standing(of agents: Set<AgentID>, in organization: OrganizationID) async throws -> AgentStanding {
    do {
      return try await authority.standing(of: agents, in: organization)
    } catch is RPCError {
      throw JobDeferral(until: Date().addingTimeInterval(Self.patience / .seconds(1)), breakerKey: "auth")
    }
  }
}
