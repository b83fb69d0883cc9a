import Synchronization

/// Statements that were sent for one submission, and what has come back of them so far. No I/O.
///
/// Of a connection's thread only. A class, because moments have no fixed layout and copies of them are slow.
final class InFlight {
  /// What libpq answers one after another.
  enum Step: Equatable {
    case prepare(EncodedStatement.Key)
    /// With the key of the prepared statement that it uses.
    case statement(prepared: EncodedStatement.Key?)
  }

  enum Advance: Equatable {
    case more
    case finished
    /// The server has prepared this statement.
    case prepared(EncodedStatement.Key)
    /// The prepared statement is of no more use.
    case stale(EncodedStatement.Key)
    /// The results ended before the group's end: the connection is lost.
    case lost
    case unexpected
  }

  let submission: Submission
  private let steps: [Step]
  /// A synchronization point follows the last step. Otherwise the next submission's statements do, in the same group.
  private let isSynchronized: Bool
  private var position = 0
  /// The step at `position` has been answered.
  private var isAnswered = false
  /// The server passed its statements over because one before them in the group failed: it never ran.
  private(set) var wasSkipped = false
  private var success = WorkResult()
  private(set) var error: PostgresError?
  /// All results are there.
  var isComplete = false
  /// Set once the server is asked to stop it.
  var cancel: Cancel?
  /// When the connection is closed under it.
  var closeDeadline: ContinuousClock.Instant

  init(_ submission: Submission, steps: [Step], isSynchronized: Bool = true) {
    self.submission = submission
    self.steps = steps
    self.isSynchronized = isSynchronized
    closeDeadline = submission.deadline + Connection.grace
  }

  /// Scripts have no steps: the end of results is their end.
  var isScript: Bool {
    if case .script = submission.work { true } else { false }
  }

  var result: Result<WorkResult, PostgresError> {
    guard var error else { return .success(success) }
    // The server says only that it was cancelled; by whom, we know.
    if error.sqlState == "57014", let cancel { error.reason(cancel.reason) }
    return .failure(error)
  }

  func take(_ outcome: LibPQ.Outcome) -> Advance {
    switch outcome {
    case .result(let result):
      isAnswered = true
      if case .prepare(let key) = step { return .prepared(key) }
      success.rows = result.rows
      success.rowCount = result.rowCount
      success.tags += result.tags
      if !submission.isRead { success.parts.append(.init(rows: result.rows, rowCount: result.rowCount)) }
      return .more
    case .failure(let failure):
      isAnswered = true
      error = error ?? failure
      switch step {
      case .prepare(let key): return .stale(key)
      // A cached plan went stale, or a pooler dropped it.
      case .statement(let key?) where ["0A000", "26000"].contains(failure.sqlState): return .stale(key)
      case .statement, nil: return .more
      }
    case .skipped:
      isAnswered = true
      wasSkipped = error == nil
      if case .prepare(let key) = step { return .stale(key) }
      return .more
    case .end:
      if isScript { return .finished }
      // On a lost connection libpq says "end" again and again.
      guard position < steps.count, isAnswered else { return .lost }
      position += 1
      isAnswered = false
      return position == steps.count && !isSynchronized ? .finished : .more
    case .synchronized:
      return .finished
    case .copyIn, .unexpected:
      return .unexpected
    }
  }

  private var step: Step? { position < steps.count ? steps[position] : nil }

  /// A request to the server to stop, sent by a thread of its own.
  final class Cancel: Sendable {
    let reason: PostgresError.Code
    /// 0: on its way; 1: the server took it; 2: it could not be sent.
    private let state = Atomic(0)

    init(reason: PostgresError.Code) {
      self.reason = reason
    }

    var isSettled: Bool { state.load(ordering: .acquiring) != 0 }
    var hasFailed: Bool { state.load(ordering: .acquiring) == 2 }

    func settle(_ isTaken: Bool) {
      state.store(isTaken ? 1 : 2, ordering: .releasing)
    }
  }
}

extension PostgresError {
  fileprivate mutating func reason(_ code: Code) {
    self.code = code
    message = code.sentence
  }
}
