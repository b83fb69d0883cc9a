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
