internal import Foundation
internal import Identifiers
internal import Observability

/// Everything this service reports. Ids and reasons only: nothing of a token, an account or a person.
enum IntegrationsEvents: Event {
  case connectStarted(OrganizationID, ConnectedProvider, isInvitation: Bool)
  case connectFinished(OrganizationID, ConnectionID, ConnectedProvider, status: String)
  case connectFailed(OrganizationID?, ConnectedProvider?, reason: String)
  case connectionChanged(OrganizationID, ConnectionID, status: String)
  case tokenRefreshed(OrganizationID, ConnectionID, ConnectedProvider, duration: Duration)
  case refreshFailed(OrganizationID, ConnectionID, ConnectedProvider, outcome: String, reason: String)
  case grantRevoked(ConnectedProvider, isConfirmed: Bool)
  case contactsUpserted(OrganizationID, created: Int, changed: Int, refused: Int)
  case callSynced(OrganizationID, SyncID, ConnectedProvider, outcome: String)
  case syncFailed(OrganizationID, SyncID, ConnectedProvider, outcome: String, reason: String)
  case appointmentMoved(OrganizationID, AppointmentID, AppointmentMachine)
  case appointmentWaits(OrganizationID, AppointmentID, reason: String)
  case assistantSynced(OrganizationID, AgentID, VoiceProvider, outcome: String)
  case assistantFailed(OrganizationID, AgentID, VoiceProvider, outcome: String, reason: String)

  var record: EventRecord {
    switch self {
    case .connectStarted(let organization, let provider, let isInvitation):
      EventRecord(
        name: "connect.started",
        fields: [
          ("org_id", .string("\(organization)")), ("provider", .string(provider.rawValue)),
          ("invitation", .bool(isInvitation)),
        ])
    case .connectFinished(let organization, let connection, let provider, let status):
      EventRecord(
        name: "connect.finished", level: .notice,
        fields: Self.fields(organization, connection)
          + [("provider", .string(provider.rawValue)), ("status", .string(status))],
        metrics: [.count("integrations_connects_total", labels: ["provider": provider.rawValue, "outcome": status])])
    case .connectFailed(let organization, let provider, let reason):
      EventRecord(
        name: "connect.failed", level: .notice,
        fields: [
          ("org_id", .string(organization.map { "\($0)" } ?? "")), ("provider", .string(provider?.rawValue ?? "")),
          ("reason", .string(reason)),
        ], metrics: [.count("integrations_connect_failures_total", labels: ["reason": reason])])
    case .connectionChanged(let organization, let connection, let status):
      EventRecord(
        name: "connection.changed", level: .notice,
        fields: Self.fields(organization, connection) + [("status", .string(status))])
    case .tokenRefreshed(let organization, let connection, let provider, let duration):
      EventRecord(
        name: "token.refreshed", fields: Self.fields(organization, connection) + [("duration", .duration(duration))],
        metrics: [
          .count("integrations_refreshes_total", labels: ["provider": provider.rawValue, "outcome": "refreshed"])
        ])
    case .refreshFailed(let organization, let connection, let provider, let outcome, let reason):
      EventRecord(
        name: "token.refresh_failed", level: .warning,
        fields: Self.fields(organization, connection) + [("outcome", .string(outcome)), ("reason", .string(reason))],
        metrics: [
          .count("integrations_refreshes_total", labels: ["provider": provider.rawValue, "outcome": outcome])
        ])
    case .grantRevoked(let provider, let isConfirmed):
      EventRecord(
        name: "grant.revoked", level: isConfirmed ? .info : .warning,
        fields: [("provider", .string(provider.rawValue)), ("confirmed", .bool(isConfirmed))])
    case .contactsUpserted(let organization, let created, let changed, let refused):
      EventRecord(
        name: "contacts.upserted",
        fields: [
          ("org_id", .string("\(organization)")), ("created", .int(created)), ("changed", .int(changed)),
          ("refused", .int(refused)),
        ])
    case .callSynced(let organization, let sync, let provider, let outcome):
      EventRecord(
        name: "call.synced", fields: Self.fields(organization, sync, provider) + [("outcome", .string(outcome))],
        metrics: [Self.count(provider, outcome)])
    case .syncFailed(let organization, let sync, let provider, let outcome, let reason):
      EventRecord(
        name: "sync.failed", level: .notice,
        fields: Self.fields(organization, sync, provider)
          + [("outcome", .string(outcome)), ("reason", .string(reason))],
        metrics: [Self.count(provider, outcome)])
    case .appointmentMoved(let organization, let appointment, let machine):
      EventRecord(
        name: "appointment.moved",
        fields: Self.fields(organization, appointment)
          + [("status", .string(machine.status.rawValue)), ("reason", .string(machine.reason ?? ""))],
        metrics: [.count("integrations_appointments_total", labels: ["status": machine.status.rawValue])])
    case .appointmentWaits(let organization, let appointment, let reason):
      EventRecord(
        name: "appointment.waits", level: .notice,
        fields: Self.fields(organization, appointment) + [("reason", .string(reason))],
        metrics: [.count("integrations_appointment_waits_total", labels: ["reason": reason])])
    case .assistantSynced(let organization, let agent, let provider, let outcome):
      EventRecord(
        name: "assistant.synced", fields: Self.fields(organization, agent, provider, outcome),
        metrics: [Self.count(provider, outcome)])
    case .assistantFailed(let organization, let agent, let provider, let outcome, let reason):
      EventRecord(
        name: "assistant.failed", level: .notice,
        fields: Self.fields(organization, agent, provider, outcome) + [("reason", .string(reason))],
        metrics: [Self.count(provider, outcome)])
    }
  }

  private static func fields(_ organization: OrganizationID, _ connection: ConnectionID) -> [(String, EventValue)] {
    [("org_id", .string("\(organization)")), ("connection_id", .string("\(connection)"))]
  }

  private static func fields(
    _ organization: OrganizationID, _ sync: SyncID, _ provider: ConnectedProvider
  ) -> [(String, EventValue)] {
    [
      ("org_id", .string("\(organization)")), ("sync_id", .string("\(sync)")),
      ("provider", .string(provider.rawValue)),
    ]
  }

  private static func fields(
    _ organization: OrganizationID, _ appointment: AppointmentID
  ) -> [(String, EventValue)] {
    [("org_id", .string("\(organization)")), ("appointment_id", .string("\(appointment)"))]
  }

  private static func fields(
    _ organization: OrganizationID, _ agent: AgentID, _ provider: VoiceProvider, _ outcome: String
  ) -> [(String, EventValue)] {
    [
      ("org_id", .string("\(organization)")), ("agent_id", .string("\(agent)")),
      ("provider", .string(provider.rawValue)), ("outcome", .string(outcome)),
    ]
  }

  private static func count(_ provider: VoiceProvider, _ outcome: String) -> MetricSample {
    .count("integrations_assistant_syncs_total", labels: ["provider": provider.rawValue, "outcome": outcome])
  }

  private static func count(_ provider: ConnectedProvider, _ outcome: String) -> MetricSample {
    .count("integrations_syncs_total", labels: ["provider": provider.rawValue, "outcome": outcome])
  }
}
