internal import BillingAPI
internal import Calls
internal import ServiceRuntime

extension BillingHandlers {
  /// The balance of the caller's organization; zero for one that never had money.
  func getWallet(_ request: GetWalletRequest, context: CallContext) async throws -> GetWalletResponse {
    let organization = try context.requireOrganization()
    let (wallet, isFrozen) = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      (
        try await AccountStore.wallet(organization, in: $0),
        try await WalletStore.isFrozen(organization, in: $0)
      )
    }
    return GetWalletResponse(
      balance: wallet.balance.message, paid: wallet.paid.message, promo: wallet.promo.message,
      isOverdrawn: wallet.balance < .zero, isFrozen: isFrozen)
  }
}
