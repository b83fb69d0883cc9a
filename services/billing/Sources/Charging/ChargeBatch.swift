internal import BillingAPI
internal import Identifiers
internal import RPCAPI

/// One `ChargeCalls` request on its way: which items are sound, which organization each belongs to, how each came out.
struct ChargeBatch {
  /// What became of one organization's part.
  enum GroupOutcome {
    case settled([ChargeAnswer])
    /// Nothing was charged; sending it again may help.
    case failed(String)
    /// Likewise, and asking for another transaction at once would only wait again.
    case databaseAway(String)
  }

  /// Sound items by organization, organizations in the order of their ids.
  let groups: [(OrganizationID, [ChargeOrder])]
  private(set) var results: [ChargeResult]
  private(set) var isDatabaseAway = false

  init(_ items: [ChargeItem]) {
    var results: [ChargeResult] = []
    var orders: [OrganizationID: [ChargeOrder]] = [:]
    for (index, item) in items.enumerated() {
      var result = ChargeResult(orgID: Self.echo(item.orgID), callID: Self.echo(item.callID))
      do throws(ChargeRefusal) {
        let order = try ChargeOrder(item, index: index)
        orders[order.organizationID, default: []].append(order)
        result.outcome = .failed
        result.reason = "not_attempted"
      } catch {
        result.outcome = .refused
        result.reason = error.rawValue
      }
      results.append(result)
    }
    self.results = results
    self.groups = orders.sorted { $0.key.description < $1.key.description }
      .map { ($0.key, $0.value.sorted(by: ChargeOrder.precedes)) }
  }

  mutating func settle(_ orders: [ChargeOrder], _ outcome: GroupOutcome) {
    switch outcome {
    case .settled(let answers):
      for answer in answers { answer.fill(&results[answer.index]) }
    case .failed(let reason):
      for order in orders { results[order.index].reason = reason }
    case .databaseAway(let reason):
      isDatabaseAway = true
      for order in orders { results[order.index].reason = reason }
    }
  }

  func summary(duration: Duration) -> BatchSummary {
    var summary = BatchSummary(organizations: groups.count, duration: duration)
    for result in results {
      switch result.outcome {
      case .charged: summary.charged += 1
      case .adjusted: summary.adjusted += 1
      case .unchanged: summary.unchanged += 1
      case .refused: summary.refused += 1
      case .failed, .unspecified, .unrecognized: summary.failed += 1
      }
    }
    return summary
  }

  /// An id as sent; of what is no id, its beginning, so that answers stay as small as 500 answers are.
  private static func echo(_ id: String) -> String { String(id.prefix(36)) }
}

/// How one order came out.
struct ChargeAnswer: Sendable {
  var index: Int
  var result: Result<ChargeDecision, ChargeFailure>

  func fill(_ answer: inout ChargeResult) {
    answer.reason = ""
    switch result {
    case .success(.charged(let amount)): (answer.outcome, answer.amount) = (.charged, amount.message)
    case .success(.unchanged(let amount)): (answer.outcome, answer.amount) = (.unchanged, amount.message)
    case .success(.adjusted(let amount)): (answer.outcome, answer.amount) = (.adjusted, amount.message)
    case .success(.refused(let refusal)): (answer.outcome, answer.reason) = (.refused, refusal.rawValue)
    case .failure(let failure): (answer.outcome, answer.reason) = (.failed, failure.reason)
    }
  }
}
