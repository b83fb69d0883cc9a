import Synchronization

/// A transaction's use of its connection, from `begin` to `commit` or `rollback`.
///
/// `begin` and the settings of the scope travel with the first statement, so that a transaction of one statement takes two
/// round trips, and one without statements none.
final class TransactionSession: Sendable {
  private let connection: Connection
  private let deadline: ContinuousClock.Instant
  private let state: Mutex<State>

  private struct State {
    /// Sent with the first statement.
    var prologue: [EncodedStatement]
    var isBegun = false
    /// The commit is on its way with the last statement: nothing may follow it.
    var isEnding = false
    var hasEnded = false
    /// Why the server would turn a commit into a rollback.
    var failure: PostgresError?
    /// The connection cannot be used again.
    var isLost = false
    var savepoints = 0

    /// What is sent before the first statement; nothing for the others.
    mutating func takePrologue() -> [EncodedStatement] {
      defer { isBegun = true }
      return isBegun ? [] : prologue
    }
  }

  init(
    _ connection: Connection, scope: TransactionScope, isReadOnly: Bool, durability: Durability, limit: Duration
  ) throws(PostgresError) {
    self.connection = connection
    deadline = .now + limit
    var prologue = try Self.prologue(scope, isReadOnly: isReadOnly, limit: limit)
    if durability == .trails { prologue.append(EncodedStatement(trusted: "set local synchronous_commit = off")) }
    state = Mutex(State(prologue: prologue))
  }

  /// Whether the connection may be used by the next transaction.
  var isReusable: Bool { state.withLock { !$0.isLost } }

  /// It was committed or rolled back.
  var hasEnded: Bool { state.withLock { $0.hasEnded } }

  func run(_ statement: Statement) async throws(PostgresError) -> WorkResult {
    try await run([try EncodedStatement(statement)])
  }

  /// One result for each of `statements`.
  func run(_ statements: [Statement]) async throws(PostgresError) -> ArraySlice<WorkResult.Part> {
    guard !statements.isEmpty else { return [] }
    var encoded: [EncodedStatement] = []
    for statement in statements { encoded.append(try EncodedStatement(statement)) }
    // Before them may be the parts of the prologue.
    return try await run(encoded).parts.suffix(statements.count)
  }

  private func run(_ statements: [EncodedStatement]) async throws(PostgresError) -> WorkResult {
    try checkOpen()
    // The prologue is taken at the moment when the work gets its place in the queue: of two statements that start at the
    // same time, the one that takes it is also the first to be sent.
    let result = await connection.perform(deadline: deadline, isCancellable: true) { submit in
      state.withLock { submit(.pipeline($0.takePrologue() + statements)) }
    }
    return try note(result)
  }

  private func checkOpen() throws(PostgresError) {
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    guard ContinuousClock.now < deadline else { throw PostgresError(.deadlineExceeded) }
    guard state.withLock({ !$0.hasEnded && !$0.isEnding }) else {
      throw PostgresError(.other, message: "The transaction has ended already.")
    }
  }

  /// Copies rows into their table. The transaction must have begun: a statement has run before.
  func copy(_ rows: CopyRows) async throws(PostgresError) -> Int {
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    guard ContinuousClock.now < deadline else { throw PostgresError(.deadlineExceeded) }
    guard state.withLock({ $0.isBegun && !$0.hasEnded && !$0.isEnding }) else {
      throw PostgresError(.other, message: "The transaction has ended already.")
    }
    return try note(await connection.perform(.copy(rows), deadline: deadline)).rowCount
  }

  /// Ends the transaction, keeping what it did. Where it throws, nothing was kept; with `connectionLost`, that is unknown.
  func commit() async throws(PostgresError) {
    guard end() else { return }
    if let failure = state.withLock({ $0.failure }) {
      await undo()
      throw failure
    }
    let result = try note(await perform("commit", until: max(deadline, .now + Self.endLimit)))
    // The server answers a commit of a failed transaction with a rollback.
    guard result.tags == ["COMMIT"] else { throw PostgresError(.other) }
  }

  /// Runs the transaction's last statement and ends it, in one round trip. Where it throws, nothing was kept; with
  /// `connectionLost`, that is unknown.
  func commit(with statement: Statement) async throws(PostgresError) -> WorkResult.Part {
    let statement = try EncodedStatement(statement)
    try checkOpen()
    let (failure, isMarked) = state.withLock { ($0.failure, $0.savepoints > 0) }
    if let failure { throw failure }
    guard !isMarked else {
      throw PostgresError(.other, message: "A transaction with savepoints ends with a commit of its own.")
    }
    // Like any commit it is not cancelled. The server ends the statement at the transaction's limit.
    let result = await connection.perform(deadline: deadline + Self.endLimit, isCancellable: false) { submit in
      state.withLock { state in
        state.isEnding = true
        submit(.pipeline(state.takePrologue() + [statement, EncodedStatement(trusted: "commit")]))
      }
    }
    let done = try note(result)
    guard done.tags.last == "COMMIT", done.parts.count >= 2 else { throw PostgresError(.other) }
    state.withLock { $0.hasEnded = true }
    return done.parts[done.parts.count - 2]
  }

  /// Ends the transaction, undoing what it did. Runs also in a cancelled task; where it fails, the connection goes.
  func rollback() async {
    guard end() else { return }
    await undo()
  }

  /// Marks a place to come back to.
  func savepoint() async throws(PostgresError) -> String {
    let name = state.withLock { state in
      state.savepoints += 1
      return "s\(state.savepoints)"
    }
    _ = try await run(Statement(trusted: "savepoint \(name)"))
    return name
  }

  func release(_ savepoint: String) async throws(PostgresError) {
    _ = try await run(Statement(trusted: "release savepoint \(savepoint)"))
  }

  /// Undoes everything since the savepoint, after which the transaction is in order again.
  func rollback(to savepoint: String) async throws(PostgresError) {
    _ = try await run(Statement(trusted: "rollback to savepoint \(savepoint)"))
    state.withLock { $0.failure = nil }
    try await release(savepoint)
  }

  // MARK: Steps

  /// A commit or rollback that takes longer costs the connection.
  private static let endLimit: Duration = .seconds(5)

  /// Whether there is something to end on the server.
  private func end() -> Bool {
    state.withLock { state in
      defer { state.hasEnded = true }
      return state.isBegun && !state.hasEnded && !state.isLost
    }
  }

  private func undo() async {
    do {
      _ = try note(await perform("rollback", until: .now + Self.endLimit))
    } catch {
      state.withLock { $0.isLost = true }
    }
  }

  private func perform(
    _ sql: String, until deadline: ContinuousClock.Instant
  ) async -> Result<WorkResult, PostgresError> {
    await connection.perform(.pipeline([EncodedStatement(trusted: sql)]), deadline: deadline, isCancellable: false)
  }

  private func note(_ result: Result<WorkResult, PostgresError>) throws(PostgresError) -> WorkResult {
    if case .failure(let error) = result {
      state.withLock { state in
        state.failure = state.failure ?? error
        // Without a state of the server the error is our own: it came because the connection ended or is closing.
        if error.sqlState == nil || error.code == .connectionLost { state.isLost = true }
      }
    }
    return try result.get()
  }

  private static func prologue(
    _ scope: TransactionScope, isReadOnly: Bool, limit: Duration
  ) throws(PostgresError) -> [EncodedStatement] {
    [
      EncodedStatement(trusted: isReadOnly ? "begin read only" : "begin read write"),
      try ScopeSettings.whole(scope, isReadOnly: isReadOnly, limit: limit),
    ]
  }
}
