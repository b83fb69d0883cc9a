internal import Foundation
internal import Identifiers
internal import Postgres

/// Moves money between cards and the wallet, once for each (object, kind) of the provider's, whatever order its news come in.
struct PaymentPoster: Sendable {
  let organization: OrganizationID
  /// The event that told of it; empty where our own question did.
  var eventID = ""

  /// False where the effect was applied before. `amount` is above zero. Throws `balance_out_of_range`.
  func post(
    _ kind: TransferDraft.Kind, _ amount: MicroDollars, object: String, of recharge: RechargeID,
    in transaction: Transaction
  ) async throws -> Bool {
    let accounts = try await AccountStore.lock(organization, in: transaction)
    let transferID = TransferID.new()
    guard
      try await StripeEffectStore.insert(
        StripeEffect(objectID: object, kind: kind.rawValue, transferID: transferID.uuid, eventID: eventID),
        of: organization, in: transaction)
    else { return false }
    var book = LedgerBook(
      accounts: accounts, lastTransferSeq: try await TransferStore.lastSeq(of: organization, in: transaction),
      charges: [])
    var inputs = TransferInputs()
    inputs.providerObjectID = object
    inputs.providerEventID = eventID.isEmpty ? nil : eventID
    let payment = LedgerBook.Payment(
      kind: kind, recharge: recharge, amount: amount, key: "\(object)/\(kind.rawValue)", inputs: inputs)
    guard book.pay(payment, transferID: transferID) != nil else { throw BillingError.balanceOutOfRange }
    try await LedgerWriter.write(book.takeChanges(), of: organization, in: transaction)
    return true
  }

  /// Notes an effect that moves no money. False where it was noted before.
  func note(_ kind: String, object: String, in transaction: Transaction) async throws -> Bool {
    try await StripeEffectStore.insert(
      StripeEffect(objectID: object, kind: kind, transferID: .zero, eventID: eventID), of: organization,
      in: transaction)
  }
}
