extension Database {
  /// The rows of one statement that only reads, in a read-only transaction of its own.
  ///
  /// Reads that run at the same time share a connection and its round trips, so that many short ones cost little. There is
  /// no `begin`: the settings of the scope and the statement are sent as one group, which the server runs as one
  /// transaction and forgets with its settings. Reads without settings, which are the system's, go several to a group.
  /// Source: PostgreSQL manual, 55.2.3 and 34.5.
  ///
  /// For statements that are answered within milliseconds: a slow one delays its neighbors, and belongs into
  /// `withTransaction`. Cancelling the task abandons the read and does not stop it on the server. After `timeout` the
  /// connection is closed, and the reads that share it fail with `connectionLost`; the server stops the statement earlier.
  ///
  /// Throws `PostgresError` as `Transaction.rows` does, and `poolExhausted`, `connectionFailed`, `cancelled`.
  public nonisolated(nonsending) func read(
    _ scope: TransactionScope, lane: Lane = .rpc, timeout: Duration = .seconds(10), _ statement: Statement
  ) async throws(PostgresError) -> [Row] {
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    let limit = min(timeout, configuration.maximumTransactionDuration)
    let shared = sharedReads(lane)
    let connection = try await shared.join(within: min(configuration.acquireTimeout, limit))
    let result: Result<WorkResult, PostgresError>
    do {
      result = try await connection.read(scope, statement, limit: limit)
    } catch {
      shared.leave(connection, isLost: false)
      throw error
    }
    shared.leave(connection, isLost: result.isLoss)
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    return try result.get().rows?.rows ?? []
  }

  /// Runs `body` on the thread that drives one connection, for work that reads again and again: between a read and what
  /// follows it no thread has to be woken, which is most of what a short read takes.
  ///
  /// The connection is shared with other reads, whose answers come through the same thread: `body` must neither block nor
  /// compute for long. Where the connection is lost, its reads fail with `connectionLost`, and `body` goes on elsewhere.
  ///
  /// Throws what `body` throws, and `PostgresError`: `poolExhausted`, `connectionFailed`, `cancelled`.
  public func withReader<Result: Sendable>(
    lane: Lane = .rpc, _ body: @Sendable (Reader) async throws -> Result
  ) async throws -> Result {
    let shared = sharedReads(lane)
    let connection = try await shared.join(within: configuration.acquireTimeout)
    let reader = Reader(connection: connection, maximum: configuration.maximumTransactionDuration)
    do {
      let result = try await withTaskExecutorPreference(connection) { try await body(reader) }
      shared.leave(connection, isLost: connection.hasEnded)
      return result
    } catch {
      shared.leave(connection, isLost: connection.hasEnded)
      throw error
    }
  }
}

/// Reads on one connection. Valid only inside the closure that it was given to.
public struct Reader: Sendable {
  let connection: Connection
  let maximum: Duration

  /// The rows of one statement that only reads, as those of `Database.read`.
  public func read(
    _ scope: TransactionScope, timeout: Duration = .seconds(10), _ statement: Statement
  ) async throws(PostgresError) -> [Row] {
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    let result = try await connection.read(scope, statement, limit: min(timeout, maximum))
    guard !Task.isCancelled else { throw PostgresError(.cancelled) }
    return try result.get().rows?.rows ?? []
  }
}

extension Connection {
  /// One read, never stopped on the server: that could hit a neighbor's. Throws what encoding the statement gives.
  fileprivate func read(
    _ scope: TransactionScope, _ statement: Statement, limit: Duration
  ) async throws(PostgresError) -> Result<WorkResult, PostgresError> {
    let settings = try ScopeSettings.read(scope, limit: limit, sessionReadsOnly: sessionReadsOnly)
    let statement = try EncodedStatement(statement)
    let work =
      if let settings { Submission.Work.pipeline([settings, statement]) } else { Submission.Work.read(statement) }
    return await perform(work, deadline: .now + limit, isCancellable: false)
  }
}

extension Result where Failure == PostgresError {
  /// The error is our own, not the server's: the connection ended or is closing.
  fileprivate var isLoss: Bool {
    if case .failure(let error) = self { error.sqlState == nil } else { false }
  }
}
