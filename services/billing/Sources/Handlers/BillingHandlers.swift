internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Observability
internal import Postgres

/// The RPCs of billing; each has a file of its own here.
struct BillingHandlers: BillingService {
  let database: Database
  let events: EventSink
  let gathering: ChargeGathering
  /// Nil where no payment provider is configured.
  let payments: (any PaymentProvider)?
  /// Called after a commit that may have left work: recharges, news. A matter of speed only.
  let wakeWorkers: @Sendable () -> Void

  init(
    database: Database, events: EventSink, payments: (any PaymentProvider)? = nil,
    wakeWorkers: @escaping @Sendable () -> Void = {}
  ) {
    self.database = database
    self.events = events
    gathering = CallCharger.gathering(database: database, events: events)
    self.payments = payments
    self.wakeWorkers = wakeWorkers
  }
}
