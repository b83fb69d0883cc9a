internal import Foundation
internal import Identifiers
internal import Messages
internal import Observability
internal import Postgres
internal import Sealing
internal import ServiceRuntime

/// Why a connection ends without anybody having asked for it. The raw value is the reason that its people see.
enum ConnectionLoss: String, Sendable, Hashable {
  case agentLeft = "agent_left"
  case organizationClosed = "organization_closed"
}

/// What people decide about connections that exist.
struct ConnectionSteward: Sendable {
  let database: Database
  let sealer: Sealer
  let revoker: GrantRevoker
  let events: EventSink

  /// Lets data flow. Throws `not_pending`, `already_connected`, `connection_not_found`.
  ///
  /// One that waits for a new log-in makes way for the confirmed one; one that is in use does not.
  func confirm(
    _ id: ConnectionID, of organization: OrganizationID, by actor: String
  ) async throws -> StoredConnection {
    let keyring = try await sealer.keyring(for: organization)
    let (connection, superseded) = try await database.withTransaction(.tenant(organization, actor: actor), retries: 3) {
      transaction -> (StoredConnection, StoredConnection?) in
      guard
        var connection = try await ConnectionStore.find(id, of: organization, isLocking: true, in: transaction)
      else { throw IntegrationsError.connectionNotFound }
      if connection.state == .active { return (connection, nil) }
      guard connection.state == .pendingConfirmation else { throw IntegrationsError.notPending }
      let open = try await ConnectionStore.open(
        of: connection.agentID, provider: connection.provider, organization: organization, in: transaction)
      guard open?.state != .active else { throw IntegrationsError.alreadyConnected }
      if let open { _ = try await ConnectionEnd.end(open, reason: "superseded", keyring: keyring, in: transaction) }
      _ = try await ConnectionStore.move(
        id, of: organization, from: [.pendingConfirmation], to: .active, confirmedBy: actor, in: transaction)
      connection.state = .active
      try await AuditTrail.append(
        "connection.confirmed", to: "\(id)", by: "actor:\(actor)", in: organization, transaction)
      return (connection, open)
    }
    if let superseded {
      events.emit(IntegrationsEvents.connectionChanged(organization, superseded.id, status: "disabled"))
    }
    events.emit(IntegrationsEvents.connectionChanged(organization, id, status: "active"))
    return connection
  }

  /// Drops one that waits for confirmation. Throws `not_pending`, `connection_not_found`.
  func reject(
    _ id: ConnectionID, of organization: OrganizationID, by actor: String
  ) async throws -> StoredConnection {
    try await end(id, of: organization, by: actor, reason: "rejected", revokes: true) { state in
      guard state == .pendingConfirmation || state == .disabled else { throw IntegrationsError.notPending }
    }
  }

  /// Ends one, whatever state it is in. Throws `connection_not_found`.
  func disconnect(
    _ id: ConnectionID, of organization: OrganizationID, by actor: String, revokes: Bool
  ) async throws {
    _ = try await end(id, of: organization, by: actor, reason: "disconnected", revokes: revokes) { _ in }
  }

  /// Ends one that has lost its reason to be: its agent left the organization, or that was closed. Ended already, it stays so.
  func end(_ id: ConnectionID, of organization: OrganizationID, because loss: ConnectionLoss) async throws {
    _ = try await end(id, of: organization, by: "service:auth", reason: loss.rawValue, revokes: true) { _ in }
  }

  private func end(
    _ id: ConnectionID, of organization: OrganizationID, by actor: String, reason: String, revokes: Bool,
    _ check: @Sendable (ConnectionState) throws -> Void
  ) async throws -> StoredConnection {
    let keyring = try await sealer.keyring(for: organization)
    let (connection, token) = try await database.withTransaction(.tenant(organization, actor: actor), retries: 3) {
      transaction -> (StoredConnection, Sensitive<String>?) in
      guard
        var connection = try await ConnectionStore.find(id, of: organization, isLocking: true, in: transaction)
      else { throw IntegrationsError.connectionNotFound }
      try check(connection.state)
      guard connection.state != .disabled else { return (connection, nil) }
      let token = try await ConnectionEnd.end(connection, reason: reason, keyring: keyring, in: transaction)
      connection.state = .disabled
      try await AuditTrail.append(
        "connection.\(reason)", to: "\(id)", by: actor.hasPrefix("service:") ? actor : "actor:\(actor)",
        in: organization, transaction)
      return (connection, token)
    }
    events.emit(IntegrationsEvents.connectionChanged(organization, id, status: "disabled"))
    if revokes, let token {
      await revoker.revoke(
        token, of: connection.provider, account: connection.accountID, organization: organization)
    }
    return connection
  }
}
