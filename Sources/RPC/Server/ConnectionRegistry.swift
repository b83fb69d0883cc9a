internal import Synchronization

/// The open connections of one server: how many, from where, and when the last is gone.
final class ConnectionRegistry: Sendable {
  private struct State {
    var connections: [UInt64: (connection: ServerConnection, peer: String)] = [:]
    var perPeer: [String: Int] = [:]
    var lastID: UInt64 = 0
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let maximumPerPeer: Int

  init(maximumPerPeer: Int) {
    self.maximumPerPeer = maximumPerPeer
  }

  /// Takes a connection in; nil where there is no place for it.
  func add(_ connection: ServerConnection, from peer: String) -> UInt64? {
    state.withLock { state in
      guard !state.isClosed, state.perPeer[peer, default: 0] < maximumPerPeer else { return nil }
      state.lastID += 1
      state.connections[state.lastID] = (connection, peer)
      state.perPeer[peer, default: 0] += 1
      return state.lastID
    }
  }

  /// The connection is closed and all its handlers have returned.
  func remove(_ id: UInt64) {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      guard let (_, peer) = state.connections.removeValue(forKey: id) else { return [] }
      let left = (state.perPeer[peer] ?? 1) - 1
      state.perPeer[peer] = left == 0 ? nil : left
      guard state.connections.isEmpty else { return [] }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Lets nobody in any more and answers who is there.
  func close() -> [ServerConnection] {
    state.withLock { state in
      state.isClosed = true
      return state.connections.values.map(\.connection)
    }
  }

  func waitUntilEmpty() async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if !state.connections.isEmpty { state.waiting.append(continuation) }
        return state.connections.isEmpty
      }
      if isEmpty { continuation.resume() }
    }
  }
}
