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
    FieldSchema(4, "is_overdrawn", json: "isOverdrawn", .bool),
    FieldSchema(5, "is_frozen", json: "isFrozen", .bool),
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
    FieldSchema(7, "rate_id", json: "rateId", .string),
    FieldSchema(8, "recharge_id", json: "rechargeId", .string),
    FieldSchema(9, "provider_object_id", json: "providerObjectId", .string),
    FieldSchema(10, "provider_event_id", json: "providerEventId", .string),
    FieldSchema(11, "reason", json: "reason", .string),
  ])
}

extension Posting {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.Posting", fields: [
    FieldSchema(1, "account", json: "account", .string),
    FieldSchema(2, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(3, "account_seq", json: "accountSeq", .int64),
    FieldSchema(4, "balance_after", json: "balanceAfter", .message(Money.schema), .explicit),
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

extension ExplainChargeRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ExplainChargeRequest", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
  ])
}

extension RatePrice {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.RatePrice", fields: [
    FieldSchema(1, "micros_per_minute", json: "microsPerMinute", .int64),
    FieldSchema(2, "increment_seconds", json: "incrementSeconds", .int64),
    FieldSchema(3, "rounding", json: "rounding", .enumeration(RateRounding.schema)),
  ])
}

extension ChargeStep {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ChargeStep", fields: [
    FieldSchema(1, "transfer", json: "transfer", .message(Transfer.schema), .explicit),
    FieldSchema(2, "postings", json: "postings", .message(Posting.schema), .repeated),
    FieldSchema(3, "seconds", json: "seconds", .int64, .explicit),
  ])
}

extension ExplainChargeResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ExplainChargeResponse", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "seconds", json: "seconds", .int64),
    FieldSchema(3, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(4, "refunded", json: "refunded", .message(Money.schema), .explicit),
    FieldSchema(5, "paid", json: "paid", .message(Money.schema), .explicit),
    FieldSchema(6, "rate_id", json: "rateId", .string),
    FieldSchema(7, "price", json: "price", .message(RatePrice.schema), .explicit),
    FieldSchema(8, "call_version", json: "callVersion", .int64),
    FieldSchema(9, "steps", json: "steps", .message(ChargeStep.schema), .repeated),
  ])
}

extension RefundCallRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.RefundCallRequest", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(3, "reason", json: "reason", .string),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension RefundCallResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.RefundCallResponse", fields: [
    FieldSchema(1, "transfer_id", json: "transferId", .string),
    FieldSchema(2, "refunded", json: "refunded", .message(Money.schema), .explicit),
    FieldSchema(3, "remaining", json: "remaining", .message(Money.schema), .explicit),
    FieldSchema(4, "balance", json: "balance", .message(Money.schema), .explicit),
  ])
}

extension SetRateRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.SetRateRequest", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "price", json: "price", .message(RatePrice.schema), .explicit),
    FieldSchema(3, "valid_from", json: "validFrom", .timestamp, .explicit),
    FieldSchema(4, "reason", json: "reason", .string),
    FieldSchema(5, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension SetRateResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.SetRateResponse", fields: [
    FieldSchema(1, "rate_id", json: "rateId", .string),
    FieldSchema(2, "valid_from", json: "validFrom", .timestamp, .explicit),
  ])
}

extension FreezeRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.FreezeRequest", fields: [
    FieldSchema(1, "reason", json: "reason", .string),
  ])
}

extension FreezeResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.FreezeResponse", fields: [
    FieldSchema(1, "is_frozen", json: "isFrozen", .bool),
  ])
}

extension UnfreezeRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.UnfreezeRequest", fields: [
    FieldSchema(1, "reason", json: "reason", .string),
  ])
}

extension UnfreezeResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.UnfreezeResponse", fields: [
    FieldSchema(1, "is_frozen", json: "isFrozen", .bool),
  ])
}

extension RechargeRule {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.RechargeRule", fields: [
    FieldSchema(1, "is_enabled", json: "isEnabled", .bool),
    FieldSchema(2, "threshold", json: "threshold", .message(Money.schema), .explicit),
    FieldSchema(3, "target", json: "target", .message(Money.schema), .explicit),
    FieldSchema(4, "daily_cap", json: "dailyCap", .message(Money.schema), .explicit),
    FieldSchema(5, "monthly_cap", json: "monthlyCap", .message(Money.schema), .explicit),
    FieldSchema(6, "payment_method", json: "paymentMethod", .string),
  ])
}

extension RechargeStanding {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.RechargeStanding", fields: [
    FieldSchema(1, "charges_now", json: "chargesNow", .bool),
    FieldSchema(2, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(3, "obstacle", json: "obstacle", .string),
    FieldSchema(4, "declines", json: "declines", .uint32),
    FieldSchema(5, "next_allowed_at", json: "nextAllowedAt", .timestamp, .explicit),
    FieldSchema(6, "disabled_reason", json: "disabledReason", .string),
  ])
}

extension GetRechargeRuleRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetRechargeRuleRequest", fields: [])
}

extension GetRechargeRuleResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetRechargeRuleResponse", fields: [
    FieldSchema(1, "rule", json: "rule", .message(RechargeRule.schema), .explicit),
    FieldSchema(2, "standing", json: "standing", .message(RechargeStanding.schema), .explicit),
  ])
}

