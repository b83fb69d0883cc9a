internal import AuthAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// Gives agents to other organizations.
///
/// Calls are attributed by their time, so what an organization had stays its own: the agent's row stays, its range ends. The
/// organization that gets the agent has a row of its own, under the same id, with evaluation off.
struct AgentMove: Sendable {
  let database: Database
  let authorizer: Authorizer
  let events: EventSink

  struct Order: Sendable {
    var agent: AgentID
    var from: OrganizationID
    var to: OrganizationID
    /// Nil: now.
    var at: Date?
  }

  /// From when on. The caller is an owner of both organizations, or the operator.
  ///
  /// Throws `permission_denied`, `principal_missing`, `agent_not_found`, `agent_exists`, `invalid_at`, `move_pending`,
  /// `idempotency_mismatch`.
  func perform(_ order: Order, key: IdempotencyKey, context: CallContext) async throws -> MoveAgentResponse {
    for organization in [order.from, order.to] {
      try await authorizer.require(.agentsMove, in: organization, context: context)
    }
    let known = try await database.withTransaction(context.scope(order.from), isReadOnly: true) {
      try await AgentStore.any(order.agent, of: order.from, in: $0)
    }
    guard let agent = known else { throw AuthError.agentNotFound }
    let outcome: IdempotentOutcome
    do {
      // In the name of the organization that gets it: its row is under row security, the range is in a system table.
      outcome = try await database.withTransaction(context.scope(order.to)) { transaction in
        try await key.perform(for: order.from, in: transaction, isAudited: false) {
          let at = try await AgentOwnershipStore.move(order, in: transaction)
          try await AgentStore.adopt(agent, into: order.to, in: transaction)
          try await AuditStore.append(audit(order, "agent.received", context), to: order.to, in: transaction)
          try await News.append(.agentLeft(order.agent, order.from, at: at), in: transaction)
          return try MoveAgentResponse(at: Timestamp(at)).serialized()
        }
      }
    } catch let error as PostgresError where error.code == .exclusionViolation {
      throw AuthError.movePending
    }
    if case .performed = outcome {
      try await database.withTransaction(context.scope(order.from)) {
        try await AuditStore.append(audit(order, "agent.given", context), to: order.from, in: $0)
      }
      events.emit(AuthEvents.agentMoved(order.agent, from: order.from, to: order.to))
    }
    return try MoveAgentResponse(serialized: outcome.response)
  }

  private func audit(_ order: Order, _ action: String, _ context: CallContext) -> AuditEvent {
    AuditEvent(
      actor: context.principal, action: action, object: "\(order.agent)", before: "\(order.from)", after: "\(order.to)")
  }
}
