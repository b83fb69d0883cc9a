internal import BillingAPI
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// A checked request to give back what a call cost.
struct CallRefund: Sendable {
  static let reasonLimit = 500

  var organization: OrganizationID
  var call: CallID
  /// Above zero; nil for all that is left.
  var amount: MicroDollars?
  var reason: String
  var scope: TransactionScope
  var key: IdempotencyKey
}

/// Gives back what calls cost, once for each key.
struct CallRefunder: Sendable {
  let database: Database
  let events: EventSink

  /// Throws `charge_not_found`, `refund_exceeds_charge`, `idempotency_mismatch`, `balance_out_of_range`.
  func refund(_ refund: CallRefund) async throws -> RefundCallResponse {
    let outcome = try await TransientRetry.run {
      try await database.withTransaction(refund.scope) { transaction in
        try await refund.key.perform(
          for: refund.organization, in: transaction, retention: IdempotencyStore.fiveWeeks
        ) {
          try await post(refund, in: transaction).serialized()
        }
      }
    }
    let response = try RefundCallResponse(serialized: outcome.response)
    if case .performed = outcome {
      events.emit(
        BillingEvents.callRefunded(refund.organization, refund.call, MicroDollars(response.refunded?.micros ?? 0)))
    }
    return response
  }

  private func post(_ refund: CallRefund, in transaction: Transaction) async throws -> RefundCallResponse {
    let accounts = try await AccountStore.lock(refund.organization, in: transaction)
    var book = LedgerBook(
      accounts: accounts,
      lastTransferSeq: try await TransferStore.lastSeq(of: refund.organization, in: transaction),
      charges: try await CallChargeStore.charges(
        of: [refund.call], organization: refund.organization, in: transaction))
    let transfer = try book.refund(
      refund.call, amount: refund.amount, idempotencyKey: refund.key.key,
      inputs: TransferInputs(reason: refund.reason, actor: refund.scope.actor), transferID: .new())
    let charge = book.charges[refund.call]
    try await LedgerWriter.write(book.takeChanges(), of: refund.organization, in: transaction)
    let refunded = MicroDollars((transfer.inputs.paidBeforeMicros ?? 0) - (charge?.paid.micros ?? 0))
    try await News.append(
      [.chargePosted(refund.call, transfer.id, .refund, amount: refunded, balance: transfer.walletBalanceAfter)],
      of: refund.organization, in: transaction)
    return RefundCallResponse(
      transferID: "\(transfer.id)", refunded: refunded.message, remaining: charge?.paid.message,
      balance: transfer.walletBalanceAfter.message)
  }
}
