internal import BillingAPI
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// A checked request for a new rate.
struct RateChange: Sendable {
  static let reasonLimit = 500
  static let microsPerMinute: ClosedRange<Int64> = 1...1_000_000_000
  static let incrementSeconds: ClosedRange<Int64> = 1...3_600
  /// How far ahead a change may be planned.
  static let horizon = Duration.seconds(366 * 86_400)

  struct Price: Sendable, Hashable {
    var microsPerMinute: Int64
    var incrementSeconds: Int64
    var rounding: Rate.Rounding
  }

  /// The zero UUID for everybody.
  var owner: OrganizationID
  /// Nil: the owner's own rate ends.
  var price: Price?
  /// Nil for now.
  var validFrom: Date?
  var reason: String
  var actor: String
  var key: IdempotencyKey
}

/// Sets what a minute costs from a moment on, once for each key. What has been priced is never priced otherwise.
struct RateSetter: Sendable {
  let database: Database
  let events: EventSink

  /// Throws `rate_scheduled`, `no_own_rate`, `idempotency_mismatch`.
  func set(_ change: RateChange) async throws -> SetRateResponse {
    let outcome = try await TransientRetry.run {
      try await database.withTransaction(.system) { transaction in
        // Everybody's rate is no organization's: it has a line in the log of events alone.
        try await change.key.perform(
          for: change.owner, in: transaction, retention: IdempotencyStore.fiveWeeks,
          isAudited: change.owner.uuid != .zero
        ) {
          try await write(change, in: transaction).serialized()
        }
      }
    }
    if case .performed = outcome {
      events.emit(BillingEvents.rateSet(change.owner, microsPerMinute: change.price?.microsPerMinute))
    }
    return try SetRateResponse(serialized: outcome.response)
  }

  private func write(_ change: RateChange, in transaction: Transaction) async throws -> SetRateResponse {
    let open = try await RateStore.lockOpen(change.owner, in: transaction)
    let start = try await RateStore.start(noEarlierThanNow: change.validFrom, in: transaction)
    if let open {
      // The open rate of a planned change begins later: it cannot end before.
      guard open.validFrom < start else { throw BillingError.rateScheduled }
      try await RateStore.end(open.id, at: start, in: transaction)
    }
    guard let price = change.price else {
      guard open != nil else { throw BillingError.noOwnRate }
      return SetRateResponse(rateID: "", validFrom: Timestamp(start))
    }
    let rate = Rate(
      id: .new(), owner: change.owner, microsPerMinute: price.microsPerMinute,
      incrementSeconds: price.incrementSeconds, rounding: price.rounding, validFrom: start, validUntil: nil)
    try await RateStore.insert(rate, reason: change.reason, actor: change.actor, in: transaction)
    return SetRateResponse(rateID: "\(rate.id)", validFrom: Timestamp(start))
  }
}
