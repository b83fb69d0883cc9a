public import Logging
public import ServiceLifecycle
import Synchronization

/// Gathers small writes of many callers into few transactions, because a commit costs a wait for the disk whatever its
/// size. Each caller is answered only after the commit that has its row.
///
/// The rows of a group are written in the order of their keys, so that two processes that write the same keys do not
/// deadlock. Where a group fails, each of its rows is tried alone: a bad row fails nobody but its own caller. Groups run in
/// the system scope and write system tables only.
///
/// `run` makes the transactions; writes may be handed in before. On graceful shutdown it takes no more, writes what waits
/// and returns; cancelled, it stops the transactions in flight too, as far as they can be, and fails everybody who waits with
/// `cancelled`.
public final class GroupCommit<Item: Sendable, Outcome: Sendable>: Service {
  /// Writes `items`, which are in the order of their keys, and gives one outcome for each, in the same order.
  ///
  /// May run again with a part of the same items after its transaction was rolled back. It may end the transaction itself
  /// (``Transaction/commit(with:)``), and must not throw after that.
  public typealias Write = @Sendable (_ items: [Item], _ transaction: Transaction) async throws -> [Outcome]

  private typealias Answer = Result<Outcome, any Error>

  /// A class, because what is passed around of an item of unknown layout would else be the item, again and again.
  private final class Entry: Sendable {
    let id: GroupCommitMachine.ID
    let item: Item
    let bytes: Int
    let waiter: CheckedContinuation<Answer, Never>

    init(id: GroupCommitMachine.ID, item: Item, bytes: Int, waiter: CheckedContinuation<Answer, Never>) {
      self.id = id
      self.item = item
      self.bytes = bytes
      self.waiter = waiter
    }
  }

  private struct State {
    var machine: GroupCommitMachine
    var entries: [GroupCommitMachine.ID: Entry] = [:]
    /// Writers without a group.
    var idle: [CheckedContinuation<[Entry]?, Never>] = []
    /// When a group begins that waits for more rows until then.
    var due: ContinuousClock.Instant?
    /// Whether somebody will look at that time.
    var isTimed = false
    var hasRun = false

    /// What an idle writer is to write; nil for that there is no more. Nil where there is nothing to say now.
    mutating func handOver(at now: ContinuousClock.Instant) -> (CheckedContinuation<[Entry]?, Never>, [Entry]?)? {
      guard !idle.isEmpty else { return nil }
      switch machine.next(at: now) {
      case .take(let ids): return (idle.removeLast(), ids.compactMap { entries.removeValue(forKey: $0) })
      case .end: return (idle.removeLast(), nil)
      case .wait(let time):
        due = time
        return nil
      }
    }

    /// Whether somebody must begin to wait for `due`.
    mutating func needsTime() -> Bool {
      guard due != nil, !isTimed else { return false }
      isTimed = true
      return true
    }

    /// The time to wait for, by whoever waits; nil where it has passed or there is none.
    mutating func nextDue() -> ContinuousClock.Instant? {
      defer { due = nil }
      isTimed = due != nil
      return due
    }
  }

  private let database: Database
  private let configuration: GroupCommitConfiguration
  private let areInOrder: @Sendable (Item, Item) -> Bool
  private let bytes: @Sendable (Item) -> Int
  private let write: Write
  private let logger: Logger
  private let nextID = Atomic<GroupCommitMachine.ID>(1)
  private let state: Mutex<State>
  /// There is a time to wait for.
  private let (timings, timing) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

  /// `areInOrder` compares keys: it must be the order in which all writers of the tables take their rows. `bytes` tells
  /// how large an item is, which bounds what waits and what one transaction holds.
  public init(
    database: Database, configuration: GroupCommitConfiguration = .init(), logger: Logger,
    sortedBy areInOrder: @escaping @Sendable (Item, Item) -> Bool,
    bytes: @escaping @Sendable (Item) -> Int = { _ in 0 }, write: @escaping Write
  ) {
    self.database = database
    self.configuration = configuration
    self.areInOrder = areInOrder
    self.bytes = bytes
    self.write = write
    self.logger = logger
    state = Mutex(State(machine: GroupCommitMachine(configuration)))
  }

