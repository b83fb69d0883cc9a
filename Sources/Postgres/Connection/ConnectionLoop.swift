internal import DequeModule

/// What a connection's thread does, in a loop: take new work, send it, wait for the socket or a wake, read results, see to
/// deadlines and cancellations.
struct ConnectionLoop {
  private let face: Connection
  private let wake: WakeSignal
  private let libpq: LibPQ
  private var inFlight: Deque<InFlight> = []
  private var cache: StatementCache
  /// When a transaction that is open and idle is ended by closing the connection.
  private var idleDeadline: ContinuousClock.Instant?
  private var hasUnsent = false
  /// Reads that were passed over because a neighbor failed, to be sent alone.
  private var passedOver: [Submission] = []
  private var patience = Patience()

  /// Submissions on their way at once; more wait in the mailbox.
  private static let maximumInFlight = 128
  /// Reads of one group: half of the readers of a connection, so that the server runs some while others are read and sent.
  private static let maximumReads = 8
  private static let preparedStatements = 256

  /// Why the loop ends.
  private struct End: Error {
    var error: PostgresError
  }

  /// Connects and serves; returns why it ended.
  static func run(_ face: Connection, wake: WakeSignal) -> PostgresError {
    guard let libpq = LibPQ(face.configuration) else { return PostgresError(.connectionFailed) }
    if let failure = connect(
      libpq, wake, within: face.configuration.connectTimeout, isClosing: { face.takeMail(limit: 0).isClosing })
    {
      return failure
    }
    face.didOpen(sessionReadsOnly: libpq.sessionReadsOnly)
    var loop = ConnectionLoop(
      face: face, wake: wake, libpq: libpq,
      cache: StatementCache(capacity: face.configuration.usesPreparedStatements ? preparedStatements : 0))
    do {
      while true { try loop.turn() }
    } catch {
      return loop.finish(error.error)
    }
  }

  private init(face: Connection, wake: WakeSignal, libpq: LibPQ, cache: StatementCache) {
    self.face = face
    self.wake = wake
    self.libpq = libpq
    self.cache = cache
  }

  /// Connects and logs in; nil where that worked. Looks at `isClosing` whenever `wake` is signalled.
  static func connect(
    _ libpq: LibPQ, _ wake: WakeSignal, within limit: Duration, isClosing: () -> Bool
  ) -> PostgresError? {
    let deadline = ContinuousClock.now + limit
    // The manual's first step: behave as if the socket were writable.
    var progress = LibPQ.Progress.writing
    while true {
      guard libpq.socket >= 0 else { return libpq.connectFailure }
      let events = wake.wait(
        socket: libpq.socket, wantsWrite: progress == .writing, wantsRead: progress == .reading, until: deadline)
      if events.signalled { wake.reset() }
      if isClosing() {
        return PostgresError(.connectionFailed, message: "The database was closed.")
      }
      if events.socket {
        progress = libpq.connect()
        if progress == .done { return nil }
        if progress == .failed { return libpq.connectFailure }
      }
      if ContinuousClock.now >= deadline {
        return PostgresError(.connectionFailed, message: "The server did not answer in time.")
      }
    }
  }

  private mutating func turn() throws(End) {
    face.runJobs()
    try takeWork()
    // After taking mail, which allows the next signal: a cancellation that came without one is seen here.
    try cancelAbandoned()
    try flush()
    let events = waitForNews()
    if events.signalled { wake.reset() }
    if events.socket { try receive() }
    try enforceDeadlines()
  }

  /// Waits for the socket or a wake, with `Patience`: at first without going to sleep.
  private mutating func waitForNews() -> (socket: Bool, signalled: Bool) {
    if face.hasNews || !passedOver.isEmpty { return wait(until: .now) }
    if !inFlight.isEmpty, !hasUnsent, patience.begin() {
      let end = ContinuousClock.now + Patience.limit
      repeat {
        let events = wait(until: nil, isPatient: true)
        if events.socket || events.signalled {
          patience.ended(wasRewarded: true)
          return events
        }
      } while ContinuousClock.now < end
      patience.ended(wasRewarded: false)
    }
    return wait(until: nextDeadline)
  }

  private func wait(
    until deadline: ContinuousClock.Instant?, isPatient: Bool = false
  ) -> (socket: Bool, signalled: Bool) {
    wake.wait(
      socket: libpq.socket, wantsWrite: hasUnsent, wantsRead: true, until: deadline, isImmediate: isPatient)
  }

  // MARK: Sending

