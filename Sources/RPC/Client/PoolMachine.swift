internal import NIOCore

/// Which connection takes the next call, and who waits for one.
///
/// Pure: the time comes in, what to do comes out. A connection has as many places as its server allows calls; a place is
/// taken when a call is given to it and free again when the call's END has arrived.
struct PoolMachine {
  enum Phase: Equatable {
    /// Calls are taken. Ends in `draining` or `stopped`.
    case open
    /// No new calls; those that began are served. Ends in `stopped` with the last.
    case draining
    case stopped
  }

  enum Failure: Error, Equatable {
    case notConnected
    case unauthorized(String)
    case deadlineExceeded
    case cancelled
    case tooManyWaiting
    case shutDown
  }

  enum Acquisition: Equatable {
    case use(connection: UInt64)
    case wait
    case fail(Failure)
  }

  struct Assignment: Equatable {
    var waiter: UInt64
    var connection: UInt64
  }

  private struct Entry {
    var connection: UInt64
    var places: Int
    var taken = 0
  }

  private struct Waiter {
    var deadline: ContinuousClock.Instant
    /// Until then it waits although no connection stands.
    var readyBy: ContinuousClock.Instant
  }

  let maximumWaiting: Int
  private(set) var phase = Phase.open
  private var entries: [Entry] = []
  private var next = 0
  private var waiters: [UInt64: Waiter] = [:]
  private(set) var queue = CircularBuffer<UInt64>()
  private var activeCalls = 0
  /// Set while the servers refuse our credential and no connection stands.
  private var unauthorized: String?

  init(maximumWaiting: Int) {
    self.maximumWaiting = maximumWaiting
  }

  var hasWaiters: Bool { !waiters.isEmpty }

  /// A caller begins. False once the shutdown has begun.
  mutating func beginCall() -> Bool {
    guard phase == .open else { return false }
    activeCalls += 1
    return true
  }

  /// A caller has its answer. True where that was the last one of a drain.
  mutating func endCall() -> Bool {
    activeCalls -= 1
    return stopIfDrained()
  }

  /// True where nothing is left to wait for.
  mutating func drain() -> Bool {
    guard phase == .open else { return false }
    phase = .draining
    return stopIfDrained()
  }

  /// Answers who has to be told that it is over.
  mutating func stop() -> [UInt64] {
    phase = .stopped
    entries = []
    return failAll()
  }

  mutating func acquire(
    _ waiter: UInt64, deadline: ContinuousClock.Instant, readyBy: ContinuousClock.Instant, failFast: Bool
  ) -> Acquisition {
    guard phase != .stopped else { return .fail(.shutDown) }
    if queue.isEmpty, let connection = take() { return .use(connection: connection) }
    if entries.isEmpty {
      if let unauthorized { return .fail(.unauthorized(unauthorized)) }
      if failFast { return .fail(.notConnected) }
    }
    guard waiters.count < maximumWaiting else { return .fail(.tooManyWaiting) }
    waiters[waiter] = Waiter(deadline: deadline, readyBy: readyBy)
    queue.append(waiter)
    return .wait
  }

  /// A connection stands, or its server changed the number of places.
  mutating func ready(_ connection: UInt64, places: Int) -> [Assignment] {
    guard phase != .stopped else { return [] }
    unauthorized = nil
    if let index = entries.firstIndex(where: { $0.connection == connection }) {
      entries[index].places = places
    } else {
      entries.append(Entry(connection: connection, places: places))
    }
    return assign()
  }

  /// The connection takes no more calls.
  mutating func retired(_ connection: UInt64) {
    entries.removeAll { $0.connection == connection }
  }

  /// The servers do not know us. Answers who has to be told, where no other connection stands.
  mutating func refused(_ text: String) -> [UInt64] {
    guard entries.isEmpty else { return [] }
    unauthorized = text
    return failAll()
  }

  mutating func placeFreed(_ connection: UInt64) -> [Assignment] {
    guard let index = entries.firstIndex(where: { $0.connection == connection }) else { return [] }
    entries[index].taken -= 1
    return assign()
  }

  /// The waiter does not wait any more. False where it was told already.
  mutating func remove(_ waiter: UInt64) -> Bool {
    defer { forgetThoseWhoLeft() }
    return waiters.removeValue(forKey: waiter) != nil
  }

  /// Whoever has waited for too long, and why it is too long.
  mutating func expire(now: ContinuousClock.Instant) -> [(waiter: UInt64, Failure)] {
    let late = waiters.compactMap { id, waiter -> (waiter: UInt64, Failure)? in
      if waiter.deadline <= now { return (id, .deadlineExceeded) }
      return entries.isEmpty && waiter.readyBy <= now ? (id, .notConnected) : nil
    }
    for (id, _) in late { waiters[id] = nil }
    forgetThoseWhoLeft()
    return late
  }

  private mutating func stopIfDrained() -> Bool {
    guard phase == .draining, activeCalls == 0 else { return false }
    phase = .stopped
    return true
  }

  private mutating func failAll() -> [UInt64] {
    defer {
      waiters = [:]
      queue.removeAll()
    }
    return waiters.keys.sorted()
  }

  /// Whoever gave up leaves its number in the queue, and while no place comes free nobody reads the queue: without this
  /// it would grow for as long as the servers are away. Amortized, one step for each that left.
  private mutating func forgetThoseWhoLeft() {
    guard queue.count > 2 * waiters.count + 64 else { return }
    queue.removeAll { waiters[$0] == nil }
  }

  /// A place on the next connection in the round that has one.
  private mutating func take() -> UInt64? {
    for offset in 0..<entries.count {
      let index = (next + offset) % entries.count
      guard entries[index].taken < entries[index].places else { continue }
      entries[index].taken += 1
      next = (index + 1) % entries.count
      return entries[index].connection
    }
    return nil
  }

  private mutating func assign() -> [Assignment] {
    var assignments: [Assignment] = []
    while let first = queue.first {
      // Whoever gave up has left its number in the queue.
      guard waiters[first] != nil else {
        queue.removeFirst()
        continue
      }
      guard let connection = take() else { break }
      queue.removeFirst()
      waiters[first] = nil
      assignments.append(Assignment(waiter: first, connection: connection))
    }
    return assignments
  }
}
