public import Calls
internal import Wire

extension RPCClient {
  /// Tries of a call that a server answered with "not processed".
  private static let maximumAttempts = 3
  /// Connections that may refuse or lose a call before it was sent.
  private static let maximumHops = 32

  /// Sends a packed request and answers the packed response. Cancelling the task cancels the call.
  ///
  /// What was certainly not processed is sent again within the deadline. Errors: whatever the handler answered;
  /// `UNAVAILABLE` `not_connected`, `connection_lost` (it may have been done), `client_shut_down`; `DEADLINE_EXCEEDED`;
  /// `CANCELLED`; `RESOURCE_EXHAUSTED` `message_too_large`, `metadata_too_large`, `too_many_waiting`;
  /// `UNAUTHENTICATED` `unauthorized`; `INVALID_ARGUMENT` `malformed_metadata`.
  public func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    let started = ContinuousClock.now
    let plan = try CallPlan(
      method, request, options: options, service: configuration.service, now: started)
    guard pool.beginCall() else { throw CallError.waiting(.shutDown, plan, addresses: configuration.addresses) }
    defer { pool.endCall() }
    let readyBy = started + configuration.readyTimeout
    var attempt = 0
    for _ in 0..<Self.maximumHops {
      let connection: ClientConnection
      switch await pool.acquire(deadline: plan.deadline, readyBy: readyBy, failFast: options.failFast) {
      case .success(let acquired): connection = acquired
      case .failure(let failure): throw CallError.waiting(failure, plan, addresses: configuration.addresses)
      }
      switch await connection.perform(plan.request(attempt: attempt)) {
      case .messageTooLarge(let limit):
        throw CallError.requestTooLarge(method, size: plan.messageLength, limit: limit)
      case .metadataTooLarge(let limit):
        throw CallError.metadataTooLarge(method, size: plan.metadataLength, limit: limit)
      case .ended(.answer(let bytes, _)): return bytes
      case .ended(.expired): throw CallError.late(method, allowed: plan.timeout, isSent: true)
      case .ended(.cancelled): throw CallError.cancelled(method)
      case .ended(.connectionLost): throw CallError.connectionLost(method)
      case .ended(.answerTooLarge(let limit)): throw CallError.answerTooLarge(method, limit: limit)
      case .ended(.answerMalformed): throw CallError.answerMalformed(method)
      case .ended(.notProcessed): break
      case .ended(.failure(let head, let body)):
        let error = RPCError(head, body: body)
        attempt += 1
        guard attempt < Self.maximumAttempts, Self.mayTryAgain(error) else { throw error }
        try await pause(error.retryAfter ?? .zero, plan, otherwise: error)
      }
    }
    throw CallError.waiting(.notConnected, plan, addresses: configuration.addresses)
  }

  /// Refused by a server that is full or leaving, before its handler ran.
  private static func mayTryAgain(_ error: RPCError) -> Bool {
    error.isNotProcessed && !error.isNoRetry && (error.code == .unavailable || error.code == .resourceExhausted)
  }

  /// Waits as long as the server asked, where the deadline allows it.
  private func pause(_ pause: Duration, _ plan: CallPlan, otherwise error: RPCError) async throws(RPCError) {
    guard pause > .zero else { return }
    guard ContinuousClock.now + pause < plan.deadline else { throw error }
    do {
      try await Task.sleep(for: pause)
    } catch {
      throw CallError.cancelled(plan.method)
    }
  }
}
