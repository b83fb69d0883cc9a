/// What a worker holds, and so what it may claim. Pure.
///
/// All that is claimed is started at once: a claim that waited inside the worker would be counted as crashed together
/// with the job that crashed the process.
///
/// Jobs that crashed before are *suspects*. They run one at a time, in a slot of their own. A poisonous job therefore
/// takes bystanders with it, but not the same ones each time: after its first crash it is never beside another suspect
/// again, so it reaches the limit while its neighbors stay below it. And suspects, however many, never take the slots
/// of the others.
struct HeldJobs: Sendable {
  /// What to ask the database for.
  struct Request: Sendable, Hashable {
    var limit: Int
    var suspects: Int
  }

  /// What to do after a claim arrived.
  enum Arrival: Sendable, Hashable {
    /// Start them all; claim again at once where `mayHaveMore`.
    case start(mayHaveMore: Bool)
    /// The worker is stopping: give them all back.
    case giveBack
  }

  private let concurrency: Int
  /// Whether each lease is extended. Keyed by claim, not by job: a worker may claim a job again while a run whose lease
  /// it lost has not ended yet.
  private var held: [LeasedJob: Bool] = [:]
  private var suspects = 0
  private var isStopping = false
  /// The last claim was filled, so the lane may hold more.
  private var isBacklogged = false

  init(concurrency: Int) {
    self.concurrency = concurrency
  }

  var isEmpty: Bool { held.isEmpty }

  private var free: Int { concurrency - (held.count - suspects) }

  /// What may be claimed now; nil for nothing.
  func nextRequest() -> Request? {
    guard !isStopping else { return nil }
    let request = Request(limit: free, suspects: suspects == 0 ? 1 : 0)
    return request.limit + request.suspects > 0 ? request : nil
  }

  /// The database gave `jobs` for `request`.
  mutating func arrived(_ jobs: [LeasedJob], for request: Request) -> Arrival {
    guard !isStopping else { return .giveBack }
    for job in jobs {
      held[job] = true
      if job.isSuspect { suspects += 1 }
    }
    isBacklogged = request.limit > 0 && jobs.count(where: { !$0.isSuspect }) == request.limit
    return .start(mayHaveMore: isBacklogged && free > 0)
  }

  /// A job is no longer held. True where it is time to claim again.
  ///
  /// With a backlog, a quarter of the slots is gathered first: one claim for each job that ends would cost more than the
  /// jobs. The poll takes what is free in between.
  mutating func ended(_ job: LeasedJob) -> Bool {
    guard held.removeValue(forKey: job) != nil else { return false }
    guard !job.isSuspect else {
      suspects -= 1
      return !isStopping
    }
    return !isStopping && isBacklogged && free >= max(1, concurrency / 4)
  }

  /// The handler of `job` is past its deadline. One that ignores it loses its lease and cannot complete.
  mutating func pastDeadline(_ job: LeasedJob) {
    if held[job] != nil { held[job] = false }
  }

  /// The jobs whose leases are to be extended.
  var extendable: [LeasedJob] { held.filter(\.value).map(\.key) }

  /// Nothing is claimed any more.
  mutating func stop() {
    isStopping = true
  }
}

extension LeasedJob {
  var isSuspect: Bool { job.crashes > 0 }
}
