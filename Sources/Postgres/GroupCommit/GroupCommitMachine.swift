internal import DequeModule

/// Decides which waiting writes go into which transaction, and when. No I/O.
///
/// A group starts as soon as a writer is free and there is no reason to wait: when as many writes are here as the last
/// group had, when `maximumRows` are, or when the oldest has waited for `gatherTime`. So a lone caller does not wait at all,
/// and under load the writes that come during one commit make the next group.
struct GroupCommitMachine {
  typealias ID = Int
  typealias Instant = ContinuousClock.Instant

  enum Step: Equatable {
    /// Write these, in the order in which they came; `finished` follows.
    case take([ID])
    /// Nothing to do before this time, or before something happens.
    case wait(until: Instant?)
    /// Drained: nothing waits and nothing is being written.
    case end
  }

  private let gatherTime: Duration
  private let maximumRows: Int
  private let maximumWaiting: Int
  private let maximumGroups: Int
  private var queue: Deque<(id: ID, since: Instant)> = []
  private var groups = 0
  /// Rows of the last group: what is worth waiting for.
  private var expected = 1
  private var isDraining = false

  init(gatherTime: Duration, maximumRows: Int, maximumWaiting: Int, maximumGroups: Int) {
    self.gatherTime = gatherTime
    self.maximumRows = maximumRows
    self.maximumWaiting = maximumWaiting
    self.maximumGroups = maximumGroups
  }

  var waitingCount: Int { queue.count }

  /// Nil: accepted.
  mutating func add(_ id: ID, at now: Instant) -> PostgresError.Code? {
    guard !isDraining else { return .connectionFailed }
    guard queue.count < maximumWaiting else { return .poolExhausted }
    queue.append((id, now))
    return nil
  }

  /// False where it is in a group already, or done.
  mutating func giveUp(_ id: ID) -> Bool {
    guard let index = queue.firstIndex(where: { $0.id == id }) else { return false }
    queue.remove(at: index)
    return true
  }

  mutating func next(at now: Instant) -> Step {
    guard let oldest = queue.first else { return isDraining && groups == 0 ? .end : .wait(until: nil) }
    guard groups < maximumGroups else { return .wait(until: nil) }
    let isDue = isDraining || queue.count >= min(expected, maximumRows) || now >= oldest.since + gatherTime
    guard isDue else { return .wait(until: oldest.since + gatherTime) }
    let taken = queue.prefix(maximumRows).map(\.id)
    queue.removeFirst(taken.count)
    expected = taken.count
    groups += 1
    return .take(taken)
  }

  /// A group has been written, or has failed.
  mutating func finished() {
    groups -= 1
  }

  /// Takes no more; what waits is written at once.
  mutating func drain() {
    isDraining = true
  }

  /// Everything that waits, which will not be written.
  mutating func close() -> [ID] {
    isDraining = true
    defer { queue = [] }
    return queue.map(\.id)
  }
}
