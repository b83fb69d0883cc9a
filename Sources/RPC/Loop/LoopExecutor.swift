internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Runs tasks on one event loop, in turns: everything that may run now runs, then every connection that has something to
/// send flushes once.
///
/// A job enqueued on the loop itself costs an append, without a lock or a wake. Jobs from other threads, such as a handler
/// that has waited for the database, are gathered and brought over with one wake. After 256 jobs the turn ends, so that the
/// sockets are looked at too; the rest runs in the next.
public final class LoopExecutor: TaskExecutor {
  private static let jobsPerTurn = 256

  /// What only the loop's thread touches.
  private final class Here {
    var jobs = CircularBuffer<UnownedJob>(initialCapacity: 64)
    var unflushed: [any LoopMember] = []
    var isInTurn = false
    var isTurnComing = false
    let clock: LoopClock

    init(_ eventLoop: any EventLoop) {
      clock = LoopClock(eventLoop: eventLoop)
    }
  }

  private struct Elsewhere {
    var jobs: [UnownedJob] = []
    var isWakePending = false
  }

  let eventLoop: any EventLoop
  /// Its place among `all`.
  let index: Int
  private let here: NIOLoopBoundBox<Here>
  private let elsewhere = Mutex(Elsewhere())

  private init(_ eventLoop: any EventLoop, index: Int) {
    self.index = index
    self.eventLoop = eventLoop
    here = NIOLoopBoundBox.makeBoxSendingValue(Here(eventLoop), eventLoop: eventLoop)
  }

  /// One for each loop of the process, whose number is that of its cores.
  static let all = MultiThreadedEventLoopGroup.singleton.makeIterator().enumerated().map {
    LoopExecutor($1, index: $0)
  }

  /// That of a loop of the process's group. Traps for any other.
  static func of(_ eventLoop: any EventLoop) -> LoopExecutor {
    guard let executor = all.first(where: { $0.eventLoop === eventLoop }) else {
      preconditionFailure("Connections run on the process's own event loops.")
    }
    return executor
  }

  /// That of the loop whose thread this is; nil on any other thread.
  static var current: LoopExecutor? {
    guard let eventLoop = MultiThreadedEventLoopGroup.currentEventLoop else { return nil }
    return all.first { $0.eventLoop === eventLoop }
  }

  /// One of them, in turn: for work that makes many calls and should share a thread with its connections, such as
  /// `Task(executorPreference:)` or `withTaskExecutorPreference`.
  public static func any() -> LoopExecutor { of(MultiThreadedEventLoopGroup.singleton.any()) }

  /// The loop's timer. On the loop only.
  var clock: LoopClock { here.value.clock }

  var isCurrent: Bool { eventLoop.inEventLoop }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if eventLoop.inEventLoop {
      let here = here.value
      here.jobs.append(job)
      if !here.isInTurn { scheduleTurn(here) }
    } else {
      let mustWake = elsewhere.withLock { elsewhere in
        elsewhere.jobs.append(job)
        defer { elsewhere.isWakePending = true }
        return !elsewhere.isWakePending
      }
      if mustWake { eventLoop.execute { self.turn() } }
    }
  }

  /// The member has something to send: it is flushed at the end of this turn. On the loop only.
  func flushLater(_ member: any LoopMember) {
    let here = here.value
    here.unflushed.append(member)
    if !here.isInTurn { scheduleTurn(here) }
  }

  /// Runs what may run, then flushes. On the loop only; inside a turn it does nothing.
  func turn() {
    turn {}
  }

  /// The same, with `work` before it. Inside a turn `work` is all that is done: the turn goes on with what it leads to.
  func turn(_ work: () -> Void) {
    let here = here.value
    guard !here.isInTurn else { return work() }
    here.isInTurn = true
    work()
    var left = Self.jobsPerTurn
    var pace = FlushPace()
    repeat {
      takeFromElsewhere(here)
      while left > 0, let job = here.jobs.popFirst() {
        left -= 1
        job.runSynchronously(on: asUnownedTaskExecutor())
        if pace.isDue() { flush(here) }
      }
      flush(here)
    } while left > 0 && !(here.jobs.isEmpty && here.unflushed.isEmpty)
    here.isInTurn = false
    if !(here.jobs.isEmpty && here.unflushed.isEmpty) { scheduleTurn(here) }
  }

  private func flush(_ here: Here) {
    guard !here.unflushed.isEmpty else { return }
    // A flush may bring others, or the same again.
    var next = 0
    while next < here.unflushed.count {
      here.unflushed[next].flushTurn()
      next += 1
    }
    here.unflushed.removeAll(keepingCapacity: true)
  }

  private func takeFromElsewhere(_ here: Here) {
    let jobs = elsewhere.withLock { elsewhere -> [UnownedJob] in
      guard elsewhere.isWakePending else { return [] }
      elsewhere.isWakePending = false
      let jobs = elsewhere.jobs
      elsewhere.jobs = []
      return jobs
    }
    for job in jobs { here.jobs.append(job) }
  }

  private func scheduleTurn(_ here: Here) {
    guard !here.isTurnComing else { return }
    here.isTurnComing = true
    eventLoop.execute {
      self.here.value.isTurnComing = false
      self.turn()
    }
  }
}

/// Something on a loop that gathers what it has to send until the turn ends.
protocol LoopMember: AnyObject {
  /// Sends what was gathered.
  func flushTurn()
}
