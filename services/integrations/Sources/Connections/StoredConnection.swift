internal import Foundation
internal import Identifiers

/// Where a connection stands.
enum ConnectionState: String, Sendable, Hashable {
  /// No data flows until an admin confirms it. Then `active`, or `disabled`.
  case pendingConfirmation = "pending_confirmation"
  /// In use. `needsReauth` when the provider refuses its tokens, `disabled` when it is ended.
  case active
  /// The provider refuses its tokens. `active` when somebody connects again, or when a refresh that was thought lost returns.
  case needsReauth = "needs_reauth"
  /// Its tokens are gone, for ever.
  case disabled
}

/// A connection as it is stored.
struct StoredConnection: Sendable {
  var id: ConnectionID
  var organizationID: OrganizationID
  var agentID: AgentID
  var provider: ConnectedProvider
  var state: ConnectionState
  var reason: String?
  var accountID: String
  /// Sealed; see ``ConnectionSealing``.
  var sealedLabel: [UInt8]
  var instanceURL: String?
  var scopes: [String]
  var createdAt: Date
  var updatedAt: Date
}
