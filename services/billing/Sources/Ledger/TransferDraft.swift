internal import Identifiers

/// A transfer that was decided and is to be written.
struct TransferDraft: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable {
    case charge, adjust, promo
  }

  var id: TransferID
  /// The organization's n-th transfer.
  var seq: Int64
  var kind: Kind
  /// Nil where no call is paid for.
  var callID: CallID?
  var idempotencyKey: String = ""
  var rateID: RateID?
  var inputs: TransferInputs
  var walletBalanceAfter: MicroDollars
  /// Two or more; their amounts sum to zero.
  var postings: [PostingDraft]
}

/// One line of a transfer.
struct PostingDraft: Sendable, Hashable {
  var accountID: AccountID
  var amount: MicroDollars
  var accountSeq: Int64
  var balanceAfter: MicroDollars
}

/// One time a charged call turned out longer.
struct AdjustmentDraft: Sendable, Hashable {
  var callID: CallID
  /// The call's n-th.
  var n: Int64
  var transferID: TransferID
  var oldSeconds: Int64
  var newSeconds: Int64
}

/// What a call has cost: one row of `call_charges`.
struct CallCharge: Sendable, Hashable {
  var callID: CallID
  var version: Int64
  /// Seconds paid for.
  var seconds: Int64
  var rateID: RateID
  var amount: MicroDollars
  /// How many adjustments there are.
  var adjustments: Int64 = 0
}
