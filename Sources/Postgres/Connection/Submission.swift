import Synchronization

/// One piece of work for a connection's thread, and who waits for it.
final class Submission: Sendable {
  enum Work: Sendable {
    /// Sent together and answered together, in one round trip; the first error skips the rest.
    case pipeline([EncodedStatement])
    /// One statement that only reads and leaves no settings behind. Several that wait are sent as one group; where one
    /// fails, those behind it are sent again.
    case read(EncodedStatement)
    /// Statements in one text, without parameters, through the simple protocol.
    case script(String)
    /// Rows for one table; has the connection for itself.
    case copy(CopyRows)
    /// What the server stores instead of a password; computed here, so that the password never travels or gets logged.
    case scramVerifier(user: String, password: String)
  }

  let work: Work
  /// When the statement is cancelled. `Connection.grace` later the connection is closed under it.
  let deadline: ContinuousClock.Instant
  /// A commit and a rollback are not cancelled: what became of them would be unknown for nothing.
  let isCancellable: Bool
  private let cancellation: Cancellation?
  private let waiter: Waiter

  /// Unchecked, because a check would cost each read an allocation: `finish` is what resumes it.
  typealias Waiter = UnsafeContinuation<Result<WorkResult, PostgresError>, Never>

  init(
    _ work: Work, deadline: ContinuousClock.Instant, isCancellable: Bool, cancellation: Cancellation?, waiter: Waiter
  ) {
    self.work = work
    self.deadline = deadline
    self.isCancellable = isCancellable
    self.cancellation = cancellation
    self.waiter = waiter
  }

  /// Whether the task that waits was cancelled and this may be stopped.
  var isCancelled: Bool { isCancellable && cancellation?.isRequested ?? false }

  /// Whether it may share a group with other reads.
  var isRead: Bool {
    if case .read = work { true } else { false }
  }

  /// Called exactly once.
  func finish(_ result: Result<WorkResult, PostgresError>) {
    waiter.resume(returning: result)
  }
}

/// Whether a task was cancelled, readable from a connection's thread.
final class Cancellation: Sendable {
  private let flag = Atomic(false)

  var isRequested: Bool { flag.load(ordering: .acquiring) }

  func request() {
    flag.store(true, ordering: .releasing)
  }
}

/// What a piece of work gave: the rows of its last statement, and the command tags of those that gave no rows.
struct WorkResult: Sendable {
  var rows: ResultSet?
  /// Rows that the last statement inserted, changed, deleted or selected.
  var rowCount = 0
  /// Such as `COMMIT`, `INSERT 0 1`.
  var tags: [String] = []
  /// What each statement of a pipeline gave, in their order.
  var parts: [Part] = []

  struct Part: Sendable {
    var rows: ResultSet?
    var rowCount: Int
  }

  /// A password verifier.
  var text: String?
}
