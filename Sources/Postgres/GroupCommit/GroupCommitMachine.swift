internal import DequeModule

/// Decides which waiting writes go into which transaction, and when. No I/O.
///
/// A group starts as soon as a writer is free and there is no reason to wait: when as many writes are here as the last
/// groups had on average, when `maximumRows` or `maximumBytes` are, or when the oldest has waited for `gatherTime`. So a lone
/// caller does not wait at all, but for a few times after many, and under load the writes that come during one commit make
/// the next group.
///
/// A group takes no more than its share of all writes, waiting and under way: were one to take them all, everybody would
/// wait for it, and then the server for everybody.
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

  private struct Waiting {
    let id: ID
    let bytes: Int
    let since: Instant
  }

  private let configuration: GroupCommitConfiguration
  private var queue: Deque<Waiting> = []
  private var waitingBytes = 0
  private var groups = 0
  /// Rows of the groups under way.
  private var rowsUnderWay = 0
  /// Rows of the last groups, as many as may be under way, the latest last.
  private var recent: Deque<Int>
  private var isDraining = false

  init(_ configuration: GroupCommitConfiguration) {
    self.configuration = configuration
    recent = Deque(repeating: 1, count: max(1, configuration.maximumGroups))
  }

  private var maximumRows: Int { max(1, configuration.maximumRows) }
  private var maximumGroups: Int { max(1, configuration.maximumGroups) }
  /// What is worth waiting for. An average, because groups beside each other would else stay as unequal as they once were, and
  /// the smaller one's writer wait for rows that are in the larger.
  private var expected: Int { recent.reduce(0, +) / recent.count }
  private var isWorthAGroup: Bool {
    isDraining || queue.count >= min(expected, maximumRows) || waitingBytes >= configuration.maximumBytes
  }

  var waitingCount: Int { queue.count }

  /// Whether `next` may say something new after an addition: not while all groups are under way, nor between the first of
  /// a group and its last.
  var isWorthALook: Bool { groups < maximumGroups && (queue.count == 1 || isWorthAGroup) }

  /// Nil: accepted.
  mutating func add(_ id: ID, bytes: Int, at now: Instant) -> PostgresError.Code? {
    guard !isDraining else { return .connectionFailed }
    guard queue.count < configuration.maximumWaiting,
      queue.isEmpty || waitingBytes + bytes <= configuration.maximumWaitingBytes
    else { return .poolExhausted }
    queue.append(Waiting(id: id, bytes: bytes, since: now))
    waitingBytes += bytes
    return nil
  }

  /// False where it is in a group already, or done.
  mutating func giveUp(_ id: ID) -> Bool {
    guard let index = queue.firstIndex(where: { $0.id == id }) else { return false }
    waitingBytes -= queue.remove(at: index).bytes
    return true
  }

  mutating func next(at now: Instant) -> Step {
    guard let oldest = queue.first else { return isDraining && groups == 0 ? .end : .wait(until: nil) }
    guard groups < maximumGroups else { return .wait(until: nil) }
    let due = oldest.since + configuration.gatherTime
    guard isWorthAGroup || now >= due else { return .wait(until: due) }
    let share = (queue.count + rowsUnderWay + maximumGroups - 1) / maximumGroups
    var taken: [ID] = []
    var bytes = 0
    while let next = queue.first, taken.count < min(share, maximumRows),
      taken.isEmpty || bytes + next.bytes <= configuration.maximumBytes
    {
      taken.append(next.id)
      bytes += next.bytes
      queue.removeFirst()
    }
    waitingBytes -= bytes
    recent.removeFirst()
    recent.append(taken.count)
    groups += 1
    rowsUnderWay += taken.count
    return .take(taken)
  }

  /// A group of so many rows has been written, or has failed.
  mutating func finished(rows: Int) {
    groups -= 1
    rowsUnderWay -= rows
  }

  /// Takes no more; what waits is written at once.
  mutating func drain() {
    isDraining = true
  }

  /// Everything that waits, which will not be written.
  mutating func close() -> [ID] {
    isDraining = true
    defer {
      queue = []
      waitingBytes = 0
    }
    return queue.map(\.id)
  }
}
