// Made from switchboard/billing/v1/billing.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// The prepaid wallet of every organization, kept as a double-entry ledger.
public protocol BillingService: RPCService {
  /// The balance of the caller's organization; zero for one that never had money. Errors: none of its own.
  func getWallet(_ request: GetWalletRequest, context: CallContext) async throws -> GetWalletResponse
  /// What moved the wallet, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listTransfers(_ request: ListTransfersRequest, context: CallContext) async throws -> ListTransfersResponse
  /// What one call cost and why. Errors: NOT_FOUND (charge_not_found).
  func getCharge(_ request: GetChargeRequest, context: CallContext) async throws -> GetChargeResponse
  /// Gives an organization promotional credit, spent before paid money. Errors: INVALID_ARGUMENT,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func grantPromo(_ request: GrantPromoRequest, context: CallContext) async throws -> GrantPromoResponse
  /// Charges ended calls, each once: idempotent on (organization, call). One bad item never harms another.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func chargeCalls(_ request: ChargeCallsRequest, context: CallContext) async throws -> ChargeCallsResponse
}

extension BillingService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(BillingMethods.getWallet) { request, context in try await self.getWallet(request, context: context) },
      MethodHandler(BillingMethods.listTransfers) { request, context in try await self.listTransfers(request, context: context) },
      MethodHandler(BillingMethods.getCharge) { request, context in try await self.getCharge(request, context: context) },
      MethodHandler(BillingMethods.grantPromo) { request, context in try await self.grantPromo(request, context: context) },
      MethodHandler(BillingMethods.chargeCalls) { request, context in try await self.chargeCalls(request, context: context) },
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

  /// What moved the wallet, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listTransfers = Method<ListTransfersRequest, ListTransfersResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ListTransfers", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// What one call cost and why. Errors: NOT_FOUND (charge_not_found).
  public static let getCharge = Method<GetChargeRequest, GetChargeResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GetCharge", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Gives an organization promotional credit, spent before paid money. Errors: INVALID_ARGUMENT,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let grantPromo = Method<GrantPromoRequest, GrantPromoResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/GrantPromo", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["operator"]))

  /// Charges ended calls, each once: idempotent on (organization, call). One bad item never harms another.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let chargeCalls = Method<ChargeCallsRequest, ChargeCallsResponse>(
    MethodDescription(
      name: "switchboard.billing.v1.BillingService/ChargeCalls", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["webhooks"], isSystem: true))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    getWallet.description,
    listTransfers.description,
    getCharge.description,
    grantPromo.description,
    chargeCalls.description,
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

  /// What moved the wallet, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
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

  /// Gives an organization promotional credit, spent before paid money. Errors: INVALID_ARGUMENT,
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func grantPromo(
    _ request: GrantPromoRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GrantPromoResponse {
    try await caller.call(BillingMethods.grantPromo, request, options: options)
  }

  /// Charges ended calls, each once: idempotent on (organization, call). One bad item never harms another.
  /// Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func chargeCalls(
    _ request: ChargeCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ChargeCallsResponse {
    try await caller.call(BillingMethods.chargeCalls, request, options: options)
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
      BillingMethods.grantPromo.description,
      request: GrantPromoRequest.self, response: GrantPromoResponse.self),
    MethodReflection(
      BillingMethods.chargeCalls.description,
      request: ChargeCallsRequest.self, response: ChargeCallsResponse.self),
  ]
}
