/// An open transaction. Valid only inside the closure that it was given to.
///
/// Statements that are run at the same time are sent one after another on the transaction's one connection. After a
/// statement failed on the server, all others fail too, unless a savepoint around it is rolled back.
///
/// Every method throws what `PostgresError.Code` lists: what the server refused, `deadlineExceeded` once the transaction's
/// time is over, `cancelled` once its task is, `connectionLost`, and `invalidText` for a parameter with a NUL.
public struct Transaction: Sendable {
  let session: TransactionSession

  /// All rows of the statement's result.
  public func rows(_ statement: Statement) async throws(PostgresError) -> [Row] {
    try await session.run(statement).rows?.rows ?? []
  }

  /// The first row, or nil where there is none.
  public func first(_ statement: Statement) async throws(PostgresError) -> Row? {
    guard let result = try await session.run(statement).rows, result.rowCount > 0 else { return nil }
    return Row(result: result, index: 0)
  }

  /// The number of rows inserted, changed, deleted or selected.
  @discardableResult
  public func execute(_ statement: Statement) async throws(PostgresError) -> Int {
    try await session.run(statement).rowCount
  }

  /// What each of `statements` gave, in their order. They are sent together and run one after another, each seeing what those
  /// before it did: one round trip for all. The first that fails is thrown, and those behind it do not run.
  public func results(of statements: [Statement]) async throws(PostgresError) -> [StatementResult] {
    try await session.run(statements).map { StatementResult(rows: $0.rows?.rows ?? [], rowCount: $0.rowCount) }
  }

  /// The rows of the transaction's last statement, which ends it: it is committed in the same round trip, and nothing can
  /// follow, whether it worked or not. Where this throws, nothing was kept, but for `connectionLost`, where that is unknown.
  /// Once sent it is not cancelled. Refused after a savepoint.
  public func commit(with statement: Statement) async throws(PostgresError) -> [Row] {
    try await session.commit(with: statement).rows?.rows ?? []
  }

  /// Runs `body`; where it throws, everything since then is undone, the error is thrown on, and the transaction may go on.
  ///
  /// Savepoints nest, and must not be used by two tasks at the same time.
  @discardableResult
  public nonisolated(nonsending) func withSavepoint<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    let savepoint = try await session.savepoint()
    do {
      let result = try await body()
      try await session.release(savepoint)
      return result
    } catch {
      // In a cancelled task, or without a connection, the whole transaction is about to be undone: the first error counts.
      if session.isReusable, !Task.isCancelled { try await session.rollback(to: savepoint) }
      throw error
    }
  }
}

/// What one statement of several gave.
public struct StatementResult: Sendable {
  public var rows: [Row]
  /// Rows inserted, changed, deleted or selected.
  public var rowCount: Int
}
