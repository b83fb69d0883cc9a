import Synchronization

/// Lets concurrent reads of one lane share connections, so that they also share round trips.
///
/// The first read takes a connection from the lane; who comes while it is held joins in, up to `readersPerConnection`, and
/// the last to leave gives it back. What is sent for one read is one group of its own, so a failure stays with its read.
final class SharedReads: Sendable {
  /// A read is answered by the connection's thread in some microseconds; beyond this many a second connection helps.
  static let readersPerConnection = 16

  private let pool: LanePool
  private let state = Mutex<[Connection.ID: Shared]>([:])

  private struct Shared {
    let connection: Connection
    var readers: Int
    var isLost = false
  }

  init(_ pool: LanePool) {
    self.pool = pool
  }

  /// A connection to read on; `leave` follows.
  nonisolated(nonsending) func join(within limit: Duration) async throws(PostgresError) -> Connection {
    let joined = state.withLock { state -> Connection? in
      for (id, shared) in state where !shared.isLost && shared.readers < Self.readersPerConnection {
        state[id]?.readers += 1
        return shared.connection
      }
      return nil
    }
    if let joined { return joined }
    let connection = try await pool.acquire(within: limit)
    state.withLock { $0[connection.id] = Shared(connection: connection, readers: 1) }
    return connection
  }

  /// The caller's reads have been answered; `isLost` where the connection can answer no more.
  func leave(_ connection: Connection, isLost isLostNow: Bool) {
    let last = state.withLock { state -> Shared? in
      guard var shared = state[connection.id] else { return nil }
      shared.readers -= 1
      shared.isLost = shared.isLost || isLostNow
      state[connection.id] = shared.readers == 0 ? nil : shared
      return shared.readers == 0 ? shared : nil
    }
    guard let last else { return }
    if last.isLost { pool.discard(connection) } else { pool.release(connection) }
  }
}
