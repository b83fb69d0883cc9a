public import Resilience

/// How a relay works. The defaults are the house's; the duration of the lease is the database's time.
public struct OutboxRelayConfiguration: Sendable, Hashable {
  /// Events in one delivery, at most.
  public var batchSize = 200
  /// How long a claim lasts. A relay that dies leaves its events lying for as long as this.
  public var lease = Duration.seconds(30)
  /// How long a delivery may take.
  public var deliveryDeadline = Duration.seconds(20)
  /// How often the relay looks for due events without being woken.
  public var pollInterval = Duration.milliseconds(500)
  /// Waits of single events that a receiver answered with retry, or that were in a failed delivery.
  public var backoff = Backoff.internalLane
  /// Rests of the relay after a delivery failed as a whole. Short, so that a receiver that comes back is soon served.
  public var rest = Backoff(base: .milliseconds(200), cap: .seconds(5))
  public var budget = ElapsedBudget.threeDays

  public init() {}

  /// Time for a claim or a settlement: at most `batchSize` rows.
  static let bookkeepingTimeout = Duration.seconds(5)
  /// Ended leases taken up in one round.
  static let upkeepBatch = 1000

  var policy: RetryPolicy { RetryPolicy(backoff: backoff, budget: budget, maximumCrashes: .max) }

  func check() {
    precondition((1...200).contains(batchSize), "a delivery has 1 to 200 events")
    precondition(deliveryDeadline + .seconds(5) <= lease, "a lease must outlive the delivery and its settlement")
  }
}
