internal import DequeModule
internal import Foundation
import Synchronization

/// One connection, driven by a thread of its own.
///
/// Any task may submit work; the thread sends it, copies the results out and resumes whoever waits. So no thread of the
/// cooperative pool ever waits for the server. What happens to the connection as a whole is told through `onEvent`, on its
/// thread.
final class Connection: Sendable {
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
    var isSignalled = false
    var isClosing = false
    /// Set once the thread takes no more work.
    var end: PostgresError?
  }

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
    let cancellation = Cancellation()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
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
    let refusal = mailbox.withLock { mailbox -> PostgresError? in
      if let end = mailbox.end { return end }
      guard mailbox.queue.count < Self.maximumQueue else { return PostgresError(.poolExhausted) }
      mailbox.queue.append(submission)
      return nil
    }
    if let refusal {
      submission.finish(.failure(refusal))
    } else {
      signal()
    }
  }

  /// One wake for everything that was left since the thread last looked.
  private func signal() {
    let isNew = mailbox.withLock { mailbox in
      defer { mailbox.isSignalled = true }
      return !mailbox.isSignalled
    }
    if isNew { wake?.signal() }
  }

  private func finish(_ end: PostgresError) {
    // Whoever comes too late is told that time was over, where that was the reason: nothing of theirs was sent.
    let refusal = PostgresError(end.code == .deadlineExceeded ? .deadlineExceeded : .connectionLost)
    let rest = mailbox.withLock { mailbox in
      mailbox.end = refusal
      defer { mailbox.queue = [] }
      return mailbox.queue
    }
    for submission in rest { submission.finish(.failure(refusal)) }
    onEvent(.ended(end))
  }

  // MARK: For the connection's thread

  func didOpen() { onEvent(.opened) }

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
