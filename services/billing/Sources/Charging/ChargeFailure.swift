internal import Postgres

/// Why something could not be charged for now; the sender sends it again.
struct ChargeFailure: Error, Sendable, Hashable {
  /// Stable and machine-readable: the `reason` of the result.
  var reason: String
  /// No transaction can be had at the moment.
  var isDatabaseAway = false

  init(_ error: any Error) {
    guard let error = error as? PostgresError else {
      reason = "internal"
      return
    }
    switch error.code {
    case .connectionFailed, .connectionLost, .poolExhausted, .outOfResources:
      reason = "database_unavailable"
      isDatabaseAway = true
    case .deadlineExceeded: reason = "database_slow"
    case .serializationFailure, .deadlock, .lockNotAvailable: reason = "contention"
    default: reason = "not_stored"
    }
  }

  /// Whether Postgres refused a statement and the transaction can go on behind a savepoint. False where the transaction
  /// itself is void.
  static func isOfOneItem(_ error: any Error) -> Bool {
    guard let error = error as? PostgresError else { return error is BillingError }
    switch error.code {
    case .connectionFailed, .connectionLost, .poolExhausted, .deadlineExceeded, .cancelled, .serializationFailure,
      .deadlock, .lockNotAvailable, .outOfResources:
      return false
    default:
      return true
    }
  }
}
