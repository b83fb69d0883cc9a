internal import DequeModule

/// Decides which waiter gets which connection of one lane, when connections are made and when they are closed. No I/O.
///
/// Connections are opened on demand, one for each waiter that finds none, up to `size`. Waiters are served in the order in
/// which they came. After a failure to connect there is one attempt at a time, each after a pause that its shell chooses,
/// and only while somebody waits.
struct PoolMachine {
  typealias WaiterID = Int

  enum Action: Equatable {
    case lease(Connection.ID, to: WaiterID)
    case connect(Connection.ID)
    case close(Connection.ID)
    /// Call `retryIsDue` after a pause; the number counts failures in a row, from 1.
    case retry(afterFailures: Int)
    case refuse(WaiterID, PostgresError.Code)
    /// Closed, with no connection left. Comes once.
    case finish
  }

  private enum Phase {
    /// `start` has not been called; waiters wait.
    case created
    case running
    /// Serves who waits already, refuses who comes, closes what comes back.
    case draining
    case closed
  }

  private enum Slot {
    case connecting
    case idle
    case leased
    /// Told to close; counts until it has ended.
    case closing
  }

  private let size: Int
  private let maximumWaiters: Int
  private var phase = Phase.created
  private var slots: [Connection.ID: Slot] = [:]
  /// The one that was used last is used next: its caches are warm.
  private var idle: [Connection.ID] = []
  private var queue: Deque<WaiterID> = []
  /// Those in `queue` that have not given up.
  private var waiting: Set<WaiterID> = []
  private var failures = 0
  private var isPausing = false
  private var nextConnection = 1
  private var hasFinished = false

  init(size: Int, maximumWaiters: Int) {
    self.size = size
    self.maximumWaiters = maximumWaiters
  }

  /// Whether the server could not be reached when it was last tried and nothing is connected.
  var isUnreachable: Bool { failures > 0 && !slots.values.contains { $0 != .connecting } }

  var leasedCount: Int { slots.values.count { $0 == .leased } }
  var connectionCount: Int { slots.count }
  var waiterCount: Int { waiting.count }

  mutating func start() -> [Action] {
    guard case .created = phase else { return [] }
    phase = .running
    return connects()
  }

  mutating func acquire(_ waiter: WaiterID) -> [Action] {
    switch phase {
    case .draining, .closed:
      return [.refuse(waiter, .connectionFailed)]
    case .created, .running:
      if let connection = idle.popLast() {
        slots[connection] = .leased
        return [.lease(connection, to: waiter)]
      }
      guard waiting.count < maximumWaiters else { return [.refuse(waiter, .poolExhausted)] }
      queue.append(waiter)
      waiting.insert(waiter)
      return connects()
    }
  }

  /// The waiter no longer waits: its time is over or its task was cancelled. Nothing where it has been served already.
  mutating func giveUp(_ waiter: WaiterID, _ code: PostgresError.Code) -> [Action] {
    guard waiting.remove(waiter) != nil else { return [] }
    if queue.count > 2 * waiting.count + 64 { queue.removeAll { !waiting.contains($0) } }
    return [.refuse(waiter, code)] + progress()
  }

  mutating func opened(_ connection: Connection.ID) -> [Action] {
    guard case .connecting = slots[connection] else { return [] }
    failures = 0
    return vacated(connection) + connects()
  }

  /// A lease ended and the connection is in order.
  mutating func release(_ connection: Connection.ID) -> [Action] {
    guard case .leased = slots[connection] else { return [] }
    return vacated(connection)
  }

  /// A lease ended and the connection must not be used again.
  mutating func discard(_ connection: Connection.ID) -> [Action] {
    guard case .leased = slots[connection] else { return [] }
    slots[connection] = .closing
    return [.close(connection)]
  }

  /// The connection is over, in whatever state it was.
  mutating func ended(_ connection: Connection.ID) -> [Action] {
    guard let slot = slots.removeValue(forKey: connection) else { return [] }
    switch slot {
    case .connecting:
      failures += 1
      guard phase == .running || phase == .draining, !isPausing else { return progress() }
      isPausing = true
      return [.retry(afterFailures: failures)] + progress()
    case .idle:
      idle.removeAll { $0 == connection }
      return progress()
    case .leased, .closing:
      return progress()
    }
  }

  /// The pause after a failure is over.
  mutating func retryIsDue() -> [Action] {
    isPausing = false
    return progress()
  }

  /// Graceful end: leases run to their end.
  mutating func drain() -> [Action] {
    switch phase {
    case .created:
      return close()
    case .running:
      phase = .draining
      return closeIdle() + progress()
    case .draining, .closed:
      return []
    }
  }

  /// End at once: leases lose their connections.
  mutating func close() -> [Action] {
    if case .closed = phase { return [] }
    phase = .closed
    let refused = queue.filter { waiting.contains($0) }.map { Action.refuse($0, .connectionFailed) }
    queue = []
    waiting = []
    idle = []
    let open = slots.keys.sorted()
    for connection in open { slots[connection] = .closing }
    return refused + open.map { .close($0) } + finish()
  }

  // MARK: Steps

  /// A usable connection without a user: the next waiter's, else idle.
  private mutating func vacated(_ connection: Connection.ID) -> [Action] {
    while let waiter = queue.popFirst() {
      guard waiting.remove(waiter) != nil else { continue }
      slots[connection] = .leased
      return [.lease(connection, to: waiter)]
    }
    switch phase {
    case .created, .running:
      slots[connection] = .idle
      idle.append(connection)
      return []
    case .draining, .closed:
      slots[connection] = .closing
      return [.close(connection)]
    }
  }

  private mutating func progress() -> [Action] {
    connects() + (phase == .draining && waiting.isEmpty ? closeConnecting() : []) + finish()
  }

  private mutating func connects() -> [Action] {
    guard phase == .running || phase == .draining, !isPausing else { return [] }
    let connecting = slots.values.count { $0 == .connecting }
    let wanted = failures > 0 ? min(1, waiting.count) - connecting : waiting.count - connecting
    return (0..<max(0, min(wanted, size - slots.count))).map { _ in
      defer { nextConnection += 1 }
      slots[nextConnection] = .connecting
      return .connect(nextConnection)
    }
  }

  private mutating func closeIdle() -> [Action] {
    defer { idle = [] }
    for connection in idle { slots[connection] = .closing }
    return idle.map { .close($0) }
  }

  /// Nobody is left to wait for them.
  private mutating func closeConnecting() -> [Action] {
    let connecting = slots.filter { $0.value == .connecting }.keys.sorted()
    for connection in connecting { slots[connection] = .closing }
    return connecting.map { .close($0) }
  }

  private mutating func finish() -> [Action] {
    guard phase == .draining || phase == .closed, slots.isEmpty, waiting.isEmpty, !hasFinished else { return [] }
    phase = .closed
    hasFinished = true
    return [.finish]
  }
}