extension SetRechargeRuleRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.SetRechargeRuleRequest", fields: [
    FieldSchema(1, "rule", json: "rule", .message(RechargeRule.schema), .explicit),
    FieldSchema(2, "is_preview", json: "isPreview", .bool),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension SetRechargeRuleResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.SetRechargeRuleResponse", fields: [
    FieldSchema(1, "rule", json: "rule", .message(RechargeRule.schema), .explicit),
    FieldSchema(2, "standing", json: "standing", .message(RechargeStanding.schema), .explicit),
  ])
}

extension TopUpRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.TopUpRequest", fields: [
    FieldSchema(1, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(2, "payment_method", json: "paymentMethod", .string),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension TopUpResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.TopUpResponse", fields: [
    FieldSchema(1, "recharge", json: "recharge", .message(Recharge.schema), .explicit),
    FieldSchema(2, "client_secret", json: "clientSecret", .string, isSensitive: true),
  ])
}

extension Recharge {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.Recharge", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "trigger", json: "trigger", .string),
    FieldSchema(3, "state", json: "state", .string),
    FieldSchema(4, "amount", json: "amount", .message(Money.schema), .explicit),
    FieldSchema(5, "payment_intent", json: "paymentIntent", .string),
    FieldSchema(6, "reason", json: "reason", .string),
    FieldSchema(7, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(8, "resolved_at", json: "resolvedAt", .timestamp, .explicit),
  ])
}

extension ListRechargesRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ListRechargesRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListRechargesResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ListRechargesResponse", fields: [
    FieldSchema(1, "recharges", json: "recharges", .message(Recharge.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension ApplyStripeEventRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ApplyStripeEventRequest", fields: [
    FieldSchema(1, "event_id", json: "eventId", .string),
    FieldSchema(2, "type", json: "type", .string),
    FieldSchema(3, "object_id", json: "objectId", .string),
    FieldSchema(4, "livemode", json: "livemode", .bool),
    FieldSchema(5, "account", json: "account", .string),
    FieldSchema(6, "created", json: "created", .timestamp, .explicit),
  ])
}

extension ApplyStripeEventResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ApplyStripeEventResponse", fields: [
    FieldSchema(1, "outcome", json: "outcome", .enumeration(StripeEventOutcome.schema)),
    FieldSchema(2, "reason", json: "reason", .string),
  ])
}

extension VerifyLedgerRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.VerifyLedgerRequest", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension LedgerViolation {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.LedgerViolation", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "invariant", json: "invariant", .string),
    FieldSchema(3, "subject", json: "subject", .string),
  ])
}

extension VerifyLedgerResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.VerifyLedgerResponse", fields: [
    FieldSchema(1, "organizations", json: "organizations", .uint32),
    FieldSchema(2, "invariants", json: "invariants", .uint32),
    FieldSchema(3, "violations", json: "violations", .message(LedgerViolation.schema), .repeated),
    FieldSchema(4, "page", json: "page", .message(PageResponse.schema), .explicit),
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
    FieldSchema(6, "may_lower", json: "mayLower", .bool),
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

extension NoteClosedOrganizationsRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.NoteClosedOrganizationsRequest", fields: [
    FieldSchema(1, "org_ids", json: "orgIds", .string, .repeated),
  ])
}

extension NoteClosedOrganizationsResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.NoteClosedOrganizationsResponse", fields: [])
}

extension ReconcileStripeRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ReconcileStripeRequest", fields: [
    FieldSchema(1, "since", json: "since", .timestamp, .explicit),
  ])
}

extension ReconcileStripeResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ReconcileStripeResponse", fields: [
    FieldSchema(1, "listed", json: "listed", .int64),
    FieldSchema(2, "applied", json: "applied", .int64),
    FieldSchema(3, "failed", json: "failed", .int64),
  ])
}

extension GetCallChargesRequest {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetCallChargesRequest", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_ids", json: "callIds", .string, .repeated),
  ])
}

extension ChargedCall {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.ChargedCall", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "seconds", json: "seconds", .int64),
    FieldSchema(3, "call_version", json: "callVersion", .int64),
  ])
}

extension GetCallChargesResponse {
  public static let schema = MessageSchema(name: "switchboard.billing.v1.GetCallChargesResponse", fields: [
    FieldSchema(1, "charges", json: "charges", .message(ChargedCall.schema), .repeated),
  ])
}

extension RateRounding {
  public static let schema = EnumSchema(name: "switchboard.billing.v1.RateRounding", values: [
    .init(0, "RATE_ROUNDING_UNSPECIFIED"),
    .init(1, "RATE_ROUNDING_UP"),
    .init(2, "RATE_ROUNDING_NEAREST"),
    .init(3, "RATE_ROUNDING_DOWN"),
  ])
}

extension StripeEventOutcome {
  public static let schema = EnumSchema(name: "switchboard.billing.v1.StripeEventOutcome", values: [
    .init(0, "STRIPE_EVENT_OUTCOME_UNSPECIFIED"),
    .init(1, "STRIPE_EVENT_OUTCOME_APPLIED"),
    .init(2, "STRIPE_EVENT_OUTCOME_UNCHANGED"),
    .init(3, "STRIPE_EVENT_OUTCOME_IGNORED"),
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
