internal import BillingAPI
internal import Identifiers
internal import Jobs
internal import Messages
internal import Observability
internal import Postgres
internal import ServiceRuntime

/// A checked request for promotional credit.
struct PromoGrant: Sendable {
  /// $10,000.00.
  static let amountLimit = MicroDollars(10_000_000_000)
  static let reasonLimit = 500

  var organization: OrganizationID
  /// Above zero, at most ``amountLimit``.
  var amount: MicroDollars
  var reason: String
  var scope: TransactionScope
  var key: IdempotencyKey
}

/// Gives promotional credit, once for each key.
struct PromoGranter: Sendable {
  let database: Database
  let events: EventSink

  /// Throws `idempotency_mismatch`, `balance_out_of_range`.
  func grant(_ grant: PromoGrant) async throws -> GrantPromoResponse {
    let outcome = try await TransientRetry.run {
      try await database.withTransaction(grant.scope) { transaction in
        try await grant.key.perform(
          for: grant.organization, in: transaction, retention: IdempotencyStore.fiveWeeks
        ) {
          try await post(grant, in: transaction).serialized()
        }
      }
    }
    let response = try GrantPromoResponse(serialized: outcome.response)
    if case .performed = outcome, let transfer = TransferID(response.transferID) {
      events.emit(BillingEvents.promoGranted(grant.organization, transfer, grant.amount))
    }
    return response
  }

  private func post(_ grant: PromoGrant, in transaction: Transaction) async throws -> GrantPromoResponse {
    var book = LedgerBook(
      accounts: try await AccountStore.lock(grant.organization, in: transaction),
      lastTransferSeq: try await TransferStore.lastSeq(of: grant.organization, in: transaction), charges: [])
    let draft = book.grantPromo(
      grant.amount, idempotencyKey: grant.key.key,
      inputs: TransferInputs(reason: grant.reason, actor: grant.scope.actor), transferID: .new())
    guard let transfer = draft else { throw BillingError.balanceOutOfRange }
    try await LedgerWriter.write(book.takeChanges(), of: grant.organization, in: transaction)
    return GrantPromoResponse(transferID: "\(transfer.id)", balance: transfer.walletBalanceAfter.message)
  }
}
