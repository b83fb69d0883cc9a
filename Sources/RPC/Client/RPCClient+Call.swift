public import Calls
internal import Messages
internal import Moments
internal import NIOCore
internal import Wire

extension RPCClient {
  /// Connections that may refuse or lose a call before it was sent.
  private static let maximumHops = 32

  /// Sends a packed request and answers the packed response. Cancelling the task cancels the call.
  ///
  /// What was certainly not processed is sent again within the deadline, and so are calls of idempotent methods that
  /// ended as unavailable; `RetryPolicy` says how often. Errors: whatever the handler answered;
  /// `UNAVAILABLE` `not_connected`, `connection_lost` (it may have been done), `client_shut_down`; `DEADLINE_EXCEEDED`;
  /// `CANCELLED`; `RESOURCE_EXHAUSTED` `message_too_large`, `metadata_too_large`, `too_many_waiting`;
  /// `UNAUTHENTICATED` `unauthorized`; `INVALID_ARGUMENT` `malformed_metadata`.
  public func call(
    _ method: MethodDescription, _ request: [UInt8], options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    let answer = try await answer(method, ByteBuffer(bytes: request), options: options)
    return Array(answer.readableBytesView)
  }

  /// The same with a message of Swift's: it is packed once, and its answer is unpacked where it lies.
  public func call<Request, Response>(
    _ method: Method<Request, Response>, _ request: Request, options: CallOptions
  ) async throws(RPCError) -> Response {
    let answer = try await answer(method.description, try packed(request), options: options)
    return try answer.withUnsafeReadableBytes { bytes throws(RPCError) in try Response.unpacked(bytes) }
  }

