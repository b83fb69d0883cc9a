internal import Foundation
internal import Jobs
internal import Postgres

/// Looks every quarter of an hour for what happened at Stripe and no webhook told of, an hour back from where the last look
/// began, and three days at most where looks fail: by then Stripe gives up its webhooks too.
struct StripeReconciliation: PeriodicDuty {
  static let overlap = Duration.seconds(3_600)
  static let longestLook = Duration.seconds(3 * 86_400)

  let name = "stripe_reconciliation"
  let interval = Duration.seconds(900)
  let timeout = Duration.seconds(300)
  let reconciler: StripeReconciler

  func run(on database: Database) async throws -> DutyResult {
    let look = try await database.withTransaction(.system, lane: .worker, isReadOnly: true) {
      try await StripeLookStore.next(overlap: Self.overlap, longest: Self.longestLook, in: $0)
    }
    let found = try await reconciler.reconcile(since: look.since)
    if found.failed == 0 {
      try await database.withTransaction(.system, lane: .worker) {
        try await StripeLookStore.done(begunAt: look.begunAt, in: $0)
      }
    }
    return DutyResult(count: found.applied)
  }
}
