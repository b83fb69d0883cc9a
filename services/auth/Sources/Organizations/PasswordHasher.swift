internal import Foundation
internal import Sealing
internal import Synchronization

/// Hashes passwords on threads of its own, a few at once.
///
/// scrypt computes for some 80 ms in 32 MiB: on the cooperative pool it would hold up every call of the process, and without
/// a bound a flood of requests would take all memory. So half the cores work, a short queue waits, and more is refused.
final class PasswordHasher: Sendable {
  /// Passwords that wait or are being hashed.
  static let pendingLimit = 16

  private let threads: OperationQueue
  private let pending = Mutex(0)

  init(width: Int = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)) {
    threads = OperationQueue()
    threads.name = "auth.passwords"
    threads.maxConcurrentOperationCount = width
  }

  /// Throws `passwords_busy`; `CancellationError` where the task was cancelled before its turn came.
  func hash(_ password: [UInt8]) async throws -> String {
    try await onThread { try PasswordHash.hash(password) }
  }

  /// Whether `password` is the one that was hashed. Where there is no hash, the same work is done and the answer is no.
  ///
  /// Throws as ``hash(_:)`` does.
  func verify(_ password: [UInt8], against stored: String?) async throws -> Bool {
    try await onThread {
      guard let stored else {
        _ = try PasswordHash.hash(password)
        return false
      }
      return try PasswordHash.verify(password, against: stored)
    }
  }

  private func onThread<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try enter()
    defer { leave() }
    let turn = Turn()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        threads.addOperation {
          continuation.resume(
            with: Swift.Result {
              guard !turn.isCancelled else { throw CancellationError() }
              return try work()
            })
        }
      }
    } onCancel: {
      turn.cancel()
    }
  }

  private func enter() throws(AuthError) {
    let isAdmitted = pending.withLock { pending in
      guard pending < Self.pendingLimit else { return false }
      pending += 1
      return true
    }
    guard isAdmitted else { throw .passwordsBusy }
  }

  private func leave() {
    pending.withLock { $0 -= 1 }
  }

  /// Whether somebody still waits for the result.
  private final class Turn: Sendable {
    private let cancelled = Mutex(false)

    var isCancelled: Bool { cancelled.withLock { $0 } }
    func cancel() { cancelled.withLock { $0 = true } }
  }
}
