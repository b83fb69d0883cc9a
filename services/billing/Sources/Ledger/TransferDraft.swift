internal import Foundation
internal import Identifiers

/// A transfer that was decided and is to be written.
struct TransferDraft: Sendable, Hashable {
  /// Why money moves. The raw value is the column.
  enum Kind: String, Sendable, Hashable {
    /// The first price of a call.
    case charge
    /// A charged call turned out longer.
    case adjust
    /// The provider says that a charged call was shorter.
    case correct
    /// An operator gives back what a call cost.
    case refund
    /// Credit is given.
    case promo
    /// A card paid.
    case topUp = "top_up"
    /// The card got money back.
    case paymentRefund = "payment_refund"
    /// It did not, after all.
    case paymentRefundFailed = "payment_refund_failed"
    /// The card's owner took money back.
    case dispute
    /// And lost: it comes back.
    case disputeReturned = "dispute_returned"
  }

  /// What a transfer is about.
  enum Subject: Sendable, Hashable {
    case nothing
    case call(CallID)
    /// The recharge that brought the money.
    case recharge(RechargeID)

    /// The column: the zero UUID stands for nothing.
    var uuid: UUID {
      switch self {
      case .nothing: .zero
      case .call(let call): call.uuid
      case .recharge(let recharge): recharge.uuid
      }
    }
  }

  var id: TransferID
  /// The organization's n-th transfer.
  var seq: Int64 = 0
  var kind: Kind
  var subject = Subject.nothing
  /// What the asker called the request; empty where the subject is the key.
  var idempotencyKey: String = ""
  var rateID: RateID?
  var inputs: TransferInputs
  var walletBalanceAfter = MicroDollars.zero
  /// Two or more; their amounts sum to zero.
  var postings: [PostingDraft] = []
}

/// One line of a transfer.
struct PostingDraft: Sendable, Hashable {
  var accountID: AccountID
  var amount: MicroDollars
  var accountSeq: Int64
  var balanceAfter: MicroDollars
}

/// One time other seconds moved a charged call's money.
struct AdjustmentDraft: Sendable, Hashable {
  var callID: CallID
  /// The call's n-th.
  var n: Int64
  var transferID: TransferID
  var oldSeconds: Int64
  var newSeconds: Int64
}
