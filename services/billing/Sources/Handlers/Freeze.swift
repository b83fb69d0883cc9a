internal import BillingAPI
internal import Calls
internal import Identifiers
internal import ServiceRuntime

extension BillingHandlers {
  /// Stops top-ups and recharges of the organization's wallet. Frozen already, it stays so. Throws `invalid_reason`.
  func freeze(_ request: FreezeRequest, context: CallContext) async throws -> FreezeResponse {
    try await freeze(true, reason: request.reason, context: context)
    return FreezeResponse(isFrozen: true)
  }

  /// Ends a freeze. Throws `invalid_reason`.
  func unfreeze(_ request: UnfreezeRequest, context: CallContext) async throws -> UnfreezeResponse {
    try await freeze(false, reason: request.reason, context: context)
    return UnfreezeResponse(isFrozen: false)
  }

  private func freeze(_ isFrozen: Bool, reason: String, context: CallContext) async throws {
    let organization = try context.requireOrganization()
    let reason = try TextRule.check(reason, field: "reason", limit: CallRefund.reasonLimit)
    let isNews = try await database.withTransaction(context.scope(organization)) { transaction in
      let isNews = try await WalletStore.freeze(
        organization, isFrozen, reason: reason, actor: context.principal, in: transaction)
      if isNews {
        try await News.append([.walletFrozen(isFrozen)], of: organization, in: transaction)
        try await AuditTrail.append(context, in: organization, transaction)
        if !isFrozen { try await RechargeTrigger.pull(organization, in: transaction) }
      }
      return isNews
    }
    if isNews { events.emit(BillingEvents.walletFrozen(organization, isFrozen)) }
    wakeWorkers()
  }
}
