internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Observability
internal import Postgres

/// The RPCs of billing; each has a file of its own here.
struct BillingHandlers: BillingService {
  let database: Database
  let events: EventSink

  init(database: Database, events: EventSink) {
    self.database = database
    self.events = events
  }
}
