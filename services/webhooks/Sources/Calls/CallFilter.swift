internal import Foundation
internal import Identifiers

/// Which calls a list is about: those that fit everything that is named.
struct CallFilter: Sendable, Hashable {
  var state: String?
  var agentID: AgentID?
  var provider: String?
  var direction: String?
  var usageState: String?
  /// First event received at or after.
  var receivedFrom: Date?
  /// First event received before.
  var receivedTo: Date?
}
