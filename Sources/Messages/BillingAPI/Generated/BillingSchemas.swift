// Made from switchboard/billing/v1/billing.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension GetWalletRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetWalletRequest", fields: [])
}

extension GetWalletResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetWalletResponse", fields: [
    FieldSchema(1, "balance", json: "balance", .message(Money.schema), .explicit),
    FieldSchema(2, "paid", json: "paid", .message(Money.schema), .explicit),
    FieldSchema(3, "promo", json: "promo", .message(Money.schema), .explicit),
  ])
}

extension Transfer {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.Transfer", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "kind", json: "kind", .string),
    FieldSchema(3, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(4, "balance_after", json: "balanceAfter", .message(Money.schema), .explicit),
    FieldSchema(5, "call_id", json: "callId", .string),
    FieldSchema(6, "created_at", json: "createdAt", .timestamp, .explicit),
  ])
}

extension ListTransfersRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ListTransfersRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListTransfersResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ListTransfersResponse", fields: [
    FieldSchema(1, "transfers", json: "transfers", .message(Transfer.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetChargeRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetChargeRequest", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
  ])
}

extension GetChargeResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetChargeResponse", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "seconds", json: "seconds", .int64),
    FieldSchema(3, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(4, "rate_id", json: "rateId", .string),
    FieldSchema(5, "call_version", json: "callVersion", .int64),
    FieldSchema(6, "charged_at", json: "chargedAt", .timestamp, .explicit),
  ])
}

extension GrantPromoRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GrantPromoRequest", fields: [
    FieldSchema(1, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(2, "reason", json: "reason", .string),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension GrantPromoResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GrantPromoResponse", fields: [
    FieldSchema(1, "transfer_id", json: "transferId", .string),
    FieldSchema(2, "balance", json: "balance", .message(Money.schema), .explicit),
  ])
}

extension ChargeItem {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ChargeItem", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "call_version", json: "callVersion", .int64),
    FieldSchema(4, "seconds", json: "seconds", .int64),
    FieldSchema(5, "priced_at", json: "pricedAt", .timestamp, .explicit),
  ])
}

extension ChargeCallsRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ChargeCallsRequest", fields: [
    FieldSchema(1, "items", json: "items", .message(ChargeItem.schema), .repeated),
  ])
}

extension ChargeResult {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ChargeResult", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "outcome", json: "outcome", .enumeration(ChargeOutcome.schema)),
    FieldSchema(4, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(5, "reason", json: "reason", .string),
  ])
}

extension ChargeCallsResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ChargeCallsResponse", fields: [
    FieldSchema(1, "results", json: "results", .message(ChargeResult.schema), .repeated),
  ])
}

extension ChargeOutcome {
  public static let schema = EnumSchema(name: "switchboard.billing.v1.ChargeOutcome", values: [
    .init(0, "CHARGE_OUTCOME_UNSPECIFIED"),
    .init(1, "CHARGE_OUTCOME_CHARGED"),
    .init(2, "CHARGE_OUTCOME_UNCHANGED"),
    .init(3, "CHARGE_OUTCOME_ADJUSTED"),
    .init(4, "CHARGE_OUTCOME_REFUSED"),
    .init(5, "CHARGE_OUTCOME_FAILED"),
  ])
}
