internal import Foundation
public import Observability
public import Postgres
public import ServiceLifecycle
internal import Synchronization

/// Runs the jobs of one lane, of the kinds it has handlers for. Any number of workers share a lane.
///
/// Its duties:
/// 1. claim due jobs under a lease, as many as may run at once, when woken and at each poll;
/// 2. run each in a transaction of its own, or in one of its batch, in which completion presents the lease's token;
/// 3. record failures: try again later, or move to the dead letters;
/// 4. extend the leases of what it runs (``LeaseKeeper``);
/// 5. make scheduled jobs ready when they are due and take up jobs whose holder died (``JobUpkeep``).
///
/// A failing database is waited for, never a reason to end.
///
/// Graceful shutdown: nothing more is claimed, running jobs finish, and what is not done by the drain timeout is cancelled
/// and given back. Cancellation: running transactions roll back; their leases end by themselves, each counted as a crash.
public final class JobWorker: Service {
  let database: Database
  let configuration: JobWorkerConfiguration
  let events: EventSink
  private let handlers: [JobKind: any JobHandler]
  private let batching: Set<JobKind>
  private let slots: RunSlots
  private let wakeUps = WakeUps()
  private let state: Mutex<State>

  private struct State {
    var held: HeldJobs
    var signals: [LeasedJob: StopSignal] = [:]
    /// Claims that nobody works on: their answer never arrived, or arrived after shutdown began.
    var idleClaims: [UUID] = []
    /// The drain timeout is over: reports that the database does not take are given up.
    var isOvertime = false
    /// The highest tag claimed since it was last written to the lane.
    var highestTag: Int64?
    var advancedAt = ContinuousClock.now
    var frontier = ClaimFrontier()
  }

  /// - Precondition: at most one handler for a kind.
  public init(
    database: Database, handlers: [any JobHandler], configuration: JobWorkerConfiguration = .init(), events: EventSink
  ) {
    configuration.check()
    self.database = database
    self.handlers = Dictionary(handlers.map { ($0.kind, $0) }) { one, _ in
      preconditionFailure("two handlers for jobs of kind \(one.kind)")
    }
    self.configuration = configuration
    self.events = events
    batching = Set(handlers.filter { $0 is any JobBatchHandler }.map(\.kind))
    slots = RunSlots(configuration.concurrency)
    state = Mutex(State(held: HeldJobs(concurrency: configuration.concurrency * configuration.batchLimit)))
  }

  /// Says that jobs may be ready: call it after the commit that enqueued them. Never waits.
  public func wake() { wakeUps.wake() }

  /// Works until graceful shutdown or cancellation. Call once.
  public func run() async {
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { duties in
        duties.addTask { await LeaseKeeper(worker: self).run() }
        duties.addTask { await JobUpkeep(worker: self).run() }
        await withDiscardingTaskGroup { jobs in
          await claimLoop(starting: &jobs)
          duties.addTask { await self.endOvertime() }
        }
        duties.cancelAll()
      }
    } onGracefulShutdown: {
      self.state.withLock { $0.held.stop() }
      self.wakeUps.finish()
    }
  }
}

// MARK: Claim

extension JobWorker {
  private func claimLoop(starting jobs: inout DiscardingTaskGroup) async {
    var failures = DatabaseFailures()
    for await _ in wakeUps.stream where failures.mayTry() {
      do {
        try await releaseIdleClaims()
        while try await claim(starting: &jobs) {}
        try await advanceLaneIfDue()
        failures.ended()
      } catch {
        failures.failed()
        failed("claim", error)
      }
    }
    do { try await releaseIdleClaims() } catch { failed("release", error) }
  }

  /// One claim. True where the lane may hold more and there is room.
  private func claim(starting jobs: inout DiscardingTaskGroup) async throws -> Bool {
    guard let request = state.withLock({ $0.held.nextRequest() }) else { return false }
    let token = UUID()
    let began = ContinuousClock.now
    let start = state.withLock { $0.frontier.begin(at: began) }
    let answer = try await send(request, from: start, token)
    let claimed = answer.jobs
    let arrival = state.withLock { state in
      state.frontier.ended(answer, from: start, began: began, at: .now)
      return state.held.arrived(claimed, for: request)
    }
    switch arrival {
    case .start(let mayHaveMore):
      for batch in JobBatches.split(claimed, batching: batching, limit: configuration.batchLimit) {
        let signal = StopSignal()
        state.withLock { state in
          for job in batch { state.signals[job] = signal }
          state.highestTag = batch.map(\.job.tag).max().map { max($0, state.highestTag ?? $0) }
        }
        jobs.addTask { await self.work(batch, signal) }
      }
      return mayHaveMore
    case .giveBack:
      state.withLock { state in
        state.idleClaims.append(token)
        state.frontier.reset()
      }
      claimed.forEach { events.emit(JobEvents.released($0.job)) }
      return false
    }
  }

