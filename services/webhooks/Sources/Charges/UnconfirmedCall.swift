internal import Foundation
internal import Identifiers

/// A call that is over, of known length, and not yet found to be charged for all of it.
struct UnconfirmedCall: Sendable, Hashable {
  var id: CallID
  var provider: String
  var providerCallID: String
  var startedAt: Date?
  var endedAt: Date?
  var receivedAt: Date
  /// Whole seconds to pay for.
  var seconds: Int64
  var version: Int64
  /// Its charge waits in the outbox.
  var isWaiting: Bool

  /// What billing has of it.
  struct Charge: Sendable, Hashable {
    var seconds: Int64
    /// The version of the call that was applied last.
    var version: Int64
  }

  /// Whether `charge` pays for it. A version that was applied is paid for whatever its seconds came to: billing rounds, and
  /// keeps what a delivery would lower.
  func isCovered(by charge: Charge?) -> Bool {
    guard let charge else { return false }
    return charge.version >= version || charge.seconds >= seconds
  }
}
