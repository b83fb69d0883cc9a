internal import Foundation
internal import Identifiers

/// The voice providers whose assistants take settings from here.
enum VoiceProvider: String, CaseIterable, Sendable, Hashable {
  case retell, vapi
}

/// Where the settings of an assistant stand.
enum AssistantState: String, Sendable, Hashable {
  /// A job is going to bring them there. Either other state may follow.
  case pending
  /// The provider has them; `pending` when they change or somebody asks for it.
  case done
  /// The provider refuses them; `pending` when they change or somebody asks for it.
  case failed
}

/// An assistant as it is stored.
struct StoredAssistant: Sendable {
  var agentID: AgentID
  var organizationID: OrganizationID
  var provider: VoiceProvider
  var providerAgentID: String
  /// Sealed; see ``AssistantSealing``.
  var sealedAPIKey: [UInt8]
  /// Sealed; see ``AssistantSettings``.
  var sealedSettings: [UInt8]
  /// Sealed; nil where no address was replaced.
  var sealedPreviousWebhook: [UInt8]?
  var state: AssistantState
  var reason: String?
  var wantedVersion: Int64
  /// The version that the provider has; 0 while it has none.
  var syncedVersion: Int64
  var attempts: Int64
  var updatedAt: Date
}
