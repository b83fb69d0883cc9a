public import Resilience

/// How a worker works. The defaults are the house's; durations of the lease are the database's time.
public struct JobWorkerConfiguration: Sendable, Hashable {
  /// The lane the worker serves.
  public var lane = "default"
  /// Transactions that run at once, each of one job or one batch, apart from one suspect. Each needs a connection of the worker lane while it runs; with more
  /// jobs than connections they wait for each other.
  public var concurrency = 4
  /// Jobs that a ``JobBatchHandler`` is given in one transaction at most. The worker claims up to this many for each of its
  /// transactions; should it crash, they all count as crashed once.
  public var batchLimit = 1
  /// How long a claim lasts unless it is extended. A worker that dies leaves its jobs lying for as long as this.
  public var lease = Duration.seconds(30)
  /// How often the leases of running jobs are extended.
  public var heartbeat = Duration.seconds(10)
  /// How long a handler may run for a job or batch, with its wait for a connection and its commit.
  public var handlerDeadline = Duration.seconds(20)
  /// How often the worker looks for due jobs without being woken.
  public var pollInterval = Duration.milliseconds(500)
  /// How long running handlers may go on after graceful shutdown began.
  public var drainTimeout = Duration.seconds(10)
  /// Leases that may end without a report before the job is given up.
  public var maximumCrashes = 3
  public var backoff = Backoff.internalLane
  public var budget = ElapsedBudget.threeDays

  public init(lane: String = "default", concurrency: Int = 4) {
    self.lane = lane
    self.concurrency = concurrency
  }

  /// Time for a claim, a report or a heartbeat: statements on a few rows.
  static let bookkeepingTimeout = Duration.seconds(5)
  /// How often a lane's virtual time is written while jobs are claimed without a pause.
  static let advanceInterval = Duration.milliseconds(100)
  /// Scheduled jobs made ready, and ended leases taken up, in one round.
  static let upkeepBatch = 500
  /// Rests after the database failed: never long, because its recovery is what everything waits for.
  static let databaseBackoff = Backoff(base: .milliseconds(100), cap: .seconds(5))

  var policy: RetryPolicy { RetryPolicy(backoff: backoff, budget: budget, maximumCrashes: maximumCrashes) }

  func check() {
    precondition((1...64).contains(lane.utf8.count), "a lane's name has 1 to 64 bytes")
    precondition(concurrency > 0, "a worker runs at least one job")
    precondition((1...1000).contains(batchLimit), "a batch has 1 to 1000 jobs")
    precondition(heartbeat * 2 <= lease, "a lease must survive one missed heartbeat")
    precondition(maximumCrashes > 0, "a job must be allowed to start")
  }
}
