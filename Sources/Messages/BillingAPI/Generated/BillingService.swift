// Made from switchboard/billing/v1/billing.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// The prepaid wallet of every organization, kept as a double-entry ledger.
public protocol BillingService: RPCService {
  /// The balance of the caller's organization; zero for one that never had money. Errors: none of its own.
  func getWallet(_ request: GetWalletRequest, context: CallContext) async throws -> GetWalletResponse
  /// What moved the wallet, newest first: the statement. Errors: INVALID_ARGUMENT (bad_cursor).
  func listTransfers(_ request: ListTransfersRequest, context: CallContext) async throws -> ListTransfersResponse
  /// What one call cost and why. Errors: NOT_FOUND (charge_not_found).
  func getCharge(_ request: GetChargeRequest, context: CallContext) async throws -> GetChargeResponse
  /// Why one call cost what it cost: its price, every transfer it caused and their lines. Errors: NOT_FOUND
  /// (charge_not_found).
  func explainCharge(_ request: ExplainChargeRequest, context: CallContext) async throws -> ExplainChargeResponse
  /// Gives an organization promotional credit, spent before paid money. Errors: INVALID_ARGUMENT,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func grantPromo(_ request: GrantPromoRequest, context: CallContext) async throws -> GrantPromoResponse
  /// Gives back what a call cost, or a part of it, to where the money came from. Errors: INVALID_ARGUMENT, NOT_FOUND
  /// (charge_not_found), FAILED_PRECONDITION (refund_exceeds_charge, idempotency_mismatch).
  func refundCall(_ request: RefundCallRequest, context: CallContext) async throws -> RefundCallResponse
  /// Sets what a minute costs from a moment on, for everybody or for one organization. Never for time that has passed.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (rate_scheduled: a later change is planned already; no_own_rate;
  /// idempotency_mismatch).
  func setRate(_ request: SetRateRequest, context: CallContext) async throws -> SetRateResponse
  /// Stops top-ups and recharges of the wallet; calls that took place are charged all the same. Errors: INVALID_ARGUMENT.
  func freeze(_ request: FreezeRequest, context: CallContext) async throws -> FreezeResponse
  /// Ends a freeze. Errors: INVALID_ARGUMENT.
  func unfreeze(_ request: UnfreezeRequest, context: CallContext) async throws -> UnfreezeResponse
  /// When the wallet recharges itself, and what that would do now. Errors: none of its own.
  func getRechargeRule(_ request: GetRechargeRuleRequest, context: CallContext) async throws -> GetRechargeRuleResponse
  /// Says when the wallet recharges itself. With `is_preview` nothing is stored and the answer tells what it would do.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  func setRechargeRule(_ request: SetRechargeRuleRequest, context: CallContext) async throws -> SetRechargeRuleResponse
  /// Charges a card now, with its owner present. Asked again under its key, it answers how far that top-up is.
  /// Errors: INVALID_ARGUMENT, RESOURCE_EXHAUSTED (daily_cap, monthly_cap), FAILED_PRECONDITION (recharge_live: another one
  /// is under way; wallet_frozen; idempotency_mismatch), UNAVAILABLE (payments_unavailable).
  func topUp(_ request: TopUpRequest, context: CallContext) async throws -> TopUpResponse
  /// Top-ups and recharges, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listRecharges(_ request: ListRechargesRequest, context: CallContext) async throws -> ListRechargesResponse
  /// Takes a verified event of Stripe as a hint: the object is read again with our key before anything moves.
  /// Errors: INVALID_ARGUMENT, UNAVAILABLE (payments_unavailable: send it again).
  func applyStripeEvent(_ request: ApplyStripeEventRequest, context: CallContext) async throws -> ApplyStripeEventResponse
  /// Looks through Stripe's own events since a time and applies those that no webhook told of; a periodic duty does so all the
  /// time. Errors: INVALID_ARGUMENT (invalid_since), UNAVAILABLE (payments_unavailable).
  func reconcileStripe(_ request: ReconcileStripeRequest, context: CallContext) async throws -> ReconcileStripeResponse
  /// Says that organizations were closed: their wallets recharge themselves no more until somebody switches that on again. What
  /// calls cost is still charged. At most 500. Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  func noteClosedOrganizations(_ request: NoteClosedOrganizationsRequest, context: CallContext) async throws -> NoteClosedOrganizationsResponse
  /// Checks every invariant of the ledger, organization by organization. Errors: INVALID_ARGUMENT (bad_cursor).
  func verifyLedger(_ request: VerifyLedgerRequest, context: CallContext) async throws -> VerifyLedgerResponse
  /// Charges ended calls, each once: idempotent on (organization, call). One bad item never harms another.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func chargeCalls(_ request: ChargeCallsRequest, context: CallContext) async throws -> ChargeCallsResponse
  /// Which of an organization's calls were charged, at most 500 at once. A call without a charge has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  func getCallCharges(_ request: GetCallChargesRequest, context: CallContext) async throws -> GetCallChargesResponse
}

