/// One copy on a connection's thread, which does nothing else meanwhile.
///
/// Its duties: leave pipeline mode, where no copy is possible; send the statement, then the rows as the socket takes them;
/// at the deadline, or when the waiting task is cancelled, give the copy up; read the outcome; enter pipeline mode again.
struct CopyIn {
  private let rows: CopyRows
  private let submission: Submission
  private let face: Connection
  private let wake: WakeSignal
  private let libpq: LibPQ

  /// Why it is given up.
  private var reason: PostgresError.Code?
  /// A request to stop what the server is doing while it takes no rows.
  private var cancel: InFlight.Cancel?
  /// When the connection is closed under it.
  private var closeDeadline: ContinuousClock.Instant

  /// Bytes handed to libpq at once, so that its buffer stays small and a cancellation is seen soon.
  private static let pieceSize = 64 << 10

  /// The connection cannot be used any more.
  private struct Lost: Error {}

  init(_ rows: CopyRows, _ submission: Submission, _ face: Connection, _ wake: WakeSignal, _ libpq: LibPQ) {
    self.rows = rows
    self.submission = submission
    self.face = face
    self.wake = wake
    self.libpq = libpq
    closeDeadline = submission.deadline + Connection.grace
  }

  /// Copies; returns the outcome, and whether the connection may be used on.
  mutating func run() -> (Result<WorkResult, PostgresError>, isUsable: Bool) {
    // Signals that came meanwhile were taken for this copy's; whatever they were for is looked at again.
    defer { wake.signal() }
    do {
      guard libpq.sendScript(rows.sql) else { throw Lost() }
      let result = try perform()
      guard libpq.endScript() else { return (result, false) }
      return (result, true)
    } catch {
      return (.failure(PostgresError(reason ?? .connectionLost)), false)
    }
  }

  private mutating func perform() throws(Lost) -> Result<WorkResult, PostgresError> {
    try flush()
    guard case .copyIn = try next() else { return try outcome(first: failure) }
    try send()
    return try outcome(first: nil)
  }

  /// The refusal of the statement itself.
  private var failure: PostgresError?

  private mutating func send() throws(Lost) {
    let content = rows.content
    var position = 0
    while position < content.count, reason == nil {
      let piece = content[position..<min(content.count, position + Self.pieceSize)]
      try put { libpq in libpq.putCopy(piece) }
      position += piece.count
      try flush()
      look()
    }
    let isAborted = reason != nil
    try put { libpq in libpq.endCopy(isAborted: isAborted) }
    try flush()
  }

  private mutating func put(_ body: (LibPQ) -> LibPQ.Progress) throws(Lost) {
    while true {
      switch body(libpq) {
      case .done: return
      case .writing, .reading: try wait(isWriting: true)
      case .failed: throw Lost()
      }
    }
  }

  private mutating func flush() throws(Lost) {
    while true {
      switch libpq.flush() {
      case .done: return
      case .writing, .reading: try wait(isWriting: true)
      case .failed: throw Lost()
      }
    }
  }

  /// Reads to the end of the results, and waits for a request to stop that is on its way: it could hit what comes next.
  private mutating func outcome(first: PostgresError?) throws(Lost) -> Result<WorkResult, PostgresError> {
    var result = first.map { Result<WorkResult, PostgresError>.failure($0) }
    reading: while true {
      switch try next() {
      case .result(let success): result = result ?? .success(success)
      case .failure(let error): result = result ?? .failure(error)
      case .end: break reading
      case .copyIn, .skipped, .synchronized, .unexpected: throw Lost()
      }
    }
    while let cancel, !cancel.isSettled { try wait(isWriting: false) }
    if cancel?.hasFailed ?? false { throw Lost() }
    // The server says only that it was cancelled; by whom, we know.
    if case .failure(let error)? = result, error.sqlState == "57014", let reason {
      return .failure(PostgresError(reason, sqlState: error.sqlState))
    }
    return result ?? .failure(PostgresError(.connectionLost))
  }

  private mutating func next() throws(Lost) -> LibPQ.Outcome {
    while libpq.isBusy {
      try stopServer()
      try wait(isWriting: false)
      guard libpq.receive() else { throw Lost() }
    }
    let outcome = libpq.next()
    if case .failure(let error) = outcome {
      if error.sqlState == nil { throw Lost() }
      failure = failure ?? error
    }
    return outcome
  }

  // MARK: Deadlines and cancellation

  private mutating func look() {
    guard reason == nil else { return }
    if submission.isCancelled {
      reason = .cancelled
    } else if ContinuousClock.now >= submission.deadline {
      reason = .deadlineExceeded
    } else {
      return
    }
    closeDeadline = min(closeDeadline, .now + Connection.grace)
  }

  /// Between the rows the server listens to nobody, so it gets a request on a connection of its own; where that would not
  /// be encrypted, the connection is closed.
  private mutating func stopServer() throws(Lost) {
    guard let reason, cancel == nil else { return }
    guard face.configuration.tls == .disabled, let request = libpq.makeCancelRequest() else { throw Lost() }
    let cancel = InFlight.Cancel(reason: reason)
    self.cancel = cancel
    let wake = wake
    let isSent = face.cancelThreads.send(request) { isTaken in
      cancel.settle(isTaken)
      wake.signal()
    }
    if !isSent { throw Lost() }
  }

  private mutating func wait(isWriting: Bool) throws(Lost) {
    let events = wake.wait(
      socket: libpq.socket, wantsWrite: isWriting, wantsRead: !isWriting,
      until: reason == nil ? submission.deadline : closeDeadline)
    if events.signalled { wake.reset() }
    // Also allows the next signal.
    if face.takeMail(limit: 0).isClosing { throw Lost() }
    look()
    if ContinuousClock.now >= closeDeadline { throw Lost() }
  }
}
