public import Logging
public import ServiceLifecycle
import Synchronization

/// One database as one log-in role sees it: a pool of connections for each lane, and transactions on them.
///
/// `run` owns the connections and their threads. Whoever asks for a connection before `run` waits for it, at most
/// `acquireTimeout`. Graceful shutdown lets transactions in flight and whoever waits come to their end, refuses new ones,
/// closes the connections and returns. Cancelling `run` closes the connections at once; the server rolls back.
public final class Database: Service {
  public let configuration: DatabaseConfiguration
  private let pools: [Lane: LanePool]
  private let reads: [Lane: SharedReads]
  private let logger: Logger
  private let demands: AsyncStream<LanePool.Demand>
  private let hasRun = Atomic(false)

  public init(configuration: DatabaseConfiguration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
    let (demands, continuation) = AsyncStream.makeStream(of: LanePool.Demand.self)
    self.demands = demands
    let cancelThreads = CancelThreads()
    pools = Dictionary(
      uniqueKeysWithValues: Lane.allCases.map { lane in
        let pool = LanePool(
          lane: lane, configuration: configuration, cancelThreads: cancelThreads, logger: logger,
          demand: { continuation.yield($0) })
        return (lane, pool)
      })
    reads = pools.mapValues(SharedReads.init)
  }