  private mutating func takeWork() throws(End) {
    // A script has the connection for itself.
    let isBlocked = inFlight.last?.isScript ?? false
    if !isBlocked { try sendPassedOver() }
    let mail = face.takeMail(limit: isBlocked ? 0 : max(0, Self.maximumInFlight - inFlight.count))
    if mail.isClosing { throw End(error: PostgresError(.connectionLost, message: "The connection was closed.")) }
    var reads = 0
    for (index, submission) in mail.submissions.enumerated() {
      if submission.isCancelled {
        submission.finish(.failure(PostgresError(.cancelled)))
        continue
      }
      // A group goes on where the next submission, which is about to be sent, is a read too.
      let next = mail.submissions.index(after: index)
      let goesOn =
        submission.isRead && reads + 1 < Self.maximumReads
        && next < mail.submissions.endIndex && mail.submissions[next].isRead
      reads = goesOn ? reads + 1 : 0
      do {
        try send(submission, isSynchronized: !goesOn)
      } catch {
        // They are in no queue any more, and were not sent.
        for rest in mail.submissions.dropFirst(index + 1) { rest.finish(.failure(PostgresError(.connectionLost))) }
        throw error
      }
    }
  }

  /// Each in a group of its own.
  private mutating func sendPassedOver() throws(End) {
    guard !passedOver.isEmpty else { return }
    let submissions = passedOver
    passedOver = []
    for (index, submission) in submissions.enumerated() {
      do {
        try send(submission, isSynchronized: true)
      } catch {
        passedOver = Array(submissions.dropFirst(index + 1))
        throw error
      }
    }
  }

  private mutating func send(_ submission: Submission, isSynchronized: Bool) throws(End) {
    switch submission.work {
    case .scramVerifier(let user, let password):
      let verifier = libpq.scramVerifier(user: user, password: password)
      submission.finish(verifier.map { .success(WorkResult(text: $0)) } ?? .failure(PostgresError(.invalidValue)))
    case .copy(let rows):
      guard inFlight.isEmpty else {
        submission.finish(.failure(PostgresError(.other, message: "A copy needs its transaction for itself.")))
        return
      }
      var copy = CopyIn(rows, submission, face, wake, libpq)
      let (result, isUsable) = copy.run()
      submission.finish(result)
      guard isUsable else { throw End(error: PostgresError(.connectionLost)) }
      return
    case .script(let sql):
      // Its users wait for each piece of work before the next; a mixture would be our bug.
      guard inFlight.isEmpty, libpq.sendScript(sql) else { throw lost(submission) }
      inFlight.append(InFlight(submission, steps: []))
    case .read(let statement):
      if let last = inFlight.last, last.isScript { throw lost(submission) }
      var steps: [InFlight.Step] = []
      guard send(statement, steps: &steps), !isSynchronized || libpq.sendSync() else { throw lost(submission) }
      inFlight.append(InFlight(submission, steps: steps, isSynchronized: isSynchronized))
    case .pipeline(let statements):
      if let last = inFlight.last, last.isScript { throw lost(submission) }
      var steps: [InFlight.Step] = []
      for statement in statements {
        guard send(statement, steps: &steps) else { throw lost(submission) }
      }
      guard libpq.sendSync() else { throw lost(submission) }
      inFlight.append(InFlight(submission, steps: steps))
    }
    hasUnsent = true
  }

  private mutating func send(_ statement: EncodedStatement, steps: inout [InFlight.Step]) -> Bool {
    let key = statement.key
    switch cache.plan(for: key) {
    case .unnamed:
      steps.append(.statement(prepared: nil))
      return libpq.send(statement)
    case .prepare(let name):
      steps.append(.prepare(key))
      steps.append(.statement(prepared: key))
      return libpq.sendPrepare(statement, name: name) && libpq.send(statement, preparedAs: name)
    case .prepared(let name):
      steps.append(.statement(prepared: key))
      return libpq.send(statement, preparedAs: name)
    }
  }

  private mutating func flush() throws(End) {
    guard hasUnsent else { return }
    switch libpq.flush() {
    case .done: hasUnsent = false
    case .writing: hasUnsent = true
    case .reading, .failed: try receive()
    }
  }

  // MARK: Receiving

  private mutating func receive() throws(End) {
    let isAlive = libpq.receive()
    // Also on a lost connection: what came before its end is still there to be read.
    while !inFlight.isEmpty, !libpq.isBusy {
      let isFinished = try take(libpq.next())
      if isFinished {
        guard finishHead() else { break }
      }
    }
    if !isAlive { throw End(error: PostgresError(.connectionLost)) }
  }

