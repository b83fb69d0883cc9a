internal import Moments
internal import NIOCore
internal import Synchronization
internal import Wire

/// The connections of one client on one event loop, and the calls that wait for one.
final class ConnectionPool: Sendable {
  typealias Acquired = Result<ClientConnection, PoolMachine.Failure>

  private struct State {
    var machine: PoolMachine
    var connections = NumberTable<ClientConnection>()
    var continuations: [UInt64: CheckedContinuation<Acquired, Never>] = [:]
    var lastWaiter: UInt64 = 0
    var isTicking = false
  }

  /// A continuation with what it is told, taken out under the lock and resumed outside.
  private typealias Told = (CheckedContinuation<Acquired, Never>, Acquired)

  let executor: LoopExecutor
  private let state: Mutex<State>
  private let wanted = Atomic(false)

  init(executor: LoopExecutor, maximumWaiting: Int, maximumInFlight: Int) {
    self.executor = executor
    self.state = Mutex(
      State(machine: PoolMachine(maximumWaiting: maximumWaiting, maximumInFlight: maximumInFlight)))
  }

  /// True for the first who asks: somebody has to connect it.
  func isWantedFirst() -> Bool {
    !wanted.load(ordering: .relaxed) && !wanted.exchange(true, ordering: .acquiringAndReleasing)
  }

  /// Connections that take calls.
  var standing: Int { state.withLock { $0.connections.count } }

  /// Places that calls hold on those, and calls that wait for one.
  var occupied: Int { state.withLock { $0.machine.inFlight + $0.continuations.count } }

  func stop() {
    tell { state in
      let waiters = state.machine.stop()
      state.connections.removeAll()
      return Self.fail(waiters, .shutDown, &state)
    }
  }

  /// A connection with a place for one call, where that takes no waiting.
  func acquireAtOnce(avoiding: UInt64?, now: Moment) -> ClientConnection? {
    state.withLock { state in
      state.machine.takeAtOnce(avoiding: avoiding, now: now).flatMap { state.connections[$0] }
    }
  }

  /// A connection with a place for one call. Waits for one; the task's cancellation ends that.
  func acquire(
    avoiding: UInt64?, deadline: Moment, readyBy: Moment, failFast: Bool
  ) async -> Acquired {
    let waiter = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        tell { state in
          // Cancelled before it waited: the handler below found nobody.
          if Task.isCancelled { return [(continuation, .failure(.cancelled))] }
          let acquisition = state.machine.acquire(
            waiter, avoiding: avoiding, deadline: deadline, readyBy: readyBy, failFast: failFast, now: .now)
          switch acquisition {
          case .use(let id):
            guard let connection = state.connections[id] else { return [(continuation, .failure(.notConnected))] }
            return [(continuation, .success(connection))]
          case .fail(let failure): return [(continuation, .failure(failure))]
          case .wait:
            state.continuations[waiter] = continuation
            startTicking(&state)
            return []
          }
        }
      }
    } onCancel: {
      tell { state in
        state.machine.remove(waiter) ? Self.fail([waiter], .cancelled, &state) : []
      }
    }
  }

  func ready(_ connection: ClientConnection, places: Int) {
    tell { state in
      guard state.machine.phase != .stopped else { return [] }
      state.connections[connection.id] = connection
      return Self.assign(
        state.machine.ready(connection.id, to: connection.address, places: places, now: .now), &state)
    }
  }

  func retired(_ id: UInt64) {
    tell { state in
      state.connections[id] = nil
      return Self.assign(state.machine.retired(id, now: .now), &state)
    }
  }

  func refused(_ text: String) {
    tell { state in Self.fail(state.machine.refused(text), .unauthorized(text), &state) }
  }

  func placeFreed(_ id: UInt64) {
    tell { state in Self.assign(state.machine.placeFreed(id, now: .now), &state) }
  }

  /// A call through a connection was answered after `latency` seconds by a server with `load`; nil where the time says
  /// nothing.
  func answered(_ id: UInt64, latency: Double?, load: UInt16) {
    state.withLock { $0.machine.answered(id, latency: latency, load: load) }
  }

  /// A server failed a call.
  func failed(at address: String) {
    state.withLock { $0.machine.failed(at: address, now: .now) }
  }

  /// A server is there no more.
  func forget(_ address: String) {
    state.withLock { $0.machine.forget(address) }
  }

  private func tell(_ decide: (inout State) -> [Told]) {
    let told = state.withLock { decide(&$0) }
    for (continuation, acquired) in told { continuation.resume(returning: acquired) }
  }

  private static func assign(_ assignments: [PoolMachine.Assignment], _ state: inout State) -> [Told] {
    assignments.compactMap { assignment in
      guard let continuation = state.continuations.removeValue(forKey: assignment.waiter) else { return nil }
      return (continuation, state.connections[assignment.connection].map { .success($0) } ?? .failure(.notConnected))
    }
  }

  private static func fail(_ waiters: [UInt64], _ failure: PoolMachine.Failure, _ state: inout State) -> [Told] {
    waiters.compactMap { waiter in
      state.continuations.removeValue(forKey: waiter).map { ($0, .failure(failure)) }
    }
  }

  /// Waiting is the rare case: one timer for all that wait, and none while nobody does.
  private func startTicking(_ state: inout State) {
    guard !state.isTicking else { return }
    state.isTicking = true
    executor.eventLoop.scheduleTask(in: .milliseconds(50)) { self.tick() }
  }

  private func tick() {
    tell { state in
      state.isTicking = false
      let told = state.machine.expire(now: .now).flatMap { Self.fail([$0.waiter], $0.1, &state) }
      if state.machine.hasWaiters { startTicking(&state) }
      return told
    }
  }
}
