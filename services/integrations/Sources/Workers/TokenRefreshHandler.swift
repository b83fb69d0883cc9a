internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// Refreshes tokens ahead of their end: one job for each generation.
struct TokenRefreshHandler: JobHandler {
  static let kind: JobKind = "refresh_token"

  let vault: TokenVault

  var kind: JobKind { Self.kind }

  /// Enqueues the job of new tokens; nothing where the provider names no life.
  static func schedule(
    _ timing: RefreshTiming?, organization: OrganizationID, in transaction: Transaction
  ) async throws {
    guard let timing else { return }
    try await JobStore.enqueue(
      [NewJob(kind: kind, organizationID: organization, ref: timing.reference, delay: timing.ahead)], in: transaction)
  }

  func run(_ job: ClaimedJob, in transaction: Transaction) async throws {
    // No row: the tokens have changed since, or the connection is not in use.
    guard
      let found = try await ConnectionTokenStore.connection(
        ofRefresh: job.ref, organization: job.organizationID, in: transaction)
    else { return }
    do {
      try await vault.refreshAhead(found.id, generation: found.generation, in: job.organizationID)
    } catch let unavailable as TokenUnavailable {
      switch unavailable {
      // Nothing to do until somebody connects again, and that schedules a job of its own.
      case .ended, .pending, .needsReauth: return
      case .provider(let reason, _): throw TransientFailure(reason: reason)
      }
    }
  }
}
