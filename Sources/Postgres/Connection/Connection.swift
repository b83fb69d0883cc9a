internal import DequeModule
internal import Foundation
internal import Glibc
import Synchronization

/// One connection, driven by a thread of its own.
///
/// Any task may submit work; the thread sends it, copies the results out and resumes whoever waits. So no thread of the
/// cooperative pool ever waits for the server. What happens to the connection as a whole is told through `onEvent`, on its
/// thread.
///
/// A task that prefers the connection as its executor runs on that thread too, between two turns of its loop: what it
/// submits is sent, and what comes back resumes it, without waking another thread.
final class Connection: TaskExecutor {
  typealias ID = Int

  enum Event: Sendable {
    /// Logged in; work may be submitted.
    case opened
    /// Over, for whatever reason; comes exactly once, last.
    case ended(PostgresError)
  }

  /// How long after its deadline a statement may take to be cancelled before the connection is closed under it.
  static let grace: Duration = .seconds(1)
  /// Pieces of work that may wait for the thread; one more is refused.
  static let maximumQueue = 1024

  let id: ID
  let configuration: DatabaseConfiguration
  let cancelThreads: CancelThreads
  let wake: WakeSignal?
  private let onEvent: @Sendable (Event) -> Void
  private let mailbox = Mutex(Mailbox())

  /// What other threads have left for the connection's thread.
  private struct Mailbox {
    var queue: Deque<Submission> = []
    /// Steps of tasks that run here.
    var jobs: [UnownedJob] = []
    var isSignalled = false
    /// The connection's thread, which needs no wake from itself.
    var thread: pthread_t?
    var isClosing = false
    /// Set once the thread takes no more work.
    var end: PostgresError?

    /// Notes that there is news; true where the thread must be woken for it.
    mutating func mark() -> Bool {
      defer { isSignalled = true }
      return !isSignalled && thread != pthread_self()
    }
  }

  private let reads = Atomic(false)

  /// Known once the connection is open.
  var sessionReadsOnly: Bool { reads.load(ordering: .acquiring) }

  /// It takes no more work.
  var hasEnded: Bool { mailbox.withLock { $0.end != nil || $0.isClosing } }

  init(
    id: ID, configuration: DatabaseConfiguration, cancelThreads: CancelThreads,
    onEvent: @escaping @Sendable (Event) -> Void
  ) {
    self.id = id
    self.configuration = configuration
    self.cancelThreads = cancelThreads
    self.onEvent = onEvent
    wake = WakeSignal()
  }

  /// Connects and serves until `close` or until the connection is lost. Call once. Ignores cancellation: `close` ends it.
  func run() async {
    await withCheckedContinuation { continuation in
      let thread = Thread { [self] in
        // Takes effect only on the running thread.
        Thread.current.name = "postgres-\(id)"
        mailbox.withLock { $0.thread = pthread_self() }
        let end = wake.map { ConnectionLoop.run(self, wake: $0) } ?? PostgresError(.connectionFailed)
        finish(end)
        continuation.resume()
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }

  /// Runs `work`. Cancelling the task cancels what runs on the server, where `isCancellable`.
  func perform(
    _ work: Submission.Work, deadline: ContinuousClock.Instant, isCancellable: Bool = true
  ) async -> Result<WorkResult, PostgresError> {
    await perform(deadline: deadline, isCancellable: isCancellable) { submit in submit(work) }
  }

  /// Runs what `start` submits, exactly once, before it returns. So a caller can decide what the work is and submit it
  /// under one lock.
  func perform(
    deadline: ContinuousClock.Instant, isCancellable: Bool, _ start: ((Submission.Work) -> Void) -> Void
  ) async -> Result<WorkResult, PostgresError> {
    guard isCancellable else {
      return await withUnsafeContinuation { waiter in
        start { work in
          submit(Submission(work, deadline: deadline, isCancellable: false, cancellation: nil, waiter: waiter))
        }
      }
    }
    let cancellation = Cancellation()
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { waiter in
        start { work in
          submit(
            Submission(
              work, deadline: deadline, isCancellable: isCancellable, cancellation: cancellation, waiter: waiter))
        }
      }
    } onCancel: {
      cancellation.request()
      signal()
    }
  }

  /// Ends the connection now: what runs on it fails with `connectionLost`, and the server rolls back.
  func close() {
    mailbox.withLock { $0.isClosing = true }
    signal()
  }

  private func submit(_ submission: Submission) {
    let (refusal, wakes) = mailbox.withLock { mailbox -> (PostgresError?, Bool) in
      if let end = mailbox.end { return (end, false) }
      guard mailbox.queue.count < Self.maximumQueue else { return (PostgresError(.poolExhausted), false) }
      mailbox.queue.append(submission)
      return (nil, mailbox.mark())
    }
    if let refusal {
      submission.finish(.failure(refusal))
    } else if wakes {
      wake?.signal()
    }
  }

  /// Runs a step of a task on the connection's thread; anywhere, once that has ended.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let (isTaken, wakes) = mailbox.withLock { mailbox in
      guard mailbox.end == nil else { return (false, false) }
      mailbox.jobs.append(job)
      return (true, mailbox.mark())
    }
    if !isTaken {
      globalConcurrentExecutor.enqueue(job)
    } else if wakes {
      wake?.signal()
    }
  }

  /// One wake for everything that was left since the thread last looked.
  private func signal() {
    if mailbox.withLock({ $0.mark() }) { wake?.signal() }
  }

  private func finish(_ end: PostgresError) {
    // Whoever comes too late is told that time was over, where that was the reason: nothing of theirs was sent.
    let refusal = PostgresError(end.code == .deadlineExceeded ? .deadlineExceeded : .connectionLost)
    let (rest, jobs) = mailbox.withLock { mailbox in
      mailbox.end = refusal
      defer {
        mailbox.queue = []
        mailbox.jobs = []
      }
      return (mailbox.queue, mailbox.jobs)
    }
    for submission in rest { submission.finish(.failure(refusal)) }
    for job in jobs { globalConcurrentExecutor.enqueue(job) }
    onEvent(.ended(end))
  }

  // MARK: For the connection's thread

  /// `sessionReadsOnly`: outside a transaction that says otherwise, the server takes no writes from this connection.
  func didOpen(sessionReadsOnly: Bool) {
    reads.store(sessionReadsOnly, ordering: .releasing)
    onEvent(.opened)
  }

  /// Runs the steps that tasks have left for this thread. Those that they leave meanwhile are for the next time.
  func runJobs() {
    let jobs = mailbox.withLock { mailbox in
      defer { mailbox.jobs = [] }
      return mailbox.jobs
    }
    for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  /// Whether something was left since the mail was taken: no time to wait for the server.
  var hasNews: Bool { mailbox.withLock { $0.isSignalled || !$0.jobs.isEmpty } }

  var isClosing: Bool { mailbox.withLock { $0.isClosing } }

  /// Takes at most `limit` submissions, and whether to close. Allows the next signal.
  func takeMail(limit: Int) -> (submissions: Deque<Submission>, isClosing: Bool) {
    mailbox.withLock { mailbox in
      mailbox.isSignalled = false
      guard limit > 0, !mailbox.queue.isEmpty else { return ([], mailbox.isClosing) }
      if mailbox.queue.count <= limit {
        defer { mailbox.queue = [] }
        return (mailbox.queue, mailbox.isClosing)
      }
      let taken = Deque(mailbox.queue.prefix(limit))
      mailbox.queue.removeFirst(limit)
      return (taken, mailbox.isClosing)
    }
  }
}
