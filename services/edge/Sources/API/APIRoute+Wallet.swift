internal import BillingAPI

/// An organization's money.
extension APIRoute {
  static let wallet = [
    APIRoute(
      .get, "/v1/wallet", .billing, BillingMethods.getWallet, access: .permission("wallet.read"),
      "The wallet's balance."),
    APIRoute(
      .get, "/v1/wallet/transfers", .billing, BillingMethods.listTransfers, access: .permission("wallet.read"),
      "What moved the wallet, newest first."),
    APIRoute(
      .get, "/v1/wallet/recharge-rule", .billing, BillingMethods.getRechargeRule, access: .permission("wallet.read"),
      "When the wallet recharges itself, and what that would do now."),
    APIRoute(
      .put, "/v1/wallet/recharge-rule", .billing, BillingMethods.setRechargeRule, access: .permission("wallet.manage"),
      kind: .money, "Says when the wallet recharges itself, or tells what that would do."),
    APIRoute(
      .get, "/v1/wallet/top-ups", .billing, BillingMethods.listRecharges, access: .permission("wallet.read"),
      "Top-ups and recharges, newest first."),
    APIRoute(
      .post, "/v1/wallet/top-ups", .billing, BillingMethods.topUp, access: .permission("wallet.manage"), kind: .money,
      status: 201, "Charges a card now; asked again under its key, it tells how far that top-up is."),
  ]
}
