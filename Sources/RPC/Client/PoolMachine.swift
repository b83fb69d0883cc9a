internal import Calls
internal import Moments
internal import NIOCore

/// Which connection takes the next call, and who waits for one.
///
/// Pure: time and chance come in, what to do comes out. A connection has as many places as its server allows calls; a place
/// is taken when a call is given to it and free again when the call's END has arrived. Of two connections chosen at random
/// the one with less work and the faster answers takes the call. Servers that fail are put out; never more than half.
struct PoolMachine {
  enum Phase: Equatable {
    /// Calls are taken. Ends in `stopped`.
    case open
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
    let connection: UInt64
    let address: String
    var places: Int
    var taken = 0
  }

  private struct Waiter {
    var deadline: Moment
    /// Until then it waits although no connection stands.
    var readyBy: Moment
  }

  let maximumWaiting: Int
  let maximumInFlight: Int
  private(set) var phase = Phase.open
  private var entries: [Entry] = []
  /// By address, so that a server is remembered across connections.
  private var health: [String: EndpointHealth] = [:]
  private var random: FastRandom
  private var waiters: [UInt64: Waiter] = [:]
  private(set) var queue = CircularBuffer<UInt64>()
  private(set) var inFlight = 0
  /// Set while the servers refuse our credential and no connection stands.
  private var unauthorized: String?

  init(maximumWaiting: Int, maximumInFlight: Int = .max, seed: UInt64 = FastRandom.next()) {
    self.maximumWaiting = maximumWaiting
    self.maximumInFlight = maximumInFlight
    self.random = FastRandom(seed: seed)
  }

  var hasWaiters: Bool { !waiters.isEmpty }

  /// Answers who has to be told that it is over.
  mutating func stop() -> [UInt64] {
    phase = .stopped
    entries = []
    return failAll()
  }

  /// A place at once, where there is one and nobody waits before.
  mutating func takeAtOnce(avoiding: UInt64? = nil, now: Moment) -> UInt64? {
    guard phase == .open, queue.isEmpty else { return nil }
    return take(avoiding: avoiding, now: now)
  }

  mutating func acquire(
    _ waiter: UInt64, avoiding: UInt64? = nil, deadline: Moment, readyBy: Moment,
    failFast: Bool, now: Moment
  ) -> Acquisition {
    guard phase != .stopped else { return .fail(.shutDown) }
    if let connection = takeAtOnce(avoiding: avoiding, now: now) { return .use(connection: connection) }
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
  mutating func ready(
    _ connection: UInt64, to address: String = "", places: Int, now: Moment
  ) -> [Assignment] {
    guard phase != .stopped else { return [] }
    unauthorized = nil
    if let index = entries.firstIndex(where: { $0.connection == connection }) {
      entries[index].places = places
    } else {
      entries.append(Entry(connection: connection, address: address, places: places))
    }
    return assign(now: now)
  }

  /// The connection takes no more calls. Its own count no more, so that others may begin elsewhere.
  mutating func retired(_ connection: UInt64, now: Moment) -> [Assignment] {
    guard let index = entries.firstIndex(where: { $0.connection == connection }) else { return [] }
    inFlight -= entries[index].taken
    entries.remove(at: index)
    return queue.isEmpty ? [] : assign(now: now)
  }

  /// The servers do not know us. Answers who has to be told, where no other connection stands.
  mutating func refused(_ text: String) -> [UInt64] {
    guard entries.isEmpty else { return [] }
    unauthorized = text
    return failAll()
  }

  mutating func placeFreed(_ connection: UInt64, now: Moment) -> [Assignment] {
    guard let index = entries.firstIndex(where: { $0.connection == connection }) else { return [] }
    entries[index].taken -= 1
    inFlight -= 1
    return queue.isEmpty ? [] : assign(now: now)
  }

  /// The server behind a connection answered a call, after `latency` seconds; nil where that says nothing.
  mutating func answered(_ connection: UInt64, latency: Double?, load: UInt16) {
    guard let address = entries.first(where: { $0.connection == connection })?.address else { return }
    health[address, default: EndpointHealth()].succeeded(latency: latency, load: load)
  }

  /// The server at an address failed a call, or let a connection go with calls open.
  mutating func failed(at address: String, now: Moment) {
    health[address, default: EndpointHealth()].failed(now: now, random: random.fraction())
  }

  /// The address is served no more.
  mutating func forget(_ address: String) {
    health[address] = nil
  }

  /// The waiter does not wait any more. False where it was told already.
  mutating func remove(_ waiter: UInt64) -> Bool {
    defer { forgetThoseWhoLeft() }
    return waiters.removeValue(forKey: waiter) != nil
  }

  /// Whoever has waited for too long, and why it is too long.
  mutating func expire(now: Moment) -> [(waiter: UInt64, Failure)] {
    let late = waiters.compactMap { id, waiter -> (waiter: UInt64, Failure)? in
      if waiter.deadline <= now { return (id, .deadlineExceeded) }
      return entries.isEmpty && waiter.readyBy <= now ? (id, .notConnected) : nil
    }
    for (id, _) in late { waiters[id] = nil }
    forgetThoseWhoLeft()
    return late
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

  // MARK: The choice

  /// A place on the better of two connections.
  private mutating func take(avoiding: UInt64?, now: Moment) -> UInt64? {
    guard inFlight < maximumInFlight else { return nil }
    // One server is the common case, and there is nothing to choose.
    let index = entries.count == 1 ? only() : choose(avoiding: avoiding, now: now)
    guard let index else { return nil }
    entries[index].taken += 1
    inFlight += 1
    return entries[index].connection
  }

  private func only() -> Int? { entries[0].taken < entries[0].places ? 0 : nil }

  private mutating func choose(avoiding: UInt64?, now: Moment) -> Int? {
    let free = entries.indices.filter { entries[$0].taken < entries[$0].places }
    guard !free.isEmpty else { return nil }
    let unfit = entries.count { health[$0.address].map { !$0.isFit } ?? false }
    // With more than half of them out, the fault is likely ours, or that of all: everybody is asked again.
    let isPanic = unfit * 2 > entries.count
    var candidates = free.filter { isPanic || (health[entries[$0].address]?.isOpen(now: now) ?? true) }
    if candidates.isEmpty { candidates = free }
    if let avoiding, candidates.count > 1 { candidates.removeAll { entries[$0].connection == avoiding } }
    let chosen = better(of: candidates)
    health[entries[chosen].address]?.beginTrial(now: now)
    return chosen
  }

  private mutating func better(of candidates: [Int]) -> Int {
    let first = random.below(candidates.count)
    guard candidates.count > 1 else { return candidates[first] }
    var second = random.below(candidates.count - 1)
    if second >= first { second += 1 }
    let isSecondBetter = cost(candidates[second]) < cost(candidates[first])
    let (chosen, other) = isSecondBetter ? (second, first) : (first, second)
    health[entries[candidates[other]].address]?.passedOver()
    return candidates[chosen]
  }

  private func cost(_ index: Int) -> Double {
    let entry = entries[index]
    return (health[entry.address] ?? EndpointHealth()).cost(inFlight: entry.taken)
  }

  private mutating func assign(now: Moment) -> [Assignment] {
    var assignments: [Assignment] = []
    while let first = queue.first {
      // Whoever gave up has left its number in the queue.
      guard waiters[first] != nil else {
        queue.removeFirst()
        continue
      }
      guard let connection = take(avoiding: nil, now: now) else { break }
      queue.removeFirst()
      waiters[first] = nil
      assignments.append(Assignment(waiter: first, connection: connection))
    }
    return assignments
  }
}