  private func send(
    _ request: HeldJobs.Request, from start: Int64?, _ token: UUID
  ) async throws -> ClaimedJobs {
    let claim = JobClaim(
      lane: configuration.lane, kinds: Array(handlers.keys), limit: request.limit, suspects: request.suspects,
      token: token, lease: configuration.lease, from: start)
    do {
      return try await bookkeeping(durability: .trails) { try await JobStore.claim(claim, in: $0) }
    } catch {
      state.withLock { state in
        state.idleClaims.append(token)
        state.frontier.reset()
      }
      throw error
    }
  }

  /// A claim may have committed although its answer was lost. Nobody runs those jobs: without this they would wait for
  /// their leases to end and count as crashed.
  private func releaseIdleClaims() async throws {
    for token in state.withLock({ $0.idleClaims }) {
      try await bookkeeping { try await JobStore.release(claim: token, in: $0) }
      state.withLock { state in
        state.idleClaims.removeAll { $0 == token }
        state.frontier.reset()
      }
    }
  }
}

// MARK: Run and report

extension JobWorker {
  private func work(_ batch: [LeasedJob], _ signal: StopSignal) async {
    // A suspect has a slot of its own.
    let needsSlot = !batch[0].isSuspect
    if needsSlot {
      guard await slots.take() else { return ended(batch) }
    }
    if batch.count == 1 {
      await runAlone(batch[0], signal)
    } else if await !runTogether(batch, signal) {
      for job in batch { await runAlone(job, freshSignal(for: job)) }
    }
    if needsSlot { slots.giveBack() }
    ended(batch)
  }

  /// True where nothing is left to do for the batch's jobs.
  private func runTogether(_ batch: [LeasedJob], _ signal: StopSignal) async -> Bool {
    let (first, clock) = (batch[0].job, ContinuousClock())
    let started = clock.now
    let (outcome, handler) = await run(batch, signal)
    let took = clock.now - started
    switch outcome {
    case .completed:
      events.emit(JobEvents.batchCompleted(first.kind, first.organizationID, count: batch.count, took: took))
      batch.forEach { putBackIfCoalescing($0.job) }
      batch.forEach { handler.didComplete($0.job) }
      return true
    case .abandoned: return true
    case .released:
      for job in batch { await release(job) }
      return true
    case .failed(.deadlineExceeded):
      for job in batch { await retry(job, .deadlineExceeded, took) }
      return true
    case .leaseLost: split("lease_lost")
    case .deferred(let deferral): split(deferral.breakerKey)
    case .failed(let reason), .refused(let reason): split(reason.text)
    }
    return false

    func split(_ reason: String) {
      events.emit(JobEvents.batchSplit(first.kind, first.organizationID, count: batch.count, reason: reason))
    }
  }

  private func runAlone(_ job: LeasedJob, _ signal: StopSignal) async {
    let clock = ContinuousClock()
    let started = clock.now
    let (outcome, handler) = await run([job], signal)
    let took = clock.now - started
    switch outcome {
    case .completed:
      events.emit(JobEvents.completed(job.job, took: took))
      putBackIfCoalescing(job.job)
      handler.didComplete(job.job)
    case .leaseLost: events.emit(JobEvents.leaseLost(job.job))
    case .released: await release(job)
    case .deferred(let deferral): await postpone(job, deferral, took)
    case .failed(let reason): await retry(job, reason, took)
    case .refused(let reason): await bury(job, reason, took)
    case .abandoned: break
    }
  }

  private func run(_ batch: [LeasedJob], _ signal: StopSignal) async -> (RunOutcome, any JobHandler) {
    guard let handler = handlers[batch[0].job.kind] else {
      preconditionFailure("claimed a job of a kind without handler")
    }
    // What waited for a slot beyond the drain timeout is not begun.
    guard !state.withLock({ $0.isOvertime }) else { return (.released, handler) }
    let run = JobRun(
      jobs: batch, handler: handler, database: database, deadline: configuration.handlerDeadline, signal: signal
    ) {
      self.state.withLock { state in
        for job in batch { state.held.pastDeadline(job) }
      }
    }
    return (await run.outcome(), handler)
  }

  private func freshSignal(for job: LeasedJob) -> StopSignal {
    let signal = StopSignal()
    let isOvertime = state.withLock { state in
      state.signals[job] = signal
      return state.isOvertime
    }
    if isOvertime { signal.stop(.shutdown) }
    return signal
  }

  private func ended(_ batch: [LeasedJob]) {
    let isTime = state.withLock { state in
      batch.reduce(false) { isTime, job in
        state.signals[job] = nil
        return state.held.ended(job) || isTime
      }
    }
    if isTime { wake() }
  }