  private func packed(_ message: some Message) throws(RPCError) -> ByteBuffer {
    var buffer = ByteBuffer()
    do throws(MessageError) {
      try message.withPacked { pack in
        guard pack.byteCount > 0 else { return }
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: pack.byteCount) { memory in
          pack.write(to: memory)
          return pack.byteCount
        }
      }
    } catch {
      throw .unpackable(error)
    }
    return buffer
  }

  /// The packed answer of a call with everything that stands round it.
  private func answer(
    _ method: MethodDescription, _ request: ByteBuffer, options: CallOptions
  ) async throws(RPCError) -> ByteBuffer {
    let started = Moment.now
    let meter = meter(of: method)
    let options = configuration.interceptors.isEmpty ? options : try begun(method, options)
    meter?.began()
    var attempts = 0
    do throws(RPCError) {
      let plan = try plan(method, request, options, meter, started)
      guard gate.begin() else { throw CallError.waiting(.shutDown, plan, addresses: configuration.addresses) }
      defer { gate.end() }
      budget.withLock { $0.deposit() }
      let answer: ByteBuffer
      // Nearly every call ends here: a place is free and the first server asked answers.
      let first = await atOnce(plan, started)
      if let first, case .ended(.answer(let good, _)) = first.outcome {
        (answer, attempts) = (good, 1)
      } else {
        (answer, attempts) = try await self.attempts(plan, options, started, after: first)
      }
      meter?.moved(received: answer.readableBytes, sent: request.readableBytes)
      tellOfEnd(method, options, meter, started, nil, attempts: attempts)
      return answer
    } catch {
      tellOfEnd(method, options, meter, started, error, attempts: attempts)
      throw error
    }
  }

  /// The options as the interceptors want them.
  private func begun(_ method: MethodDescription, _ options: CallOptions) throws(RPCError) -> CallOptions {
    var options = options
    for interceptor in configuration.interceptors { try interceptor.callBegins(method, &options) }
    return options
  }

  /// The first attempt, where a connection has a place for it and no second server will be asked meanwhile.
  @inline(__always)
  private func atOnce(_ plan: CallPlan, _ started: Moment) async -> Ended? {
    guard !plan.method.isHedged, let connection = pool.acquireAtOnce(avoiding: nil, now: started) else { return nil }
    let call = ClientCall(plan, attempt: 0, on: connection, started: started)
    return Ended(call: call, outcome: await call.outcome(), connection: connection.id)
  }

  private func plan(
    _ method: MethodDescription, _ request: ByteBuffer, _ options: CallOptions, _ meter: (any CallMeter)?,
    _ started: Moment
  ) throws(RPCError) -> CallPlan {
    try CallPlan(method, request, options: options, service: configuration.service, meter: meter, now: started)
  }

  private func tellOfEnd(
    _ method: MethodDescription, _ options: CallOptions, _ meter: (any CallMeter)?, _ started: Moment,
    _ error: RPCError?, attempts: Int
  ) {
    guard meter != nil || !configuration.interceptors.isEmpty else { return }
    let outcome = ClientCallOutcome(
      code: error?.code ?? .ok, reason: error?.reason, duration: started.duration(to: .now), attempts: attempts)
    meter?.ended(outcome.code, after: outcome.duration)
    for interceptor in configuration.interceptors.reversed() { interceptor.callEnded(method, options, outcome) }
  }

  /// One attempt after another, until there is an answer or no other may follow. `first` is how the first has ended.
  private func attempts(
    _ plan: CallPlan, _ options: CallOptions, _ started: Moment, after first: Ended?
  ) async throws(RPCError) -> (answer: ByteBuffer, attempts: Int) {
    let policy = RetryPolicy(method: plan.method)
    var known = first
    var attempt = 0
    var avoided: UInt64?
    for _ in 0..<Self.maximumHops {
      let ended: Ended
      if let made = known.take() {
        ended = made
      } else {
        ended = try await self.ended(plan, options, attempt: attempt, avoiding: avoided, started: started)
      }
      if case .ended(.answer(let answer, _)) = ended.outcome { return (answer, attempt + 1) }
      avoided = ended.connection
      if case .ended(.notProcessed) = ended.outcome { continue }
      let error = ended.call.error(of: ended.outcome) ?? CallError.answerMalformed(plan.method)
      attempt += 1
      guard case .again(let pause) = policy.decide(error, attempts: attempt, random: .random(in: 0..<1)),
        budget.withLock({ $0.withdraw() })
      else { throw error }
      try await wait(pause, plan, otherwise: error)
    }
    throw CallError.waiting(.notConnected, plan, addresses: configuration.addresses)
  }

  private struct Ended: Sendable {
    var call: ClientCall
    var outcome: ClientCall.Outcome
    var connection: UInt64
  }

  /// One attempt, or for a hedged method two of which the sooner answer counts.
  private func ended(
    _ plan: CallPlan, _ options: CallOptions, attempt: Int, avoiding: UInt64?, started: Moment
  ) async throws(RPCError) -> Ended {
    let connection = try await connection(for: plan, options, avoiding: avoiding, started: started)
    let call = ClientCall(plan, attempt: attempt, on: connection, started: .now)
    guard plan.method.isHedged, attempt == 0 else {
      return Ended(call: call, outcome: await call.outcome(), connection: connection.id)
    }
    return await hedged(call, on: connection, plan)
  }

  /// Asks a second server where the first has not answered in time and the budget allows it. The first good answer
  /// counts, and the other call is cancelled.
  private func hedged(_ call: ClientCall, on connection: ClientConnection, _ plan: CallPlan) async -> Ended {
    await withTaskGroup(of: Ended?.self) { group in
      group.addTask { Ended(call: call, outcome: await call.outcome(), connection: connection.id) }
      group.addTask { [configuration] in
        // Cancelled with the group: then there is nothing to hedge.
        guard (try? await Task.sleep(for: configuration.hedgeAfter)) != nil else { return nil }
        guard let other = self.pool.acquireAtOnce(avoiding: connection.id, now: .now) else { return nil }
        guard other.id != connection.id, self.budget.withLock({ $0.withdraw() }) else {
          self.pool.placeFreed(other.id)
          return nil
        }
        let hedge = ClientCall(plan, attempt: 1, on: other, started: .now)
        return Ended(call: hedge, outcome: await hedge.outcome(), connection: other.id)
      }
      var last: Ended?
      while let ended = await group.next() {
        guard let ended else { continue }
        last = ended
        if case .ended(.answer) = ended.outcome { break }
      }
      // The other call's task is cancelled, which sends CANCEL.
      group.cancelAll()
      guard let last else { preconditionFailure("The first attempt always ends.") }
      return last
    }
  }

  /// Opens a call of any kind and runs `body` with it. What leaves before the call's end cancels it.
  ///
  /// A call that a server did not look at is not made again by itself: `body` may have sent already.
  public func withStream<Result>(
    _ method: MethodDescription, _ request: [UInt8]?, options: CallOptions,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result {
    let started = Moment.now
    let options = try begun(method, options)
    let meter = meter(of: method)
    meter?.began()
    do {
      let plan = try plan(method, request.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(), options, meter, started)
      if let request { meter?.moved(received: 0, sent: request.count) }
      let result = try await streaming(plan, options, started, body)
      tellOfEnd(method, options, meter, started, nil, attempts: 1)
      return result
    } catch {
      let told = error as? RPCError ?? CallError.cancelled(method)
      tellOfEnd(method, options, meter, started, told, attempts: 1)
      throw error
    }
  }

  private func streaming<Result>(
    _ plan: CallPlan, _ options: CallOptions, _ started: Moment,
    _ body: (any CallStream) async throws -> Result
  ) async throws -> Result {
    guard gate.begin() else { throw CallError.waiting(.shutDown, plan, addresses: configuration.addresses) }
    defer { gate.end() }
    let connection = try await connection(for: plan, options, avoiding: nil, started: started)
    let call = ClientCall(plan, attempt: 0, on: connection, started: .now)
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
    for plan: CallPlan, _ options: CallOptions, avoiding: UInt64?, started: Moment
  ) async throws(RPCError) -> ClientConnection {
    let pool = pool
    if let connection = pool.acquireAtOnce(avoiding: avoiding, now: started) { return connection }
    let acquired = await pool.acquire(
      avoiding: avoiding, deadline: plan.deadline ?? started + plan.timeout,
      readyBy: started + configuration.readyTimeout, failFast: options.failFast)
    switch acquired {
    case .success(let connection): return connection
    case .failure(let failure): throw CallError.waiting(failure, plan, addresses: configuration.addresses)
    }
  }

  /// Waits before the next attempt, where the deadline allows it.
  private func wait(_ pause: Duration, _ plan: CallPlan, otherwise error: RPCError) async throws(RPCError) {
    guard pause > .zero else { return }
    if let deadline = plan.deadline, Moment.now + pause >= deadline { throw error }
    do {
      try await Task.sleep(for: pause)
    } catch {
      throw CallError.cancelled(plan.method)
    }
  }
}
