internal import Foundation
internal import Identifiers
public import Observability
internal import Resilience
public import ServiceLifecycle

/// The one client for providers.
///
/// 1. A request is for one of ``OutboundOperation``'s cases; method, path, deadline and limits are the case's.
/// 2. It takes a place in its account's bulkhead, or waits for one, or is refused.
/// 3. It waits for its turn where the provider says how often an account may be asked, among all replicas, or is refused.
/// 4. It is refused while the provider asked to be left alone, or the account's breaker or the provider's is open.
/// 5. It is sent, to an address that is checked, and its whole answer is read, within a limit of size and time.
/// 6. The breaker learns how it went: no answer and 5xx are failures, and no 4xx ever is.
/// 7. What failed in passing is sent again, if it may be repeated, while the deadline and the retry budget last.
///
/// Neither a header nor a body nor an address with what it holds is logged. Cancelling the caller ends the call.
public final class OutboundClient: Sendable {
  /// Attempts of one call.
  static let attemptsLimit = 3
  static let backoff = Backoff(base: .milliseconds(200), cap: .seconds(2))

  private let builder: RequestBuilder
  private let protection: Protection
  private let paced: PacedCalls?
  private let transport: any OutboundTransport
  private let events: EventSink
  private let now: @Sendable () -> ContinuousClock.Instant
  private let sleep: @Sendable (Duration) async throws -> Void
  private let end: @Sendable () async throws -> Void

  /// Without a pacer nobody is made to wait for another replica.
  public convenience init(
    configuration: OutboundConfiguration, pacer: (any CallPacer)? = nil, events: EventSink
  ) {
    let transport = HTTPTransport(
      allowsInsecure: configuration.allowsInsecure, connectionsPerHost: configuration.callsPerAccount)
    self.init(
      configuration: configuration, transport: transport, pacer: pacer, events: events,
      end: { try await transport.shutdown() })
  }

  init(
    configuration: OutboundConfiguration, transport: any OutboundTransport, pacer: (any CallPacer)? = nil,
    events: EventSink, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    end: @escaping @Sendable () async throws -> Void = {}
  ) {
    builder = RequestBuilder(configuration: configuration)
    protection = Protection(configuration, at: now())
    paced = pacer.map(PacedCalls.init)
    self.transport = transport
    self.events = events
    self.now = now
    self.sleep = sleep
    self.end = end
  }