  private func postpone(_ job: LeasedJob, _ deferral: JobDeferral, _ took: Duration) async {
    var random = SystemRandomNumberGenerator()
    let wait = RetryPolicy.afterDeferral(deferral.wait(from: .now), using: &random)
    await report("postpone", job, .deferred(job.job, breakerKey: deferral.breakerKey, delay: wait)) {
      guard try await JobStore.postpone(job, for: wait, breakerKey: deferral.breakerKey, in: $0) else { return false }
      try await JobAttemptStore.record(
        [job.job], outcome: .deferred, reason: deferral.breakerKey, took: took, in: $0)
      return true
    }
  }

  private func retry(_ job: LeasedJob, _ reason: FailureReason, _ took: Duration) async {
    var random = SystemRandomNumberGenerator()
    switch configuration.policy.afterFailure(attempt: job.job.attempt, age: job.job.age + took, using: &random) {
    case .bury: await bury(job, reason, took)
    case .retry(let delay):
      await report("retry", job, .retried(job.job, reason: reason.text, delay: delay, took: took)) {
        guard try await JobStore.retry(job, after: delay, reason: reason, in: $0) else { return false }
        try await JobAttemptStore.record(
          [job.job], outcome: .retried, reason: reason.text, took: took, in: $0)
        return true
      }
    }
  }

  private func bury(_ job: LeasedJob, _ reason: FailureReason, _ took: Duration) async {
    await report("bury", job, .buried(job.job, reason: reason.text)) {
      guard try await JobStore.bury(job, reason: reason, in: $0) else { return false }
      try await JobAttemptStore.record(
        [job.job], outcome: .deadLettered, reason: reason.text, took: took, in: $0)
      return true
    }
  }

  private func release(_ job: LeasedJob) async {
    await report("release", job, .released(job.job)) {
      try await JobStore.release([job], in: $0)
      return true
    }
    putBack(job.job.tag)
  }

  /// A job that was wanted for more than it has seen is ready again.
  private func putBackIfCoalescing(_ job: ClaimedJob) {
    if job.wanted > 0 { putBack(job.tag) }
  }

  /// Records how a job ended, for as long as it takes the database to listen: a lease without a report would count as a
  /// crash. Repeating is safe, because the token opens the row only once.
  private func report(
    _ step: String, _ job: LeasedJob, _ event: JobEvents, _ body: @Sendable (Transaction) async throws -> Bool
  ) async {
    var random = SystemRandomNumberGenerator()
    for failures in 1... {
      do {
        events.emit(try await bookkeeping(body) ? event : .leaseLost(job.job))
        return
      } catch {
        failed(step, error)
        guard !state.withLock({ $0.isOvertime }) else { return }
        let rest = JobWorkerConfiguration.databaseBackoff.delay(beforeRetry: failures, using: &random)
        guard (try? await Task.sleep(for: rest)) != nil else { return }
      }
    }
  }
}

// MARK: Duties

extension JobWorker {
  /// The highest tag claimed since this was asked last; the lane's virtual time follows it.
  func takeHighestTag() -> Int64? {
    state.withLock { state in
      defer { state.highestTag = nil }
      state.advancedAt = .now
      return state.highestTag
    }
  }

  /// A job of this lane with this tag is ready again.
  func putBack(_ tag: Int64) { state.withLock { $0.frontier.putBack(tag) } }

  /// Claims begin at the virtual time, so under load it does not wait for the next poll.
  private func advanceLaneIfDue() async throws {
    let isDue = state.withLock { ContinuousClock.now >= $0.advancedAt + JobWorkerConfiguration.advanceInterval }
    if isDue { _ = try await LaneAdvance(worker: self).run() }
  }

  /// The jobs whose leases are to be extended.
  var extendable: [LeasedJob] { state.withLock { $0.held.extendable } }

  func stop(_ job: LeasedJob, _ reason: StopReason) {
    state.withLock { $0.signals[job] }?.stop(reason)
  }

  /// Gives running jobs the drain timeout and then tells them to stop.
  private func endOvertime() async {
    guard (try? await Task.sleep(for: configuration.drainTimeout)) != nil else { return }
    let signals = state.withLock { state in
      state.isOvertime = true
      return Array(state.signals.values)
    }
    signals.forEach { $0.stop(.shutdown) }
  }

  /// A short transaction on system tables.
  func bookkeeping<Result: Sendable>(
    durability: Durability = .waits, _ body: (Transaction) async throws -> Result
  ) async throws -> Result {
    try await database.withTransaction(
      .system, lane: .worker, durability: durability, timeout: JobWorkerConfiguration.bookkeepingTimeout, body)
  }

  func failed(_ step: String, _ error: any Error) {
    guard !Task.isCancelled else { return }
    events.emit(JobEvents.databaseFailed(step: step, reason: FailureReason(error).text))
  }
}
