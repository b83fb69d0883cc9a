internal import Foundation
internal import Identifiers

/// How one attempt ended; what stands in the sync log.
enum SyncAttemptOutcome: String, Sendable, Hashable {
  case created, updated, skipped, waiting, deferred, failed, refused
  /// The system may have acted without our hearing of it: the next attempt looks before it makes anything.
  case unknown
}

/// One attempt as the log has it.
struct SyncLogEntry: Sendable {
  var id: SyncLogID
  var syncID: SyncID
  var connectionID: ConnectionID
  var callID: CallID
  var provider: ConnectedProvider
  var attempt: Int64
  var startedAt: Date
  var endedAt: Date?
  /// Nil while it is under way, and where the process did not live to tell.
  var outcome: SyncAttemptOutcome?
  var reason: String?
  var httpStatus: Int?
  var matches: Int?
  var outsideID: String?
}

/// An attempt that has begun: its line is in the log.
struct SyncAttempt: Sendable {
  var sync: CallSync
  var logID: SyncLogID
  /// Whose account it goes to.
  var accountID: String
  /// What the call is called there; nil while nothing of it is known to be there.
  var outsideID: String?
}
