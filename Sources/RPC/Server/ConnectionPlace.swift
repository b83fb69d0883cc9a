internal import Synchronization

/// One connection's place in the registry, given back once.
final class ConnectionPlace: Sendable {
  private let registry: ConnectionRegistry
  private let id = Mutex<UInt64?>(nil)

  init(_ registry: ConnectionRegistry) {
    self.registry = registry
  }

  /// False where there is no place.
  func take(_ connection: ServerConnection, from peer: String) -> Bool {
    guard let taken = registry.add(connection, from: peer) else { return false }
    id.withLock { $0 = taken }
    return true
  }

  func leave() {
    let taken = id.withLock { id -> UInt64? in
      defer { id = nil }
      return id
    }
    if let taken { registry.remove(taken) }
  }
}
