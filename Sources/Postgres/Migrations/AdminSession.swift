/// One connection outside any pool, for administration: scripts, session locks, long statements.
struct AdminSession: Sendable {
  private let connection: Connection

  /// No statement of a migration in a transaction, or of administration, may take longer.
  static let statementLimit: Duration = .seconds(600)

  /// Runs `body` with a connection that is closed afterwards. Throws `connectionFailed` where none can be made.
  nonisolated(nonsending) static func with<Result: Sendable>(
    _ configuration: DatabaseConfiguration, _ body: nonisolated(nonsending) (AdminSession) async throws -> Result
  ) async throws -> Result {
    let (events, continuation) = AsyncStream.makeStream(of: Connection.Event.self)
    let connection = Connection(id: 0, configuration: configuration, cancelThreads: CancelThreads()) {
      continuation.yield($0)
    }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await connection.run() }
      defer { connection.close() }
      var iterator = events.makeAsyncIterator()
      switch await iterator.next() {
      case .opened: return try await body(AdminSession(connection: connection))
      case .ended(let error): throw error
      case nil: throw PostgresError(.cancelled)
      }
    }
  }

  func rows(_ statement: Statement) async throws(PostgresError) -> [Row] {
    let encoded = try EncodedStatement(statement)
    return try await perform(.pipeline([encoded])).rows?.rows ?? []
  }

  /// Statements in one text; returns their command tags.
  @discardableResult
  func script(_ sql: String, within limit: Duration = statementLimit) async throws(PostgresError) -> [String] {
    try await perform(.script(sql), within: limit).tags
  }

  func scramVerifier(user: String, password: String) async throws(PostgresError) -> String {
    try await perform(.scramVerifier(user: user, password: password)).text ?? ""
  }

  nonisolated(nonsending) func transaction<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    try await script("begin")
    do {
      let result = try await body()
      try await script("commit")
      return result
    } catch {
      // On a lost connection there is nothing to roll back, and the first error says more.
      _ = await connection.perform(
        .script("rollback"), deadline: .now + .seconds(5), isCancellable: false)
      throw error
    }
  }

  private func perform(
    _ work: Submission.Work, within limit: Duration = statementLimit
  ) async throws(PostgresError) -> WorkResult {
    try await connection.perform(work, deadline: .now + limit).get()
  }
}
