internal import BillingAPI
internal import Foundation
internal import Identifiers
internal import Observability

/// Everything billing reports about its work.
enum BillingEvents: Sendable {
  /// A `ChargeCalls` request was worked off.
  case batchCharged(BatchSummary)
  /// One organization's part of a batch failed and was given back to the sender.
  case organizationFailed(OrganizationID, items: Int, reason: String)
  case promoGranted(OrganizationID, TransferID, MicroDollars)
  case callRefunded(OrganizationID, CallID, MicroDollars)
  /// The zero UUID stands for everybody; nil: the organization's own rate ends.
  case rateSet(OrganizationID, microsPerMinute: Int64?)
  case walletFrozen(OrganizationID, Bool)
  /// An event of Stripe's was judged.
  case stripeEvent(type: String, StripeEventOutcome, reason: String)
  /// Stripe's own events were looked through.
  case stripeReconciled(listed: Int, applied: Int, failed: Int)
  /// An organization's ledger is not sound; the first invariant that does not hold is named.
  case ledgerViolated(OrganizationID, invariant: String, violations: Int)
}

/// How the items of a batch came out.
struct BatchSummary: Sendable, Hashable {
  var charged = 0
  var adjusted = 0
  var unchanged = 0
  var refused = 0
  var failed = 0
  var organizations = 0
  var duration: Duration = .zero
}

extension BillingEvents: Event {
  var record: EventRecord {
    switch self {
    case .batchCharged(let batch): batch.record
    case .organizationFailed(let organization, let items, let reason):
      EventRecord(
        name: "billing.organization_failed", level: .warning,
        fields: [("org_id", .string("\(organization)")), ("items", .int(items)), ("reason", .string(reason))])
    case .promoGranted(let organization, let transfer, let amount):
      EventRecord(
        name: "billing.promo_granted", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("transfer_id", .string("\(transfer)")),
          ("amount_micros", .int(amount.micros)),
        ],
        metrics: [.count("billing_promos_total")])
    case .callRefunded(let organization, let call, let amount):
      EventRecord(
        name: "billing.call_refunded", level: .notice,
        fields: [
          ("org_id", .string("\(organization)")), ("call_id", .string("\(call)")),
          ("amount_micros", .int(amount.micros)),
        ],
        metrics: [.count("billing_refunds_total")])
    case .rateSet(let organization, let microsPerMinute):
      EventRecord(
        name: "billing.rate_set", level: .notice,
        fields: [("org_id", .string("\(organization)"))]
          + (microsPerMinute.map { [("micros_per_minute", .int($0))] } ?? []))
    case .walletFrozen(let organization, let isFrozen):
      EventRecord(
        name: isFrozen ? "billing.wallet_frozen" : "billing.wallet_unfrozen", level: .notice,
        fields: [("org_id", .string("\(organization)"))])
    case .stripeEvent(let type, let outcome, let reason):
      EventRecord(
        name: "billing.stripe_event",
        fields: [
          ("type", .string(String(type.prefix(64)))), ("outcome", .string(outcome.word)), ("reason", .string(reason)),
        ],
        metrics: [.count("billing_stripe_events_total", labels: ["outcome": outcome.word])])
    case .stripeReconciled(let listed, let applied, let failed):
      EventRecord(
        name: "billing.stripe_reconciled", level: applied + failed > 0 ? .notice : .debug,
        fields: [("listed", .int(listed)), ("applied", .int(applied)), ("failed", .int(failed))],
        metrics: [.count("billing_stripe_events_missed_total", by: applied)])
    case .ledgerViolated(let organization, let invariant, let violations):
      EventRecord(
        name: "billing.ledger_violated", level: .critical,
        fields: [
          ("org_id", .string("\(organization)")), ("invariant", .string(invariant)), ("violations", .int(violations)),
        ],
        metrics: [.count("billing_ledger_violations_total", by: violations)])
    }
  }
}

extension BatchSummary {
  fileprivate var record: EventRecord {
    let outcomes = [
      ("charged", charged), ("adjusted", adjusted), ("unchanged", unchanged), ("refused", refused), ("failed", failed),
    ]
    return EventRecord(
      name: "billing.batch_charged", level: refused + failed > 0 ? .warning : .info,
      fields: outcomes.map { ($0.0, .int($0.1)) }
        + [("organizations", .int(organizations)), ("duration", .duration(duration))],
      metrics: outcomes.filter { $0.1 > 0 }.map {
        .count("billing_charge_items_total", by: $0.1, labels: ["outcome": $0.0])
      } + [.observe("billing_charge_batch_seconds", duration)])
  }
}

extension StripeEventOutcome {
  fileprivate var word: String {
    switch self {
    case .applied: "applied"
    case .unchanged: "unchanged"
    case .ignored: "ignored"
    case .unspecified, .unrecognized: "unspecified"
    }
  }
}
