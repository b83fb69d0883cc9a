internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// What an organization hears of its syncs, appointments and assistants in its event stream. Without personal content.
enum News: Sendable, Hashable {
  case syncDone(SyncID, CallID, AgentID, ConnectedProvider, isNew: Bool)
  case syncFailed(SyncID, CallID, AgentID, ConnectedProvider, reason: String)
  case appointmentBooked(AppointmentID, AgentID)
  case appointmentCanceled(AppointmentID, AgentID)
  case appointmentFailed(AppointmentID, AgentID, reason: String)
  case assistantSynced(AgentID, VoiceProvider)
  case assistantFailed(AgentID, VoiceProvider, reason: String)

  /// Name of the receiver that brings news to the stream.
  static let receiver = "stream"

  /// Appends the news to the outbox: told if and when the transaction commits.
  static func append(_ news: News, of organization: OrganizationID, in transaction: Transaction) async throws {
    try await OutboxStore.append(
      [
        NewOutboxEvent(
          receiver: receiver, kind: news.kind, organizationID: organization, subject: .version7(), version: 1,
          payload: try news.payload())
      ], in: transaction)
  }

  /// Name of the event.
  var kind: String {
    switch self {
    case .syncDone: "sync.done"
    case .syncFailed: "sync.failed"
    case .appointmentBooked: "appointment.booked"
    case .appointmentCanceled: "appointment.canceled"
    case .appointmentFailed: "appointment.failed"
    case .assistantSynced: "assistant.synced"
    case .assistantFailed: "assistant.failed"
    }
  }

  /// One JSON object, its keys in order.
  private func payload() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(content))
  }

  private var content: [String: String] {
    switch self {
    case .syncDone(let sync, let call, let agent, let provider, let isNew):
      [
        "sync_id": "\(sync)", "call_id": "\(call)", "agent_id": "\(agent)", "provider": provider.rawValue,
        "outcome": isNew ? "created" : "updated",
      ]
    case .syncFailed(let sync, let call, let agent, let provider, let reason):
      [
        "sync_id": "\(sync)", "call_id": "\(call)", "agent_id": "\(agent)", "provider": provider.rawValue,
        "reason": reason,
      ]
    case .appointmentBooked(let appointment, let agent), .appointmentCanceled(let appointment, let agent):
      ["appointment_id": "\(appointment)", "agent_id": "\(agent)"]
    case .appointmentFailed(let appointment, let agent, let reason):
      ["appointment_id": "\(appointment)", "agent_id": "\(agent)", "reason": reason]
    case .assistantSynced(let agent, let provider): ["agent_id": "\(agent)", "provider": provider.rawValue]
    case .assistantFailed(let agent, let provider, let reason):
      ["agent_id": "\(agent)", "provider": provider.rawValue, "reason": reason]
    }
  }
}