extension BillingService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(BillingMethods.getWallet) { request, context in try await self.getWallet(request, context: context) },
      MethodHandler(BillingMethods.listTransfers) { request, context in try await self.listTransfers(request, context: context) },
      MethodHandler(BillingMethods.getCharge) { request, context in try await self.getCharge(request, context: context) },
      MethodHandler(BillingMethods.explainCharge) { request, context in try await self.explainCharge(request, context: context) },
      MethodHandler(BillingMethods.grantPromo) { request, context in try await self.grantPromo(request, context: context) },
      MethodHandler(BillingMethods.refundCall) { request, context in try await self.refundCall(request, context: context) },
      MethodHandler(BillingMethods.setRate) { request, context in try await self.setRate(request, context: context) },
      MethodHandler(BillingMethods.freeze) { request, context in try await self.freeze(request, context: context) },
      MethodHandler(BillingMethods.unfreeze) { request, context in try await self.unfreeze(request, context: context) },
      MethodHandler(BillingMethods.getRechargeRule) { request, context in try await self.getRechargeRule(request, context: context) },
      MethodHandler(BillingMethods.setRechargeRule) { request, context in try await self.setRechargeRule(request, context: context) },
      MethodHandler(BillingMethods.topUp) { request, context in try await self.topUp(request, context: context) },
      MethodHandler(BillingMethods.listRecharges) { request, context in try await self.listRecharges(request, context: context) },
      MethodHandler(BillingMethods.applyStripeEvent) { request, context in try await self.applyStripeEvent(request, context: context) },
      MethodHandler(BillingMethods.reconcileStripe) { request, context in try await self.reconcileStripe(request, context: context) },
      MethodHandler(BillingMethods.noteClosedOrganizations) { request, context in try await self.noteClosedOrganizations(request, context: context) },
      MethodHandler(BillingMethods.verifyLedger) { request, context in try await self.verifyLedger(request, context: context) },
      MethodHandler(BillingMethods.chargeCalls) { request, context in try await self.chargeCalls(request, context: context) },
      MethodHandler(BillingMethods.getCallCharges) { request, context in try await self.getCallCharges(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.billing.v1.BillingService`.
public enum BillingMethods {
  /// The balance of the caller's organization; zero for one that never had money. Errors: none of its own.
  public static let getWallet = Method<GetWalletRequest, GetWalletResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GetWallet", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// What moved the wallet, newest first: the statement. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listTransfers = Method<ListTransfersRequest, ListTransfersResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ListTransfers", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// What one call cost and why. Errors: NOT_FOUND (charge_not_found).
  public static let getCharge = Method<GetChargeRequest, GetChargeResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GetCharge", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Why one call cost what it cost: its price, every transfer it caused and their lines. Errors: NOT_FOUND
  /// (charge_not_found).
  public static let explainCharge = Method<ExplainChargeRequest, ExplainChargeResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ExplainCharge", defaultTimeout: .milliseconds(3000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Gives an organization promotional credit, spent before paid money. Errors: INVALID_ARGUMENT,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let grantPromo = Method<GrantPromoRequest, GrantPromoResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GrantPromo", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// Gives back what a call cost, or a part of it, to where the money came from. Errors: INVALID_ARGUMENT, NOT_FOUND
  /// (charge_not_found), FAILED_PRECONDITION (refund_exceeds_charge, idempotency_mismatch).
  public static let refundCall = Method<RefundCallRequest, RefundCallResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/RefundCall", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// Sets what a minute costs from a moment on, for everybody or for one organization. Never for time that has passed.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (rate_scheduled: a later change is planned already; no_own_rate;
  /// idempotency_mismatch).
  public static let setRate = Method<SetRateRequest, SetRateResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/SetRate", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// Stops top-ups and recharges of the wallet; calls that took place are charged all the same. Errors: INVALID_ARGUMENT.
  public static let freeze = Method<FreezeRequest, FreezeResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/Freeze", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// Ends a freeze. Errors: INVALID_ARGUMENT.
  public static let unfreeze = Method<UnfreezeRequest, UnfreezeResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/Unfreeze", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// When the wallet recharges itself, and what that would do now. Errors: none of its own.
  public static let getRechargeRule = Method<GetRechargeRuleRequest, GetRechargeRuleResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GetRechargeRule", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Says when the wallet recharges itself. With `is_preview` nothing is stored and the answer tells what it would do.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public static let setRechargeRule = Method<SetRechargeRuleRequest, SetRechargeRuleResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/SetRechargeRule", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Charges a card now, with its owner present. Asked again under its key, it answers how far that top-up is.
  /// Errors: INVALID_ARGUMENT, RESOURCE_EXHAUSTED (daily_cap, monthly_cap), FAILED_PRECONDITION (recharge_live: another one
  /// is under way; wallet_frozen; idempotency_mismatch), UNAVAILABLE (payments_unavailable).
  public static let topUp = Method<TopUpRequest, TopUpResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/TopUp", defaultTimeout: .milliseconds(20000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Top-ups and recharges, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listRecharges = Method<ListRechargesRequest, ListRechargesResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ListRecharges", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Takes a verified event of Stripe as a hint: the object is read again with our key before anything moves.
  /// Errors: INVALID_ARGUMENT, UNAVAILABLE (payments_unavailable: send it again).
  public static let applyStripeEvent = Method<ApplyStripeEventRequest, ApplyStripeEventResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ApplyStripeEvent", defaultTimeout: .milliseconds(20000),
      idempotency: .idempotent, callers: ["webhooks"], isSystem: true))

  /// Looks through Stripe's own events since a time and applies those that no webhook told of; a periodic duty does so all the
  /// time. Errors: INVALID_ARGUMENT (invalid_since), UNAVAILABLE (payments_unavailable).
  public static let reconcileStripe = Method<ReconcileStripeRequest, ReconcileStripeResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ReconcileStripe", defaultTimeout: .milliseconds(120000),
      idempotency: .idempotent, callers: ["operator"], isSystem: true))

  /// Says that organizations were closed: their wallets recharge themselves no more until somebody switches that on again. What
  /// calls cost is still charged. At most 500. Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  public static let noteClosedOrganizations = Method<NoteClosedOrganizationsRequest, NoteClosedOrganizationsResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/NoteClosedOrganizations", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["auth"], isSystem: true))

  /// Checks every invariant of the ledger, organization by organization. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let verifyLedger = Method<VerifyLedgerRequest, VerifyLedgerResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/VerifyLedger", defaultTimeout: .milliseconds(60000),
      idempotency: .noSideEffects, callers: ["operator"], isSystem: true))

  /// Charges ended calls, each once: idempotent on (organization, call). One bad item never harms another.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let chargeCalls = Method<ChargeCallsRequest, ChargeCallsResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ChargeCalls", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["webhooks"], isSystem: true))

  /// Which of an organization's calls were charged, at most 500 at once. A call without a charge has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public static let getCallCharges = Method<GetCallChargesRequest, GetCallChargesResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GetCallCharges", defaultTimeout: .milliseconds(5000),
      idempotency: .noSideEffects, callers: ["webhooks"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    getWallet.description,
    listTransfers.description,
    getCharge.description,
    explainCharge.description,
    grantPromo.description,
    refundCall.description,
    setRate.description,
    freeze.description,
    unfreeze.description,
    getRechargeRule.description,
    setRechargeRule.description,
    topUp.description,
    listRecharges.description,
    applyStripeEvent.description,
    reconcileStripe.description,
    noteClosedOrganizations.description,
    verifyLedger.description,
    chargeCalls.description,
    getCallCharges.description,
  ]
}

/// Calls `switchboard.billing.v1.BillingService`.
public struct BillingClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// The balance of the caller's organization; zero for one that never had money. Errors: none of its own.
  public func getWallet(
    _ request: GetWalletRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetWalletResponse {
    try await caller.call(BillingMethods.getWallet, request, options: options)
  }

  /// What moved the wallet, newest first: the statement. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listTransfers(
    _ request: ListTransfersRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListTransfersResponse {
    try await caller.call(BillingMethods.listTransfers, request, options: options)
  }

  /// What one call cost and why. Errors: NOT_FOUND (charge_not_found).
  public func getCharge(
    _ request: GetChargeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetChargeResponse {
    try await caller.call(BillingMethods.getCharge, request, options: options)
  }

  /// Why one call cost what it cost: its price, every transfer it caused and their lines. Errors: NOT_FOUND
  /// (charge_not_found).
  public func explainCharge(
    _ request: ExplainChargeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ExplainChargeResponse {
    try await caller.call(BillingMethods.explainCharge, request, options: options)
  }

  /// Gives an organization promotional credit, spent before paid money. Errors: INVALID_ARGUMENT,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func grantPromo(
    _ request: GrantPromoRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GrantPromoResponse {
    try await caller.call(BillingMethods.grantPromo, request, options: options)
  }

  /// Gives back what a call cost, or a part of it, to where the money came from. Errors: INVALID_ARGUMENT, NOT_FOUND
  /// (charge_not_found), FAILED_PRECONDITION (refund_exceeds_charge, idempotency_mismatch).
  public func refundCall(
    _ request: RefundCallRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> RefundCallResponse {
    try await caller.call(BillingMethods.refundCall, request, options: options)
  }

  /// Sets what a minute costs from a moment on, for everybody or for one organization. Never for time that has passed.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (rate_scheduled: a later change is planned already; no_own_rate;
  /// idempotency_mismatch).
  public func setRate(
    _ request: SetRateRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SetRateResponse {
    try await caller.call(BillingMethods.setRate, request, options: options)
  }

  /// Stops top-ups and recharges of the wallet; calls that took place are charged all the same. Errors: INVALID_ARGUMENT.
  public func freeze(
    _ request: FreezeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> FreezeResponse {
    try await caller.call(BillingMethods.freeze, request, options: options)
  }

  /// Ends a freeze. Errors: INVALID_ARGUMENT.
  public func unfreeze(
    _ request: UnfreezeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> UnfreezeResponse {
    try await caller.call(BillingMethods.unfreeze, request, options: options)
  }

  /// When the wallet recharges itself, and what that would do now. Errors: none of its own.
  public func getRechargeRule(
    _ request: GetRechargeRuleRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetRechargeRuleResponse {
    try await caller.call(BillingMethods.getRechargeRule, request, options: options)
  }

  /// Says when the wallet recharges itself. With `is_preview` nothing is stored and the answer tells what it would do.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public func setRechargeRule(
    _ request: SetRechargeRuleRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SetRechargeRuleResponse {
    try await caller.call(BillingMethods.setRechargeRule, request, options: options)
  }

  /// Charges a card now, with its owner present. Asked again under its key, it answers how far that top-up is.
  /// Errors: INVALID_ARGUMENT, RESOURCE_EXHAUSTED (daily_cap, monthly_cap), FAILED_PRECONDITION (recharge_live: another one
  /// is under way; wallet_frozen; idempotency_mismatch), UNAVAILABLE (payments_unavailable).
  public func topUp(
    _ request: TopUpRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> TopUpResponse {
    try await caller.call(BillingMethods.topUp, request, options: options)
  }

  /// Top-ups and recharges, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listRecharges(
    _ request: ListRechargesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListRechargesResponse {
    try await caller.call(BillingMethods.listRecharges, request, options: options)
  }

  /// Takes a verified event of Stripe as a hint: the object is read again with our key before anything moves.
  /// Errors: INVALID_ARGUMENT, UNAVAILABLE (payments_unavailable: send it again).
  public func applyStripeEvent(
    _ request: ApplyStripeEventRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ApplyStripeEventResponse {
    try await caller.call(BillingMethods.applyStripeEvent, request, options: options)
  }

  /// Looks through Stripe's own events since a time and applies those that no webhook told of; a periodic duty does so all the
  /// time. Errors: INVALID_ARGUMENT (invalid_since), UNAVAILABLE (payments_unavailable).
  public func reconcileStripe(
    _ request: ReconcileStripeRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ReconcileStripeResponse {
    try await caller.call(BillingMethods.reconcileStripe, request, options: options)
  }

  /// Says that organizations were closed: their wallets recharge themselves no more until somebody switches that on again. What
  /// calls cost is still charged. At most 500. Errors: INVALID_ARGUMENT (too_many_items, invalid_org_id).
  public func noteClosedOrganizations(
    _ request: NoteClosedOrganizationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> NoteClosedOrganizationsResponse {
    try await caller.call(BillingMethods.noteClosedOrganizations, request, options: options)
  }

  /// Checks every invariant of the ledger, organization by organization. Errors: INVALID_ARGUMENT (bad_cursor).
  public func verifyLedger(
    _ request: VerifyLedgerRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> VerifyLedgerResponse {
    try await caller.call(BillingMethods.verifyLedger, request, options: options)
  }

  /// Charges ended calls, each once: idempotent on (organization, call). One bad item never harms another.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func chargeCalls(
    _ request: ChargeCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ChargeCallsResponse {
    try await caller.call(BillingMethods.chargeCalls, request, options: options)
  }

  /// Which of an organization's calls were charged, at most 500 at once. A call without a charge has no answer in the list.
  /// Errors: INVALID_ARGUMENT (too_many_items).
  public func getCallCharges(
    _ request: GetCallChargesRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetCallChargesResponse {
    try await caller.call(BillingMethods.getCallCharges, request, options: options)
  }
}

/// The methods of `switchboard.billing.v1.BillingService` with their messages, for callers that know them by name.
public enum BillingReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      BillingMethods.getWallet.description,
      request: GetWalletRequest.self, response: GetWalletResponse.self),
    MethodReflection(
      BillingMethods.listTransfers.description,
      request: ListTransfersRequest.self, response: ListTransfersResponse.self),
    MethodReflection(
      BillingMethods.getCharge.description,
      request: GetChargeRequest.self, response: GetChargeResponse.self),
    MethodReflection(
      BillingMethods.explainCharge.description,
      request: ExplainChargeRequest.self, response: ExplainChargeResponse.self),
    MethodReflection(
      BillingMethods.grantPromo.description,
      request: GrantPromoRequest.self, response: GrantPromoResponse.self),
    MethodReflection(
      BillingMethods.refundCall.description,
      request: RefundCallRequest.self, response: RefundCallResponse.self),
    MethodReflection(
      BillingMethods.setRate.description,
      request: SetRateRequest.self, response: SetRateResponse.self),
    MethodReflection(
      BillingMethods.freeze.description,
      request: FreezeRequest.self, response: FreezeResponse.self),
    MethodReflection(
      BillingMethods.unfreeze.description,
      request: UnfreezeRequest.self, response: UnfreezeResponse.self),
    MethodReflection(
      BillingMethods.getRechargeRule.description,
      request: GetRechargeRuleRequest.self, response: GetRechargeRuleResponse.self),
    MethodReflection(
      BillingMethods.setRechargeRule.description,
      request: SetRechargeRuleRequest.self, response: SetRechargeRuleResponse.self),
    MethodReflection(
      BillingMethods.topUp.description,
      request: TopUpRequest.self, response: TopUpResponse.self),
    MethodReflection(
      BillingMethods.listRecharges.description,
      request: ListRechargesRequest.self, response: ListRechargesResponse.self),
    MethodReflection(
      BillingMethods.applyStripeEvent.description,
      request: ApplyStripeEventRequest.self, response: ApplyStripeEventResponse.self),
    MethodReflection(
      BillingMethods.reconcileStripe.description,
      request: ReconcileStripeRequest.self, response: ReconcileStripeResponse.self),
    MethodReflection(
      BillingMethods.noteClosedOrganizations.description,
      request: NoteClosedOrganizationsRequest.self, response: NoteClosedOrganizationsResponse.self),
    MethodReflection(
      BillingMethods.verifyLedger.description,
      request: VerifyLedgerRequest.self, response: VerifyLedgerResponse.self),
    MethodReflection(
      BillingMethods.chargeCalls.description,
      request: ChargeCallsRequest.self, response: ChargeCallsResponse.self),
    MethodReflection(
      BillingMethods.getCallCharges.description,
      request: GetCallChargesRequest.self, response: GetCallChargesResponse.self),
  ]
}