  /// Writes `item` together with others, and returns once that is committed.
  ///
  /// Cancelling the task takes the item back while it waits; once it is being written, that comes to its end and its
  /// outcome is returned. Throws what `write` throws for this item alone, and `PostgresError`: `poolExhausted` where too
  /// many wait, `connectionFailed` after shutdown began, `cancelled`, `deadlineExceeded`, and `connectionLost` where the
  /// connection was lost: then the item may or may not be written.
  public func submit(_ item: Item) async throws -> Outcome {
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    let id = nextID.add(1, ordering: .relaxed).oldValue
    return try await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        enter(Entry(id: id, item: item, bytes: bytes(item), waiter: waiter))
        // Cancelled before it was there to be taken back.
        if Task.isCancelled { giveUp(id) }
      }
    } onCancel: {
      giveUp(id)
    }.get()
  }

  /// Writes that wait for a transaction.
  public var waitingCount: Int { state.withLock { $0.machine.waitingCount } }

  /// Runs the transactions until shutdown. Call once.
  public func run() async {
    let isFirst = state.withLock { state in
      defer { state.hasRun = true }
      return !state.hasRun
    }
    precondition(isFirst, "A group commit runs once.")
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await serve()
      } onGracefulShutdown: {
        self.state.withLock { $0.machine.drain() }
        self.look()
      }
    } onCancel: {
      close()
    }
    close()
  }

  // MARK: Running

  private func serve() async {
    await withDiscardingTaskGroup { group in
      for _ in 0..<max(1, configuration.maximumGroups) { group.addTask { await self.writeGroups() } }
      group.addTask { await self.keepTime() }
    }
  }

  /// One of the writers: a group after another, until there will be no more.
  private func writeGroups() async {
    while let group = await nextGroup() {
      await writeGroup(group)
      state.withLock { $0.machine.finished(rows: group.count) }
    }
    timing.finish()
  }

  /// Whoever hands in the last row of a group hands the group to its writer: nobody else has to be woken in between.
  private func nextGroup() async -> [Entry]? {
    await withCheckedContinuation { writer in
      state.withLock { $0.idle.append(writer) }
      look()
    }
  }

  /// Gives idle writers what there is to do.
  private func look() {
    while let (writer, group) = state.withLock({ $0.handOver(at: .now) }) { writer.resume(returning: group) }
    if state.withLock({ $0.needsTime() }) { timing.yield() }
  }

  /// Looks when a group is due that no further row completes.
  private func keepTime() async {
    for await _ in timings {
      while let due = state.withLock({ $0.nextDue() }), !Task.isCancelled {
        // Cancelled only at the end, when nobody waits for it.
        try? await Task.sleep(until: due, tolerance: .zero)
        look()
      }
    }
  }

  /// Fails what waits.
  private func close() {
    let entries = state.withLock { state in
      state.machine.close().compactMap { state.entries.removeValue(forKey: $0) }
    }
    for entry in entries { entry.waiter.resume(returning: .failure(PostgresError(.cancelled))) }
    look()
  }

  // MARK: Writing

  private func writeGroup(_ entries: [Entry]) async {
    let group = entries.sorted { areInOrder($0.item, $1.item) }
    do {
      let outcomes = try await commit(group.map(\.item), within: configuration.timeout)
      for (entry, outcome) in zip(group, outcomes) { entry.waiter.resume(returning: .success(outcome)) }
    } catch let error where group.count == 1 || Self.isAboutTheServer(error) {
      for entry in group { entry.waiter.resume(returning: .failure(error)) }
    } catch {
      logger.debug("group failed, its rows are tried alone", metadata: ["rows": "\(group.count)"])
      let deadline = ContinuousClock.now + configuration.timeout
      for entry in group { entry.waiter.resume(returning: await alone(entry.item, until: deadline)) }
    }
  }

  /// A row that waits for a lock must not use up its neighbors' time.
  private func alone(_ item: Item, until deadline: ContinuousClock.Instant) async -> Answer {
    let rest = ContinuousClock.now.duration(to: deadline)
    guard rest > .zero else { return .failure(PostgresError(.deadlineExceeded)) }
    do {
      return .success(try await commit([item], within: min(rest, configuration.timeout / 4))[0])
    } catch {
      return .failure(error)
    }
  }

  private func commit(_ items: [Item], within limit: Duration) async throws -> [Outcome] {
    try await database.withTransactionThread(.system, lane: configuration.lane, timeout: limit) { transaction in
      let outcomes = try await write(items, transaction)
      guard outcomes.count == items.count else {
        throw PostgresError(.rowMissing, message: "A group's write gave another number of outcomes than it has items.")
      }
      return outcomes
    }
  }

  /// Whether every row alone would meet the same, so that trying them would only take time.
  private static func isAboutTheServer(_ error: any Error) -> Bool {
    guard let error = error as? PostgresError else { return false }
    return switch error.code {
    case .connectionFailed, .connectionLost, .poolExhausted, .cancelled, .readOnly: true
    case .deadlineExceeded, .invalidText, .invalidValue, .uniqueViolation, .foreignKeyViolation, .checkViolation,
      .exclusionViolation, .notNullViolation, .serializationFailure, .deadlock, .lockNotAvailable,
      .insufficientPrivilege, .undefinedObject, .decoding, .rowMissing,
      .outOfResources, .other:
      false
    }
  }

  // MARK: Callers

  private func enter(_ entry: Entry) {
    let (refusal, isNews) = state.withLock { state in
      let refusal = state.machine.add(entry.id, bytes: entry.bytes, at: .now)
      if refusal == nil { state.entries[entry.id] = entry }
      return (refusal, !state.idle.isEmpty && state.machine.isWorthALook)
    }
    if let refusal {
      let message = refusal == .poolExhausted ? "Too many writes are waiting." : "Writes are no longer taken."
      entry.waiter.resume(returning: .failure(PostgresError(refusal, message: message)))
    } else if isNews {
      look()
    }
  }

  private func giveUp(_ id: GroupCommitMachine.ID) {
    let entry = state.withLock { state in
      state.machine.giveUp(id) ? state.entries.removeValue(forKey: id) : nil
    }
    entry?.waiter.resume(returning: .failure(PostgresError(.cancelled)))
  }
}