  /// The provider's answer: 2xx, or a 4xx other than 429, whose meaning is the caller's to tell.
  ///
  /// Throws `OutboundError`, and `CancellationError` when the caller is cancelled.
  public func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    let limit = min(request.timeLimit ?? request.operation.shape.deadline, request.operation.shape.deadline)
    let call = Call(request: request, deadline: now() + limit)
    let organization = request.target.organization
    _ = try builder.build(request, timeLimit: limit)
    let account = protection.account(call.key, at: now())
    do {
      try await account.enter(organization, within: limit)
    } catch is AccountProtection.Refusal {
      throw refused(OutboundError(.bulkheadFull, request.operation, retryAfter: .milliseconds(500)))
    }
    defer { account.leave(organization) }
    account.depositRetry()
    return try await attempts(of: call, account)
  }

  private func attempts(of call: Call, _ account: AccountProtection) async throws -> OutboundResponse {
    var random = SystemRandomNumberGenerator()
    var attempts = 0
    while true {
      do {
        return try await attempt(call, account)
      } catch let error as OutboundError {
        attempts += 1
        let delay = max(error.retryAfter ?? .zero, Self.backoff.delay(beforeRetry: attempts, using: &random))
        guard attempts < Self.attemptsLimit, mayRepeat(error, call), now() + delay < call.deadline,
          account.withdrawRetry()
        else { throw error }
        try await sleep(delay)
      }
    }
  }

  private func attempt(_ call: Call, _ account: AccountProtection) async throws -> OutboundResponse {
    let operation = call.request.operation
    try await awaitTurn(of: call)
    let start = now()
    let left = call.deadline - start
    guard left > .zero else { throw refused(OutboundError(.deadlineExceeded, operation)) }
    let permit: Protection.Permit
    do { permit = try protection.admit(call.key, account, at: start) } catch {
      switch error {
      case .blocked(let until): throw refused(OutboundError(.rateLimited, operation, retryAfter: until - start))
      case .open(let until): throw refused(OutboundError(.breakerOpen, operation, retryAfter: until - start))
      case .full: throw refused(OutboundError(.bulkheadFull, operation))
      }
    }
    let result: Result<OutboundResponse, TransportError>
    do throws(TransportError) {
      let outgoing = try build(call.request, timeLimit: left)
      result = .success(try await transport.send(outgoing))
    } catch {
      result = .failure(error)
    }
    let verdict = AttemptVerdict(
      result, operation: operation, took: now() - start, given: left, now: Date())
    report(verdict, of: permit, account, call)
    if let pause = verdict.pause {
      account.block(until: now() + pause)
      if let paced, let place = call.paced { await paced.pause(place, for: pause) }
    }
    // A transport that was cancelled says nothing about the provider; the caller learns that it was cancelled.
    if verdict.isCancelled { throw CancellationError() }
    return try verdict.answer.get()
  }

  /// Waits until the account may be asked, by what all replicas ask of it. Throws `rateLimited` where half of the time left
  /// would be gone then, and `CancellationError`.
  private func awaitTurn(of call: Call) async throws {
    guard let paced, let place = call.paced else { return }
    let patience = max(.zero, call.deadline - now()) / 2
    let wait = try await paced.wait(for: place, patience: patience, now: now)
    guard wait <= patience else {
      throw refused(OutboundError(.rateLimited, call.request.operation, retryAfter: wait))
    }
    if wait > .zero { try await sleep(wait) }
  }

  private func build(
    _ request: OutboundRequest, timeLimit: Duration
  ) throws(TransportError) -> TransportRequest {
    do throws(OutboundError) {
      return try builder.build(request, timeLimit: timeLimit)
    } catch {
      throw error.code == .addressRefused ? .addressRefused : .invalid
    }
  }

  private func report(
    _ verdict: AttemptVerdict, of permit: Protection.Permit, _ account: AccountProtection, _ call: Call
  ) {
    let provider = call.key.provider
    let changes = protection.record(
      verdict.outcome, of: permit, call.key, account, organization: call.request.target.organization, at: now())
    events.emit(
      OutboundEvents.attempted(call.request.operation, outcome: verdict.word, duration: verdict.took))
    switch changes.account {
    case .opened: events.emit(OutboundEvents.breakerOpened(provider, isWholeProvider: false))
    case .closed: events.emit(OutboundEvents.breakerClosed(provider, isWholeProvider: false))
    case nil: break
    }
    if changes.provider == .closed { events.emit(OutboundEvents.breakerClosed(provider, isWholeProvider: true)) }
    if changes.hasOpenedProvider { events.emit(OutboundEvents.breakerOpened(provider, isWholeProvider: true)) }
  }

  /// Whether sending again is harmless and may help.
  private func mayRepeat(_ error: OutboundError, _ call: Call) -> Bool {
    switch error.code {
    case .connectionFailed: true
    case .connectionLost, .providerFailed: call.request.operation.shape.repeating != .never
    case .invalidRequest, .addressRefused, .breakerOpen, .bulkheadFull, .rateLimited, .deadlineExceeded,
      .responseTooLarge, .redirected:
      false
    }
  }

  private func refused(_ error: OutboundError) -> OutboundError {
    events.emit(OutboundEvents.refused(error.operation, reason: error.reason))
    return error
  }
}

extension OutboundClient: Service {
  /// Waits for the shutdown and then closes all connections. Calls under way at that moment fail.
  public func run() async throws {
    try? await gracefulShutdown()
    try await shutdown()
  }

  /// Closes all connections, for whoever does not run it as a service.
  package func shutdown() async throws {
    try await end()
  }
}