  /// Adds one outcome to the first group in flight; returns whether that group has all its results.
  private mutating func take(_ outcome: LibPQ.Outcome) throws(End) -> Bool {
    switch inFlight[0].take(outcome) {
    case .more: return false
    case .finished: return true
    case .prepared(let key):
      cache.confirm(key)
      return false
    case .stale(let key):
      cache.forget(key)
      return false
    case .lost:
      throw End(error: PostgresError(.connectionLost))
    case .unexpected:
      throw End(error: PostgresError(.other, message: "The server answered something that was not asked for."))
    }
  }

  /// Answers the first group, unless a cancel request for it is still on its way: it could hit whatever runs next.
  private mutating func finishHead() -> Bool {
    inFlight[0].isComplete = true
    if let cancel = inFlight[0].cancel, !cancel.isSettled { return false }
    let head = inFlight.removeFirst()
    if head.isScript, !libpq.endScript() { face.close() }
    if inFlight.isEmpty { idleDeadline = libpq.transactionStatus == .idle ? nil : head.submission.deadline }
    if head.wasSkipped {
      passedOver.append(head.submission)
    } else {
      head.submission.finish(head.result)
    }
    return true
  }

  // MARK: Deadlines and cancellation

  private var nextDeadline: ContinuousClock.Instant? {
    guard let head = inFlight.first else { return idleDeadline.map { $0 + Connection.grace } }
    return head.cancel == nil && head.submission.isCancellable
      ? head.submission.deadline : head.closeDeadline
  }

  /// Only the first group in flight is running; the others are looked at when they become the first.
  private mutating func cancelAbandoned() throws(End) {
    while let head = inFlight.first {
      if head.isComplete {
        guard head.cancel?.isSettled ?? true else { return }
        if head.cancel?.hasFailed ?? false { throw lostToCancellation(head) }
        _ = finishHead()
        try receiveBuffered()
        continue
      }
      guard head.cancel == nil else { return }
      if head.submission.isCancelled {
        try cancel(.cancelled)
      } else if head.submission.isCancellable, ContinuousClock.now >= head.submission.deadline {
        try cancel(.deadlineExceeded)
      }
      return
    }
  }

  /// Results that arrived behind a group whose cancel request was on its way.
  private mutating func receiveBuffered() throws(End) {
    while !inFlight.isEmpty, !inFlight[0].isComplete, !libpq.isBusy {
      if try take(libpq.next()), !finishHead() { break }
    }
  }

  private mutating func cancel(_ reason: PostgresError.Code) throws(End) {
    let cancel = InFlight.Cancel(reason: reason)
    inFlight[0].cancel = cancel
    inFlight[0].closeDeadline = min(inFlight[0].closeDeadline, .now + Connection.grace)
    // libpq 15 sends cancel requests unencrypted; closing the connection says nothing to a listener.
    guard face.configuration.tls == .disabled, let request = libpq.makeCancelRequest() else {
      throw lostToCancellation(inFlight[0])
    }
    let wake = wake
    let isSent = face.cancelThreads.send(request) { isTaken in
      cancel.settle(isTaken)
      wake.signal()
    }
    if !isSent { throw lostToCancellation(inFlight[0]) }
  }

  private func enforceDeadlines() throws(End) {
    let now = ContinuousClock.now
    if let head = inFlight.first {
      guard now >= head.closeDeadline else { return }
      throw lostToCancellation(head)
    }
    if let idleDeadline, now >= idleDeadline + Connection.grace {
      throw End(error: PostgresError(.deadlineExceeded))
    }
  }

  private func lostToCancellation(_ head: InFlight) -> End {
    // A commit whose answer did not come may have happened: that is what `connectionLost` says.
    guard head.submission.isCancellable else { return End(error: PostgresError(.connectionLost)) }
    return End(error: PostgresError(head.cancel?.reason ?? .deadlineExceeded))
  }

  private mutating func lost(_ submission: Submission) -> End {
    inFlight.append(InFlight(submission, steps: []))
    return End(error: PostgresError(.connectionLost))
  }

  /// Answers everything that is in flight. What is behind the first never ran or is of unknown outcome.
  private mutating func finish(_ error: PostgresError) -> PostgresError {
    for (index, group) in inFlight.enumerated() {
      let isHead = index == 0
      if isHead, group.isComplete {
        group.submission.finish(group.result)
      } else {
        group.submission.finish(.failure(isHead ? group.error ?? error : PostgresError(.connectionLost)))
      }
    }
    for submission in passedOver { submission.finish(.failure(PostgresError(.connectionLost))) }
    (inFlight, passedOver) = ([], [])
    return error
  }
}
