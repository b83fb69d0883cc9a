internal import Foundation
internal import Identifiers

/// Where a sync stands.
enum SyncState: String, Sendable, Hashable {
  /// A job is going to try it. Any other state may follow.
  case pending
  /// Somebody has to connect the account again; then `pending`.
  case waiting
  /// The system has the wanted version; `pending` when the call changes.
  case done
  /// There is nothing to bring, or nowhere to bring it; `pending` when the call changes or somebody asks for it.
  case skipped
  /// The system refuses it; `pending` when the call changes or somebody asks for it.
  case failed
}

/// A call on its way to one customer system, as it is stored.
struct CallSync: Sendable {
  var id: SyncID
  var organizationID: OrganizationID
  var connectionID: ConnectionID
  var callID: CallID
  var agentID: AgentID
  var provider: ConnectedProvider
  var state: SyncState
  var reason: String?
  /// The version of the call that the system is to have.
  var wantedVersion: Int64
  /// The version that it has; 0 while it has none.
  var syncedVersion: Int64
  var outsideID: String?
  var outsideContactID: String?
  var attempts: Int64
  var createdAt: Date
  var updatedAt: Date
}

extension ConnectedProvider {
  /// Whether calls are brought there.
  var isCustomerSystem: Bool {
    switch self {
    case .hubspot, .salesforce: true
    case .google: false
    }
  }
}
