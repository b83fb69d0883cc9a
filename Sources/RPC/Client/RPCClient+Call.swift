public import Calls
internal import NIOCore
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
      method, ByteBuffer(bytes: request), options: options, service: configuration.service, now: started)
    guard pool.beginCall() else { throw CallError.waiting(.shutDown, plan, addresses: configuration.addresses) }
    defer { pool.endCall() }
    var attempt = 0
    for _ in 0..<Self.maximumHops {
      let connection = try await connection(for: plan, options, started: started)
      let call = ClientCall(plan.request(attempt: attempt), plan, on: connection)
      let outcome = await call.outcome()
      if case .ended(.answer(let answer, _)) = outcome { return Array(answer.readableBytesView) }
      if case .ended(.notProcessed) = outcome { continue }
      let error = call.error(of: outcome) ?? CallError.answerMalformed(method)
      guard case .ended(.failure) = outcome else { throw error }
      attempt += 1
      guard attempt < Self.maximumAttempts, Self.mayTryAgain(error) else { throw error }
      try await pause(error.retryAfter ?? .zero, plan, otherwise: error)
    }
    throw CallError.waiting(.notConnected, plan, addresses: configuration.addresses)
  }

  /// Opens a call of any kind and runs `body` with it. What leaves before the call's end cancels it.
  ///
  /// A call that a server did not look at is not made again by itself: `body` may have sent already.
  public func withStream<Result>(
    _ method: MethodDescription, _ request: [UInt8]?, options: CallOptions,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result {
    let started = ContinuousClock.now
    let plan = try CallPlan(
      method, request.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(), options: options,
      service: configuration.service, now: started)
    guard pool.beginCall() else { throw CallError.waiting(.shutDown, plan, addresses: configuration.addresses) }
    defer { pool.endCall() }
    let connection = try await connection(for: plan, options, started: started)
    let call = ClientCall(plan.request(attempt: 0), plan, on: connection)
    // Whatever ends the scope: where the call has ended itself, this is nothing.
    defer { call.cancel() }
    return try await withTaskCancellationHandler {
      call.begin()
      return try await body(call)
    } onCancel: {
      call.cancel()
    }
  }

  /// A connection with a place for the call.
  private func connection(
    for plan: CallPlan, _ options: CallOptions, started: ContinuousClock.Instant
  ) async throws(RPCError) -> ClientConnection {
    let acquired = await pool.acquire(
      deadline: plan.deadline ?? started + plan.timeout, readyBy: started + configuration.readyTimeout,
      failFast: options.failFast)
    switch acquired {
    case .success(let connection): return connection
    case .failure(let failure): throw CallError.waiting(failure, plan, addresses: configuration.addresses)
    }
  }

  /// Refused by a server that is full or leaving, before its handler ran.
  private static func mayTryAgain(_ error: RPCError) -> Bool {
    error.isNotProcessed && !error.isNoRetry && (error.code == .unavailable || error.code == .resourceExhausted)
  }

  /// Waits as long as the server asked, where the deadline allows it.
  private func pause(_ pause: Duration, _ plan: CallPlan, otherwise error: RPCError) async throws(RPCError) {
    guard pause > .zero else { return }
    guard ContinuousClock.now + pause < plan.deadline ?? .now + plan.timeout else { throw error }
    do {
      try await Task.sleep(for: pause)
    } catch {
      throw CallError.cancelled(plan.method)
    }
  }
}
