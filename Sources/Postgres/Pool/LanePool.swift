internal import Logging
import Synchronization

/// The connections of one lane: asks its machine under a lock, then does what the machine said.
///
/// Tasks are not started here; what needs one is handed to `Database.run` through `demand`.
final class LanePool: Sendable {
  /// What needs a task of its own.
  enum Demand: Sendable {
    case run(Connection)
    case pause(LanePool, failures: Int)
    case finished
  }

  let lane: Lane
  private let configuration: DatabaseConfiguration
  private let cancelThreads: CancelThreads
  private let logger: Logger
  private let demand: @Sendable (Demand) -> Void
  private let state: Mutex<State>

  private struct State {
    var machine: PoolMachine
    var connections: [Connection.ID: Connection] = [:]
    var waiters: [PoolMachine.WaiterID: Waiter] = [:]
    var nextWaiter = 0
    var lastFailure: PostgresError?
  }

  private typealias Answer = Result<Connection, PostgresError>

  private enum Waiter {
    case arriving
    case waiting(CheckedContinuation<Answer, Never>)
    case answered(Answer)
  }

  init(
    lane: Lane, configuration: DatabaseConfiguration, cancelThreads: CancelThreads, logger: Logger,
    demand: @escaping @Sendable (Demand) -> Void
  ) {
    self.lane = lane
    self.configuration = configuration
    self.cancelThreads = cancelThreads
    self.logger = logger
    self.demand = demand
    let size = max(1, configuration.laneSizes[lane] ?? 1)
    state = Mutex(State(machine: PoolMachine(size: size, maximumWaiters: configuration.maximumWaiters)))
  }

  /// A connection for the caller alone; give it back with `release` or `discard`.
  ///
  /// Throws `poolExhausted` after `limit`, or at once where too many wait; `connectionFailed` where the server cannot be
  /// reached; `cancelled`.
  nonisolated(nonsending) func acquire(within limit: Duration) async throws(PostgresError) -> Connection {
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    let (waiter, answer) = arrive()
    if let answer { return try answer.get() }
    return try await withTaskGroup(of: Void.self, returning: Answer.self) { group in
      group.addTask {
        do { try await Task.sleep(for: limit) } catch { return }
        self.giveUp(waiter, .poolExhausted)
      }
      let answer = await self.wait(waiter)
      group.cancelAll()
      return answer
    }.get()
  }

  func release(_ connection: Connection) {
    change { $0.release(connection.id) }
  }

  func discard(_ connection: Connection) {
    change { $0.discard(connection.id) }
  }

  func start() { change { $0.start() } }
  func drain() { change { $0.drain() } }
  func close() { change { $0.close() } }
  func retryIsDue() { change { $0.retryIsDue() } }

  var isUnreachable: Bool { state.withLock { $0.machine.isUnreachable } }
  var counts: (connections: Int, leased: Int, waiters: Int) {
    state.withLock { ($0.machine.connectionCount, $0.machine.leasedCount, $0.machine.waiterCount) }
  }

  // MARK: Waiting

  private func arrive() -> (PoolMachine.WaiterID, Answer?) {
    let (waiter, effects) = state.withLock { state in
      state.nextWaiter += 1
      let waiter = state.nextWaiter
      state.waiters[waiter] = .arriving
      return (waiter, apply(state.machine.acquire(waiter), to: &state))
    }
    effects.forEach(perform)
    return (waiter, takeAnswer(waiter))
  }

  private func takeAnswer(_ waiter: PoolMachine.WaiterID) -> Answer? {
    state.withLock { state in
      guard case .answered(let answer) = state.waiters[waiter] else { return nil }
      state.waiters[waiter] = nil
      return answer
    }
  }

  private func wait(_ waiter: PoolMachine.WaiterID) async -> Answer {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer = state.withLock { state -> Answer? in
          if case .answered(let answer) = state.waiters[waiter] {
            state.waiters[waiter] = nil
            return answer
          }
          state.waiters[waiter] = .waiting(continuation)
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      giveUp(waiter, .cancelled)
    }
  }

  private func giveUp(_ waiter: PoolMachine.WaiterID, _ code: PostgresError.Code) {
    change { $0.giveUp(waiter, code) }
  }

  // MARK: Connections

  private func makeConnection(_ id: Connection.ID) -> Connection {
    Connection(id: id, configuration: configuration, cancelThreads: cancelThreads) { [weak self] event in
      switch event {
      case .opened: self?.change { $0.opened(id) }
      case .ended(let error): self?.ended(id, error)
      }
    }
  }

  private func ended(_ id: Connection.ID, _ error: PostgresError) {
    logger.debug(
      "connection ended",
      metadata: ["lane": "\(lane)", "connection": "\(id)", "code": "\(error.code)", "reason": "\(error.message)"])
    let effects = state.withLock { state in
      state.connections[id] = nil
      if error.code == .connectionFailed { state.lastFailure = error }
      return apply(state.machine.ended(id), to: &state)
    }
    effects.forEach(perform)
  }

  // MARK: Actions

  /// What is done after the lock is left.
  private enum Effect {
    case resume(CheckedContinuation<Answer, Never>, Answer)
    case close(Connection)
    case demand(Demand)
  }

  private func change(_ event: (inout PoolMachine) -> [PoolMachine.Action]) {
    let effects = state.withLock { state in apply(event(&state.machine), to: &state) }
    effects.forEach(perform)
  }

  private func apply(_ actions: [PoolMachine.Action], to state: inout sending State) -> [Effect] {
    actions.compactMap { action in
      switch action {
      case .lease(let id, let waiter):
        guard let connection = state.connections[id] else { preconditionFailure("A leased connection must exist.") }
        return answer(waiter, .success(connection), in: &state)
      case .refuse(let waiter, let code):
        return answer(waiter, .failure(refusal(code, in: state)), in: &state)
      case .connect(let id):
        let connection = makeConnection(id)
        state.connections[id] = connection
        return .demand(.run(connection))
      case .close(let id):
        return state.connections[id].map { .close($0) }
      case .retry(let failures):
        return .demand(.pause(self, failures: failures))
      case .finish:
        return .demand(.finished)
      }
    }
  }

  private func answer(_ waiter: PoolMachine.WaiterID, _ answer: Answer, in state: inout sending State) -> Effect? {
    guard case .waiting(let continuation) = state.waiters[waiter] else {
      state.waiters[waiter] = .answered(answer)
      return nil
    }
    state.waiters[waiter] = nil
    return .resume(continuation, answer)
  }

  /// Who waited in vain because nothing could be connected is told that.
  private func refusal(_ code: PostgresError.Code, in state: borrowing State) -> PostgresError {
    guard code == .poolExhausted, state.machine.isUnreachable, let failure = state.lastFailure else {
      return PostgresError(code)
    }
    return failure
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .resume(let continuation, let answer): continuation.resume(returning: answer)
    case .close(let connection): connection.close()
    case .demand(let demand): self.demand(demand)
    }
  }
}
