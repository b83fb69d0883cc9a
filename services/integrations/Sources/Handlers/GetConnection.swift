internal import Calls
internal import IntegrationsAPI
internal import Messages
internal import Sealing
internal import ServiceRuntime

extension IntegrationsHandlers {
  /// One connection of the caller's organization. Throws `connection_not_found`.
  func getConnection(_ request: GetConnectionRequest, context: CallContext) async throws -> GetConnectionResponse {
    let found = try await find(request.connectionID, try context.requireOrganization(), context)
    return GetConnectionResponse(connection: try await message(found))
  }

  /// A connection as it is answered: its label opened, no token near it.
  func message(_ stored: StoredConnection) async throws -> Connection {
    try Self.message(stored, opening: try await sealer.keyring(for: stored.organizationID))
  }

  /// The same with the keyring of its organization.
  static func message(_ stored: StoredConnection, opening keyring: Keyring) throws -> Connection {
    Connection(
      id: "\(stored.id)", agentID: "\(stored.agentID)", provider: stored.provider.rawValue,
      status: stored.state.message, outsideAccountID: stored.accountID,
      outsideLabel: try keyring.openText(
        stored.sealedLabel, ConnectionSealing.label(of: stored.id, in: stored.organizationID)),
      scopes: stored.scopes, reason: stored.reason ?? "", createdAt: Timestamp(stored.createdAt),
      updatedAt: Timestamp(stored.updatedAt))
  }
}

extension ConnectionState {
  var message: ConnectionStatus {
    switch self {
    case .pendingConfirmation: .pendingConfirmation
    case .active: .active
    case .needsReauth: .needsReauth
    case .disabled: .disabled
    }
  }
}
