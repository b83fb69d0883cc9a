internal import Foundation
import Synchronization

/// Sends cancel requests on threads of their own, because sending one blocks until the server has taken it.
///
/// A server that hangs holds such a thread, so there are few of them; the connection that gets none is closed instead.
final class CancelThreads: Sendable {
  static let maximum = 8

  private let running = Mutex(0)

  /// Sends `request`, then calls `completion` with whether the server took it. False where all threads are taken.
  func send(_ request: CancelRequest, completion: @escaping @Sendable (Bool) -> Void) -> Bool {
    let isFree = running.withLock { running in
      guard running < Self.maximum else { return false }
      running += 1
      return true
    }
    guard isFree else { return false }
    let thread = Thread { [self] in
      Thread.current.name = "postgres-cancel"
      let isTaken = request.send()
      running.withLock { $0 -= 1 }
      completion(isTaken)
    }
    thread.stackSize = 256 << 10
    thread.start()
    return true
  }
}
