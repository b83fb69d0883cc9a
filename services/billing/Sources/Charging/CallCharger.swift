internal import BillingAPI
internal import Identifiers
internal import Observability
internal import Postgres

/// Charges batches of ended calls.
///
/// 1. Every item is checked; a bad one is refused alone.
/// 2. The rest is grouped by organization. Each group is part of one transaction of that organization's scope, its accounts
///    locked once, together with what others ask for the same organization at the same time; groups follow each other in the
///    order of their ids, so that two batches never wait for each other in a circle.
/// 3. A group that fails is given back as FAILED; its neighbours are charged all the same. What became of a commit that was
///    lost on the way is found out by sending it again: a version that was applied changes nothing.
///
/// Cancellation takes back what waits for its transaction; organizations before it stay charged.
struct CallCharger: Sendable {
  /// Items of one request.
  static let itemsLimit = 500

  let gathering: ChargeGathering
  let events: EventSink
  /// In whose name an organization's transaction runs.
  let scope: @Sendable (OrganizationID) -> TransactionScope

  /// One result an item, in their order. Throws `too_many_items`, and `CancellationError`.
  func charge(_ items: [ChargeItem]) async throws -> [ChargeResult] {
    guard items.count <= Self.itemsLimit else { throw BillingError.tooManyItems }
    let start = ContinuousClock.now
    var batch = ChargeBatch(items)
    for (organization, orders) in batch.groups {
      let outcome =
        batch.isDatabaseAway
        ? .failed("database_unavailable")
        : try await gathering.charge(orders, of: organization, in: scope(organization))
      batch.settle(orders, outcome)
    }
    events.emit(BillingEvents.batchCharged(batch.summary(duration: start.duration(to: .now))))
    return batch.results
  }

  /// Gathers orders of many requests into transactions on `database`.
  static func gathering(database: Database, events: EventSink) -> ChargeGathering {
    ChargeGathering { organization, orders, scope in
      let charger = OrganizationCharger(organization: organization, orders: orders)
      do {
        return .settled(try await charge(charger, in: scope, database))
      } catch {
        let failure = ChargeFailure(error)
        events.emit(BillingEvents.organizationFailed(organization, items: orders.count, reason: failure.reason))
        return failure.isDatabaseAway ? .databaseAway(failure.reason) : .failed(failure.reason)
      }
    }
  }

  /// All together, or each alone where Postgres refuses one of them.
  private static func charge(
    _ charger: OrganizationCharger, in scope: TransactionScope, _ database: Database
  ) async throws -> [ChargeAnswer] {
    do {
      return try await TransientRetry.run {
        try await database.withTransaction(scope) { try await charger.charge(in: $0) }
      }
    } catch  where ChargeFailure.isOfOneItem(error) {
      return try await TransientRetry.run {
        try await database.withTransaction(scope) { try await charger.chargeEachAlone(in: $0) }
      }
    }
  }
}
