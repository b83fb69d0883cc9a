internal import Calls
internal import Identifiers
internal import IntegrationsAPI
internal import Observability
internal import Postgres
internal import Sealing
internal import ServiceRuntime

/// The RPCs of integrations; each has a file of its own here. None of them answers a token.
struct IntegrationsHandlers: IntegrationsService {
  let database: Database
  let sealer: Sealer
  let connector: Connector
  let steward: ConnectionSteward
  let enqueuer: SyncEnqueuer
  let desk: AppointmentDesk
  let authority: any Authority
  let returnOrigins: [String]
  let events: EventSink
  /// Called after a commit that left work to do. A matter of speed only.
  let wakeWorker: @Sendable () -> Void

  /// The provider of a request. Throws `invalid_provider`.
  func provider(_ name: String) throws -> ConnectedProvider {
    guard let provider = ConnectedProvider(rawValue: name) else {
      throw InvalidField(
        "provider", rule: "One of \(ConnectedProvider.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return provider
  }

  /// Throws `invalid_agent_id`.
  func agent(_ id: String) throws -> AgentID {
    guard let agent = AgentID(id) else { throw InvalidField("agent_id", rule: "A UUID.") }
    return agent
  }

  /// Throws `invalid_return_to`.
  func returnAddress(_ asked: String) throws -> String {
    guard let address = ReturnAddress.checked(asked, origins: returnOrigins) else {
      throw InvalidField("return_to", rule: "An address of an allowed origin, or a path there.")
    }
    return address
  }

  /// A connection that the caller may manage. Throws `connection_not_found`, `not_allowed`, `invalid_connection_id`.
  func managed(
    _ id: String, _ context: CallContext
  ) async throws -> (ConnectionID, OrganizationID, actor: String) {
    let organization = try context.requireOrganization()
    let connection = try await find(id, organization, context)
    let actor = try await authority.require(.manageConnections, context, agent: connection.agentID, in: organization)
    return (connection.id, organization, actor)
  }

  /// Throws `connection_not_found`, `invalid_connection_id`.
  func find(_ id: String, _ organization: OrganizationID, _ context: CallContext) async throws -> StoredConnection {
    guard let id = ConnectionID(id) else { throw InvalidField("connection_id", rule: "A UUID.") }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await ConnectionStore.find(id, of: organization, in: $0)
    }
    guard let found else { throw IntegrationsError.connectionNotFound }
    return found
  }
}