  /// Keeps connections for as long as transactions want them. Call once.
  public func run() async {
    precondition(!hasRun.exchange(true, ordering: .relaxed), "A database runs once.")
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await serve()
      } onGracefulShutdown: {
        self.drain()
      }
    } onCancel: {
      for pool in pools.values { pool.close() }
    }
  }

  /// Runs `body` with a database that is open for as long as it runs.
  public nonisolated(nonsending) static func withDatabase<Result: Sendable>(
    configuration: DatabaseConfiguration, logger: Logger,
    _ body: nonisolated(nonsending) (Database) async throws -> Result
  ) async throws -> Result {
    let database = Database(configuration: configuration, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await database.run() }
      do {
        let result = try await body(database)
        database.drain()
        try await group.waitForAll()
        return result
      } catch {
        database.drain()
        throw error
      }
    }
  }

  /// Runs `body` in a transaction: committed where it returns, rolled back where it throws, unless it has committed it itself
  /// (``Transaction/commit(with:)``): then what it throws comes after the commit.
  ///
  /// With `retries`, a transaction that the server gave up for the sake of another one (`serializationFailure`, `deadlock`)
  /// runs again after a short random pause, at most that many times more: `body` must then be such that running it again
  /// does no harm outside the database. `timeout` counts for each attempt.
  ///
  /// Every statement, and the transaction as a whole, ends after `timeout` (at most `maximumTransactionDuration`), counted
  /// from when it has its connection. Cancelling the task stops the running statement on the server and rolls back; a
  /// commit that has begun is let finish. `body` may return after an error of the server only if a savepoint undid it,
  /// otherwise that error is thrown here.
  ///
  /// Throws what `body` throws, and `PostgresError`: `poolExhausted`, `connectionFailed`, `deadlineExceeded`, `cancelled`,
  /// what the commit found (deferred constraints), and `connectionLost`. Where the connection is lost during the commit,
  /// the transaction may or may not have happened: retry only what is idempotent.
  @discardableResult
  public nonisolated(nonsending) func withTransaction<Result: Sendable>(
    _ scope: TransactionScope, lane: Lane = .rpc, isReadOnly: Bool = false, durability: Durability = .waits,
    timeout: Duration = .seconds(10), retries: Int = 0,
    _ body: nonisolated(nonsending) (Transaction) async throws -> Result
  ) async throws -> Result {
    var failures = 0
    while true {
      do {
        return try await attempt(
          scope, lane: lane, isReadOnly: isReadOnly, durability: durability, timeout: timeout, body)
      } catch let error as PostgresError where error.isConflict && failures < retries {
        failures += 1
        var random = SystemRandomNumberGenerator()
        do { try await Task.sleep(for: RetryPause.afterConflicts(failures, using: &random)) } catch {
          throw PostgresError(.cancelled)
        }
      }
    }
  }

  private nonisolated(nonsending) func attempt<Result: Sendable>(
    _ scope: TransactionScope, lane: Lane, isReadOnly: Bool, durability: Durability, timeout: Duration,
    _ body: nonisolated(nonsending) (Transaction) async throws -> Result
  ) async throws -> Result {
    let opened = try await open(scope, lane: lane, isReadOnly: isReadOnly, durability: durability, timeout: timeout)
    return try await complete(opened, body)
  }

  /// The same as ``withTransaction(_:lane:isReadOnly:durability:timeout:retries:_:)`` on the thread that drives the connection:
  /// between a statement and what follows it no other thread has to be woken. For `body` that computes little.
  func withTransactionThread<Result: Sendable>(
    _ scope: TransactionScope, lane: Lane, timeout: Duration, _ body: @Sendable (Transaction) async throws -> Result
  ) async throws -> Result {
    let opened = try await open(scope, lane: lane, isReadOnly: false, durability: .waits, timeout: timeout)
    return try await withTaskExecutorPreference(opened.connection) { try await complete(opened, body) }
  }

  private struct Opened: Sendable {
    let pool: LanePool
    let connection: Connection
    let session: TransactionSession
  }

  private nonisolated(nonsending) func open(
    _ scope: TransactionScope, lane: Lane, isReadOnly: Bool, durability: Durability, timeout: Duration
  ) async throws -> Opened {
    let limit = min(timeout, configuration.maximumTransactionDuration)
    let pool = pools[lane]!
    let connection = try await pool.acquire(within: min(configuration.acquireTimeout, limit))
    do {
      let session = try TransactionSession(
        connection, scope: scope, isReadOnly: isReadOnly, durability: durability, limit: limit)
      return Opened(pool: pool, connection: connection, session: session)
    } catch {
      pool.release(connection)
      throw error
    }
  }

  private nonisolated(nonsending) func complete<Result: Sendable>(
    _ opened: Opened, _ body: nonisolated(nonsending) (Transaction) async throws -> Result
  ) async throws -> Result {
    let session = opened.session
    do {
      let result = try await body(Transaction(session: session))
      if !session.hasEnded {
        guard !Task.isCancelled else { throw PostgresError(.cancelled) }
        try await session.commit()
      }
      give(opened.connection, back: session, to: opened.pool)
      return result
    } catch {
      await session.rollback()
      give(opened.connection, back: session, to: opened.pool)
      report(error)
      throw error
    }
  }

  /// Proves that the lane can reach the server and log in.
  public nonisolated(nonsending) func ping(lane: Lane = .rpc) async throws {
    try await withTransaction(.system, lane: lane, isReadOnly: true, timeout: configuration.acquireTimeout) {
      _ = try await $0.execute("select 1")
    }
  }

  func sharedReads(_ lane: Lane) -> SharedReads { reads[lane]! }

  /// How many connections of a lane are open or opening, how many are in use, and how many tasks wait for one.
  public func load(of lane: Lane) -> (connections: Int, leased: Int, waiters: Int) { pools[lane]!.counts }

  // MARK: Running

  private func serve() async {
    await withDiscardingTaskGroup { group in
      for pool in pools.values { pool.start() }
      var running = pools.count
      for await demand in demands {
        switch demand {
        case .run(let connection):
          group.addTask { await connection.run() }
        case .pause(let pool, let failures):
          group.addTask {
            var random = SystemRandomNumberGenerator()
            // Cancelled only where nobody is left to connect for.
            try? await Task.sleep(for: RetryPause.afterFailures(failures, using: &random))
            pool.retryIsDue()
          }
        case .finished:
          running -= 1
        }
        if running == 0 { break }
      }
      group.cancelAll()
    }
  }

  private func drain() {
    for pool in pools.values { pool.drain() }
  }

  private func give(_ connection: Connection, back session: TransactionSession, to pool: LanePool) {
    if session.isReusable { pool.release(connection) } else { pool.discard(connection) }
  }

  /// Never the server's text, except for class 42, which is about names in the statement.
  private func report(_ error: any Error) {
    guard let error = error as? PostgresError, let state = error.sqlState else { return }
    logger.debug(
      "transaction failed",
      metadata: [
        "code": "\(error.code)", "sqlstate": "\(state)", "constraint": "\(error.constraint ?? "")",
        "diagnosis": "\(error.diagnosis ?? "")",
      ])
  }
}
