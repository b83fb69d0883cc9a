/// The refusals that the wire itself knows. The numbers are gRPC's.
extension Refusal {
  static func tooManyCalls(limit: UInt32) -> Refusal {
    Refusal(
      code: 8, retryAfterMilliseconds: 100, reason: "too_many_calls",
      message: "This connection has \(limit) calls open, which is its limit.")
  }

  static func tooMuchHeld(limit: Int) -> Refusal {
    Refusal(
      code: 8, retryAfterMilliseconds: 100, reason: "connection_overloaded",
      message: "The open calls of this connection hold more than \(limit) bytes.")
  }

  static func requestTooLarge(size: Int, limit: UInt32) -> Refusal {
    Refusal(
      code: 8, bits: [.notProcessed, .noRetry], reason: "message_too_large",
      message: "The request has at least \(size) bytes; the server accepts at most \(limit).")
  }

  static func metaTooLarge(size: Int, limit: UInt32) -> Refusal {
    Refusal(
      code: 8, bits: [.notProcessed, .noRetry], reason: "metadata_too_large",
      message: "The request's metadata has \(size) bytes; the server accepts at most \(limit).")
  }

  static let deadlineMissing = Refusal(
    code: 3, bits: [.notProcessed, .noRetry], reason: "deadline_missing",
    message: "A call of this method needs a timeout of more than 0 ms.")

  static let wrongCardinality = Refusal(
    code: 3, bits: [.notProcessed, .noRetry], reason: "wrong_cardinality",
    message: "The method takes exactly one message: whole in the REQUEST with LAST, or split with MORE.")

  static let compressionNotSupported = Refusal(
    code: 12, bits: [.notProcessed, .noRetry], reason: "compression_not_supported",
    message: "The server reads no compressed messages.")

  static let cancelledBeforeStart = Refusal(
    code: 1, reason: "cancelled", message: "The caller cancelled before the request was complete.")

  static let cancelledWhileAnswering = Refusal(
    code: 1, bits: [], reason: "cancelled", message: "The caller cancelled while the answer was on its way.")

  static let lateBeforeStart = Refusal(
    code: 4, reason: "deadline_exceeded", message: "The deadline passed before the request was complete.")

  static let lateWhileAnswering = Refusal(
    code: 4, bits: [], reason: "deadline_exceeded", message: "The deadline passed while the answer was on its way.")

  /// The end of a handler that was stopped after it had sent messages which then never left.
  static func stopped(_ reason: StopReason) -> Refusal {
    switch reason {
    case .caller, .fault: cancelledWhileAnswering
    case .deadline: lateWhileAnswering
    case .draining:
      Refusal(
        code: 14, bits: [], reason: "draining", message: "The server shut down while the answer was on its way.")
    }
  }

  static let draining = Refusal(code: 14, reason: "draining", message: "The server is shutting down.")
}
