extension Database {
  /// The rows of one statement that only reads, in a read-only transaction of its own.
  ///
  /// Reads that run at the same time share a connection and its round trips, so that many short ones cost little. There is
  /// no `begin`: the settings of the scope and the statement are sent as one group, which the server runs as one
  /// transaction and forgets with its settings. Source: PostgreSQL manual, 55.2.3 and 34.5.
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
    let group = [
      try TransactionSession.settings(scope, isReadOnly: true, limit: limit), try EncodedStatement(statement),
    ]
    let result = try await sharedReads(lane).perform(
      group, acquireWithin: min(configuration.acquireTimeout, limit), limit: limit)
    return result.rows?.rows ?? []
  }
}
