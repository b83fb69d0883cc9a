internal import Calls
internal import Wire

/// The errors that a client makes itself, each naming the method and the side.
enum CallError {
  /// What a caller is told of its call's end; nil where it ended well.
  static func of(_ result: CallResult, _ plan: CallPlan) -> RPCError? {
    switch result {
    case .answer, .complete: nil
    case .failure(let head, let body): RPCError(head, body: body)
    case .expired: late(plan.method, allowed: plan.timeout, isSent: true)
    case .cancelled: cancelled(plan.method)
    case .notProcessed:
      RPCError(
        .unavailable, reason: "not_connected", message: "The server took no more calls before \(plan.method.name).",
        isNotProcessed: true)
    case .connectionLost: connectionLost(plan.method)
    case .answerTooLarge(let limit): answerTooLarge(plan.method, limit: limit)
    case .answerMalformed: answerMalformed(plan.method)
    }
  }

  /// A message for a call that has ended well before it.
  static func ended(_ method: MethodDescription) -> RPCError {
    RPCError(
      .unavailable, reason: "call_ended", message: "\(method.name) was answered before this message was sent.",
      isNoRetry: true)
  }

  static func late(_ method: MethodDescription, allowed: Duration, isSent: Bool) -> RPCError {
    let milliseconds = Int64((allowed / .milliseconds(1)).rounded())
    return RPCError(
      .deadlineExceeded, reason: "deadline_exceeded",
      message: isSent
        ? "\(method.name) was not answered within \(milliseconds) ms."
        : "\(method.name) was not sent within \(milliseconds) ms.",
      isNotProcessed: !isSent)
  }

  static func cancelled(_ method: MethodDescription) -> RPCError {
    RPCError(.cancelled, reason: "cancelled", message: "The caller of \(method.name) gave it up.")
  }

  static func connectionLost(_ method: MethodDescription) -> RPCError {
    RPCError(
      .unavailable, reason: "connection_lost",
      message: "The connection ended before \(method.name) was answered; it may have been done.")
  }

  static func requestTooLarge(_ method: MethodDescription, size: Int, limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "message_too_large",
      message: "The request of \(method.name) has \(size) bytes; the server accepts at most \(limit).",
      isNotProcessed: true, isNoRetry: true)
  }

  static func answerTooLarge(_ method: MethodDescription, limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "message_too_large",
      message: "The answer of \(method.name) has more than \(limit) bytes, the most that the client accepts.",
      isNoRetry: true)
  }

  static func answerMalformed(_ method: MethodDescription) -> RPCError {
    RPCError(
      .internal, reason: "wrong_cardinality", message: "\(method.name) was answered by something else than one message."
    )
  }

  static func metadataTooLarge(_ method: MethodDescription, size: Int, limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "metadata_too_large",
      message: "The metadata of \(method.name) has \(size) bytes; the server accepts at most \(limit).",
      isNotProcessed: true, isNoRetry: true)
  }

  static func malformedMetadata(_ method: MethodDescription) -> RPCError {
    RPCError(
      .invalidArgument, reason: "malformed_metadata",
      message:
        "The metadata of \(method.name) has a key outside [a-z0-9._-], the key `context`, or more than 64 entries or 16384 bytes.",
      isNotProcessed: true, isNoRetry: true)
  }

  static func waiting(_ failure: PoolMachine.Failure, _ plan: CallPlan, addresses: [String]) -> RPCError {
    let servers = addresses.joined(separator: ", ")
    switch failure {
    case .notConnected:
      return RPCError(
        .unavailable, reason: "not_connected", message: "No connection to \(servers) for \(plan.method.name).",
        isNotProcessed: true)
    case .unauthorized(let text):
      return RPCError(
        .unauthenticated, reason: "unauthorized", message: "The server at \(servers) refused this service: \(text).",
        isNotProcessed: true, isNoRetry: true)
    case .deadlineExceeded: return late(plan.method, allowed: plan.timeout, isSent: false)
    case .cancelled: return cancelled(plan.method)
    case .tooManyWaiting:
      return RPCError(
        .resourceExhausted, reason: "too_many_waiting",
        message: "Too many calls wait for a connection to \(servers).", isNotProcessed: true)
    case .shutDown:
      return RPCError(
        .unavailable, reason: "client_shut_down", message: "This client takes no more calls.", isNotProcessed: true)
    }
  }
}
