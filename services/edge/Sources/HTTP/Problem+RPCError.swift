internal import Calls

extension Problem {
  /// Reasons of RESOURCE_EXHAUSTED that mean too large, not too many.
  private static let tooLarge: Set<String> = ["body_too_large", "message_too_large"]
  /// Reasons of RESOURCE_EXHAUSTED that mean load of ours, not the caller's own limit.
  private static let shed: Set<String> = [
    "connection_overloaded", "overloaded", "server_overloaded", "too_many_calls", "too_many_waiting",
  ]
  /// Refusals of the edge itself by the service it called: no fault of the one outside, and it must try again.
  private static let ours: Set<String> = [
    "caller_not_allowed", "malformed_context", "principal_mismatch", "principal_unproven", "unauthorized",
    "unknown_method", "unknown_service",
  ]

  /// What a failed call between services means to the one outside.
  ///
  /// Where waiting can help, the answer says how long: what the service asked for, or a second.
  init(_ error: RPCError) {
    if error.code == .resourceExhausted, Self.tooLarge.contains(error.reason) {
      self.init(413, "body_too_large", error.message)
      return
    }
    if Self.ours.contains(error.reason) {
      self.init(503, "unavailable", "A service behind this one cannot be used now.", retryAfter: .seconds(5))
      return
    }
    let status = error.code.httpStatus(isShed: Self.shed.contains(error.reason))
    self.init(status, error.reason.isEmpty ? "internal" : error.reason, Self.detail(of: error, status: status))
    switch status {
    case 429, 503, 504: retryAfter = error.retryAfter ?? .seconds(1)
    default: retryAfter = error.retryAfter
    }
  }

  /// A refusal says why in the service's words. A failure of ours says nothing of what stands behind the edge: such
  /// messages may name addresses and methods.
  private static func detail(of error: RPCError, status: Int) -> String {
    switch status {
    case 500: "Something went wrong here."
    case 503: "This cannot be done now; try again."
    case 504: "This took too long; it may have been done."
    default: error.message
    }
  }
}
