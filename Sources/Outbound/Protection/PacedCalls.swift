internal import Resilience
internal import Synchronization

/// Leave to call that this replica has taken and not used yet.
final class PacedCalls: Sendable {
  /// Accounts of which leave is kept.
  private static let limit = 10_000

  private struct Leave: Sendable {
    var count: Int
    /// Not before.
    var from: ContinuousClock.Instant
    /// Not after: what was not used by then is lost.
    var until: ContinuousClock.Instant
  }

  private let pacer: any CallPacer
  private let leaves = Mutex(BoundedCache<PacedAccount, Leave>(limit: limit, life: .seconds(600)))
  /// Of many that need leave at once, one asks for a batch.
  private let questions = SingleFlight<PacedAccount, Duration?>()

  init(_ pacer: any CallPacer) {
    self.pacer = pacer
  }

  /// How long until one call may begin, for which leave is taken; none is where that is longer than `patience`.
  ///
  /// Zero where nobody can say. Throws `CancellationError`.
  func wait(
    for account: PacedAccount, patience: Duration, now: @Sendable () -> ContinuousClock.Instant
  ) async throws -> Duration {
    while true {
      let start = now()
      if let from = use(account, at: start) { return max(.zero, from - start) }
      // Rounds up to whole batches: who waits for the answer of another's question takes from the same one.
      let batch = account.pace.batch
      let wait: Duration?
      do {
        wait = try await questions.run(account) { [self] in
          let wait = try await pacer.take(batch, account, patience: patience)
          guard wait <= patience else { return wait }
          let from = start + wait
          _ = leaves.withLock {
            $0.set(Leave(count: batch, from: from, until: from + Pace.life), for: account, at: start)
          }
          return nil
        }
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        return .zero
      }
      if let wait { return wait }
    }
  }

  /// The provider asked to be left alone: leave that was taken counts no more, here or anywhere.
  func pause(_ account: PacedAccount, for duration: Duration) async {
    _ = leaves.withLock { $0.remove(account) }
    // Where nobody can be told, the account's own wait holds in this process.
    try? await pacer.pause(account, for: duration)
  }

  private func use(_ account: PacedAccount, at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    leaves.withLock { leaves in
      guard var leave = leaves.value(of: account, at: now), leave.count > 0, now < leave.until else { return nil }
      leave.count -= 1
      leaves.set(leave, for: account, at: now)
      return leave.from
    }
  }
}
