internal import Foundation
internal import Identifiers
internal import Jobs
internal import Postgres

/// What an organization hears of its money in its event stream. Without personal content.
enum News: Sendable, Hashable {
  case chargePosted(CallID, TransferID, WalletMovementKind, amount: MicroDollars, balance: MicroDollars)
  /// The balance fell below what the recharge rule says, or below zero.
  case walletLow(balance: MicroDollars, threshold: MicroDollars)
  case walletFrozen(Bool)
  case recharge(Recharge)
  /// The rule switched itself off, and why.
  case rechargeDisabled(RechargeRule.DisabledReason)
  case disputeOpened(object: String, amount: MicroDollars)
  case disputeClosed(object: String, isWon: Bool)

  typealias WalletMovementKind = TransferDraft.Kind

  /// Appends the news to the outbox: told if and when the transaction commits.
  static func append(_ news: [News], of organization: OrganizationID, in transaction: Transaction) async throws {
    _ = try await transaction.results(of: try appending(news, of: organization))
  }

  /// The statements that append the news, for whoever sends them together with others of the transaction.
  static func appending(_ news: [News], of organization: OrganizationID) throws -> [Statement] {
    try OutboxStore.appending(
      try news.map { news in
        NewOutboxEvent(
          receiver: receiver, kind: news.kind, organizationID: organization, subject: .version7(), version: 1,
          payload: try news.payload())
      })
  }

  /// Name of the receiver that brings news to the stream.
  static let receiver = "stream"

  /// Name of the event, such as `charge.posted`.
  var kind: String {
    switch self {
    case .chargePosted: "charge.posted"
    case .walletLow: "wallet.low"
    case .walletFrozen(let isFrozen): isFrozen ? "wallet.frozen" : "wallet.unfrozen"
    case .recharge(let recharge): "recharge.\(recharge.machine.state.rawValue)"
    case .rechargeDisabled: "recharge.disabled"
    case .disputeOpened: "dispute.opened"
    case .disputeClosed(_, let isWon): isWon ? "dispute.won" : "dispute.lost"
    }
  }

  /// One JSON object, its keys in order.
  func payload() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(content))
  }

  private var content: Content {
    switch self {
    case .chargePosted(let call, let transfer, let kind, let amount, let balance):
      Content(
        callID: "\(call)", transferID: "\(transfer)", kind: kind.rawValue, amountMicros: amount.micros,
        balanceMicros: balance.micros)
    case .walletLow(let balance, let threshold):
      Content(balanceMicros: balance.micros, thresholdMicros: threshold.micros)
    case .walletFrozen: Content()
    case .recharge(let recharge):
      Content(
        kind: recharge.trigger.rawValue, amountMicros: recharge.amount.micros, rechargeID: "\(recharge.id)",
        reason: recharge.reason.isEmpty ? nil : recharge.reason)
    case .rechargeDisabled(let reason): Content(reason: reason.rawValue)
    case .disputeOpened(let object, let amount): Content(amountMicros: amount.micros, providerObjectID: object)
    case .disputeClosed(let object, _): Content(providerObjectID: object)
    }
  }

  private struct Content: Encodable {
    var callID: String?
    var transferID: String?
    var kind: String?
    var amountMicros: Int64?
    var balanceMicros: Int64?
    var thresholdMicros: Int64?
    var rechargeID: String?
    var providerObjectID: String?
    var reason: String?

    enum CodingKeys: String, CodingKey {
      case callID = "call_id"
      case transferID = "transfer_id"
      case kind
      case amountMicros = "amount_micros"
      case balanceMicros = "balance_micros"
      case thresholdMicros = "threshold_micros"
      case rechargeID = "recharge_id"
      case providerObjectID = "provider_object_id"
      case reason
    }
  }
}
