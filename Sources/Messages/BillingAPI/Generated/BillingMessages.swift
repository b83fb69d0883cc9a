// Made from switchboard/billing/v1/billing.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
public import RPCAPI

public struct GetWalletRequest: Sendable, Hashable {
  public init() {}
}

public struct GetWalletResponse: Sendable, Hashable {
  /// Paid and promotional money together; below zero when calls cost more than was there.
  public var balance: Money? = nil
  public var paid: Money? = nil
  public var promo: Money? = nil
  /// The balance is below zero.
  public var isOverdrawn: Bool = false
  /// An operator stopped top-ups and recharges.
  public var isFrozen: Bool = false

  public init() {}

  public init(
    balance: Money? = nil,
    paid: Money? = nil,
    promo: Money? = nil,
    isOverdrawn: Bool = false,
    isFrozen: Bool = false
  ) {
    self.balance = balance
    self.paid = paid
    self.promo = promo
    self.isOverdrawn = isOverdrawn
    self.isFrozen = isFrozen
  }
}

/// One movement of the wallet.
public struct Transfer: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// `charge`, `adjust`, `correct`, `refund`, `promo`, `top_up`, `payment_refund`, `payment_refund_failed`, `dispute` or
  /// `dispute_returned`.
  public var kind: String = ""
  /// What the wallet gained; negative where it paid.
  public var amount: Money? = nil
  /// The wallet's balance after it.
  public var balanceAfter: Money? = nil
  /// UUID of the call it pays for or gives back; empty where there is none.
  public var callID: String = ""
  public var createdAt: Timestamp? = nil
  /// UUID of the rate that priced it; empty where there is none.
  public var rateID: String = ""
  /// UUID of the top-up or recharge whose money it moves; empty where there is none.
  public var rechargeID: String = ""
  /// The payment provider's object whose news it is, such as `pi_...`, `re_...` or `txn_...`; empty where there is none.
  public var providerObjectID: String = ""
  /// The payment provider's event that told of it; empty where our own question did.
  public var providerEventID: String = ""
  /// Why, where somebody gave a reason.
  public var reason: String = ""

  public init() {}

  public init(
    id: String = "",
    kind: String = "",
    amount: Money? = nil,
    balanceAfter: Money? = nil,
    callID: String = "",
    createdAt: Timestamp? = nil,
    rateID: String = "",
    rechargeID: String = "",
    providerObjectID: String = "",
    providerEventID: String = "",
    reason: String = ""
  ) {
    self.id = id
    self.kind = kind
    self.amount = amount
    self.balanceAfter = balanceAfter
    self.callID = callID
    self.createdAt = createdAt
    self.rateID = rateID
    self.rechargeID = rechargeID
    self.providerObjectID = providerObjectID
    self.providerEventID = providerEventID
    self.reason = reason
  }
}

/// One line of a transfer: what an account gained.
public struct Posting: Sendable, Hashable {
  /// `wallet_paid`, `wallet_promo`, `revenue`, `promo_expense` or `stripe_clearing`.
  public var account: String = ""
  public var amount: Money? = nil
  /// The account's n-th posting.
  public var accountSeq: Int64 = 0
  public var balanceAfter: Money? = nil

  public init() {}

  public init(
    account: String = "",
    amount: Money? = nil,
    accountSeq: Int64 = 0,
    balanceAfter: Money? = nil
  ) {
    self.account = account
    self.amount = amount
    self.accountSeq = accountSeq
    self.balanceAfter = balanceAfter
  }
}

public struct ListTransfersRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListTransfersResponse: Sendable, Hashable {
  public var transfers: [Transfer] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    transfers: [Transfer] = [],
    page: PageResponse? = nil
  ) {
    self.transfers = transfers
    self.page = page
  }
}

public struct GetChargeRequest: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""

  public init() {}

  public init(
    callID: String = ""
  ) {
    self.callID = callID
  }
}

public struct GetChargeResponse: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""
  /// Whole seconds paid for, 0 to 172,800.
  public var seconds: Int64 = 0
  /// Everything the call has cost, adjustments included.
  public var amount: Money? = nil
  /// UUID of the rate that priced it.
  public var rateID: String = ""
  /// `calls.version` of the facts that were charged.
  public var callVersion: Int64 = 0
  public var chargedAt: Timestamp? = nil

  public init() {}

  public init(
    callID: String = "",
    seconds: Int64 = 0,
    amount: Money? = nil,
    rateID: String = "",
    callVersion: Int64 = 0,
    chargedAt: Timestamp? = nil
  ) {
    self.callID = callID
    self.seconds = seconds
    self.amount = amount
    self.rateID = rateID
    self.callVersion = callVersion
    self.chargedAt = chargedAt
  }
}

public struct ExplainChargeRequest: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""

  public init() {}

  public init(
    callID: String = ""
  ) {
    self.callID = callID
  }
}

/// What a minute costs during some time.
public struct RatePrice: Sendable, Hashable {
  /// Micro-dollars a minute, 1 to 1,000,000,000.
  public var microsPerMinute: Int64 = 0
  /// Seconds are rounded up to a multiple of this before they are priced, 1 to 3,600.
  public var incrementSeconds: Int64 = 0
  /// How a fraction of a micro-dollar is rounded.
  public var rounding: RateRounding = .unspecified

  public init() {}

  public init(
    microsPerMinute: Int64 = 0,
    incrementSeconds: Int64 = 0,
    rounding: RateRounding = .unspecified
  ) {
    self.microsPerMinute = microsPerMinute
    self.incrementSeconds = incrementSeconds
    self.rounding = rounding
  }
}

/// One step in what a call cost.
public struct ChargeStep: Sendable, Hashable {
  public var transfer: Transfer? = nil
  public var postings: [Posting] = []
  /// The seconds that it priced; absent for refunds.
  public var seconds: Int64? = nil

  public init() {}

  public init(
    transfer: Transfer? = nil,
    postings: [Posting] = [],
    seconds: Int64? = nil
  ) {
    self.transfer = transfer
    self.postings = postings
    self.seconds = seconds
  }
}

public struct ExplainChargeResponse: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""
  public var seconds: Int64 = 0
  /// The price of the seconds.
  public var amount: Money? = nil
  /// What was given back by refunds.
  public var refunded: Money? = nil
  /// What the wallet has paid on balance.
  public var paid: Money? = nil
  /// UUID.
  public var rateID: String = ""
  public var price: RatePrice? = nil
  public var callVersion: Int64 = 0
  /// Oldest first, at most 200.
  public var steps: [ChargeStep] = []

  public init() {}

  public init(
    callID: String = "",
    seconds: Int64 = 0,
    amount: Money? = nil,
    refunded: Money? = nil,
    paid: Money? = nil,
    rateID: String = "",
    price: RatePrice? = nil,
    callVersion: Int64 = 0,
    steps: [ChargeStep] = []
  ) {
    self.callID = callID
    self.seconds = seconds
    self.amount = amount
    self.refunded = refunded
    self.paid = paid
    self.rateID = rateID
    self.price = price
    self.callVersion = callVersion
    self.steps = steps
  }
}

public struct RefundCallRequest: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""
  /// Above zero; absent: all that is left.
  public var amount: Money? = nil
  /// 1 to 500 characters: why.
  public var reason: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    callID: String = "",
    amount: Money? = nil,
    reason: String = "",
    idempotencyKey: String = ""
  ) {
    self.callID = callID
    self.amount = amount
    self.reason = reason
    self.idempotencyKey = idempotencyKey
  }
}

public struct RefundCallResponse: Sendable, Hashable {
  /// UUID.
  public var transferID: String = ""
  public var refunded: Money? = nil
  /// What the call still costs.
  public var remaining: Money? = nil
  public var balance: Money? = nil

  public init() {}

  public init(
    transferID: String = "",
    refunded: Money? = nil,
    remaining: Money? = nil,
    balance: Money? = nil
  ) {
    self.transferID = transferID
    self.refunded = refunded
    self.remaining = remaining
    self.balance = balance
  }
}

public struct SetRateRequest: Sendable, Hashable {
  /// UUID; empty for the rate of everybody who has none of their own.
  public var orgID: String = ""
  /// Absent: the organization's own rate ends, and it pays what everybody pays.
  public var price: RatePrice? = nil
  /// From when on; absent or past: now.
  public var validFrom: Timestamp? = nil
  /// 1 to 500 characters: why.
  public var reason: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    orgID: String = "",
    price: RatePrice? = nil,
    validFrom: Timestamp? = nil,
    reason: String = "",
    idempotencyKey: String = ""
  ) {
    self.orgID = orgID
    self.price = price
    self.validFrom = validFrom
    self.reason = reason
    self.idempotencyKey = idempotencyKey
  }
}

public struct SetRateResponse: Sendable, Hashable {
  /// UUID of the new rate; empty where an own rate was ended.
  public var rateID: String = ""
  public var validFrom: Timestamp? = nil

  public init() {}

  public init(
    rateID: String = "",
    validFrom: Timestamp? = nil
  ) {
    self.rateID = rateID
    self.validFrom = validFrom
  }
}

public struct FreezeRequest: Sendable, Hashable {
  /// 1 to 500 characters: why.
  public var reason: String = ""

  public init() {}

  public init(
    reason: String = ""
  ) {
    self.reason = reason
  }
}

public struct FreezeResponse: Sendable, Hashable {
  public var isFrozen: Bool = false

  public init() {}

  public init(
    isFrozen: Bool = false
  ) {
    self.isFrozen = isFrozen
  }
}

public struct UnfreezeRequest: Sendable, Hashable {
  /// 1 to 500 characters: why.
  public var reason: String = ""

  public init() {}

  public init(
    reason: String = ""
  ) {
    self.reason = reason
  }
}

public struct UnfreezeResponse: Sendable, Hashable {
  public var isFrozen: Bool = false

  public init() {}

  public init(
    isFrozen: Bool = false
  ) {
    self.isFrozen = isFrozen
  }
}

/// When a wallet recharges itself. All amounts are whole cents.
public struct RechargeRule: Sendable, Hashable {
  public var isEnabled: Bool = false
  /// A balance below this starts a recharge; $0.00 to $10,000.00.
  public var threshold: Money? = nil
  /// What the balance is brought to; above the threshold, at most $20,000.00.
  public var target: Money? = nil
  /// Most that top-ups and recharges may take in a day of UTC; $1.00 to $50,000.00.
  public var dailyCap: Money? = nil
  /// Most in a calendar month of UTC; no less than the daily cap, at most $500,000.00.
  public var monthlyCap: Money? = nil
  /// Stripe's id of a card saved for the organization, `pm_...`.
  public var paymentMethod: String = ""

  public init() {}

  public init(
    isEnabled: Bool = false,
    threshold: Money? = nil,
    target: Money? = nil,
    dailyCap: Money? = nil,
    monthlyCap: Money? = nil,
    paymentMethod: String = ""
  ) {
    self.isEnabled = isEnabled
    self.threshold = threshold
    self.target = target
    self.dailyCap = dailyCap
    self.monthlyCap = monthlyCap
    self.paymentMethod = paymentMethod
  }
}

/// What stands between a rule and a recharge.
public struct RechargeStanding: Sendable, Hashable {
  /// This will charge now: the balance is below the threshold and nothing stands in the way.
  public var chargesNow: Bool = false
  /// What a recharge would take now; zero where the balance is not below the threshold.
  public var amount: Money? = nil
  /// Why it would not: `disabled`, `above_threshold`, `recharge_live`, `backing_off`, `daily_cap`, `monthly_cap`,
  /// `wallet_frozen` or `no_payment_method`.
  public var obstacle: String = ""
  /// Declines in a row.
  public var declines: UInt32 = 0
  /// After declines: when it is tried again.
  public var nextAllowedAt: Timestamp? = nil
  /// Why it switched itself off: `declined`, `dispute` or `organization_closed`; empty where it did not.
  public var disabledReason: String = ""

  public init() {}

  public init(
    chargesNow: Bool = false,
    amount: Money? = nil,
    obstacle: String = "",
    declines: UInt32 = 0,
    nextAllowedAt: Timestamp? = nil,
    disabledReason: String = ""
  ) {
    self.chargesNow = chargesNow
    self.amount = amount
    self.obstacle = obstacle
    self.declines = declines
    self.nextAllowedAt = nextAllowedAt
    self.disabledReason = disabledReason
  }
}

public struct GetRechargeRuleRequest: Sendable, Hashable {
  public init() {}
}

public struct GetRechargeRuleResponse: Sendable, Hashable {
  /// Absent where none was ever set.
  public var rule: RechargeRule? = nil
  public var standing: RechargeStanding? = nil

  public init() {}

  public init(
    rule: RechargeRule? = nil,
    standing: RechargeStanding? = nil
  ) {
    self.rule = rule
    self.standing = standing
  }
}

public struct SetRechargeRuleRequest: Sendable, Hashable {
  public var rule: RechargeRule? = nil
  /// Nothing is stored.
  public var isPreview: Bool = false
  /// 1 to 128 characters, chosen by the caller. Not needed for a preview.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    rule: RechargeRule? = nil,
    isPreview: Bool = false,
    idempotencyKey: String = ""
  ) {
    self.rule = rule
    self.isPreview = isPreview
    self.idempotencyKey = idempotencyKey
  }
}

public struct SetRechargeRuleResponse: Sendable, Hashable {
  public var rule: RechargeRule? = nil
  public var standing: RechargeStanding? = nil

  public init() {}

  public init(
    rule: RechargeRule? = nil,
    standing: RechargeStanding? = nil
  ) {
    self.rule = rule
    self.standing = standing
  }
}

public struct TopUpRequest: Sendable, Hashable {
  /// Whole cents, $0.50 to $10,000.00.
  public var amount: Money? = nil
  /// Stripe's id of the card, `pm_...`. It is saved for recharges.
  public var paymentMethod: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    amount: Money? = nil,
    paymentMethod: String = "",
    idempotencyKey: String = ""
  ) {
    self.amount = amount
    self.paymentMethod = paymentMethod
    self.idempotencyKey = idempotencyKey
  }
}

public struct TopUpResponse: Sendable, Hashable {
  public var recharge: Recharge? = nil
  /// For `requires_action`: what the browser finishes the payment with. It is never stored.
  public var clientSecret: Sensitive<String> = ""

  public init() {}

  public init(
    recharge: Recharge? = nil,
    clientSecret: Sensitive<String> = ""
  ) {
    self.recharge = recharge
    self.clientSecret = clientSecret
  }
}

/// One taking of money from a card.
public struct Recharge: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// `manual` or `automatic`.
  public var trigger: String = ""
  /// `requested`, `submitting`, `unknown`, `requires_action`, `succeeded`, `failed` or `canceled`.
  public var state: String = ""
  public var amount: Money? = nil
  /// Stripe's PaymentIntent, `pi_...`; empty until it is made.
  public var paymentIntent: String = ""
  /// Why it ended or waits, such as `card_declined`; empty where it succeeded.
  public var reason: String = ""
  public var createdAt: Timestamp? = nil
  public var resolvedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    trigger: String = "",
    state: String = "",
    amount: Money? = nil,
    paymentIntent: String = "",
    reason: String = "",
    createdAt: Timestamp? = nil,
    resolvedAt: Timestamp? = nil
  ) {
    self.id = id
    self.trigger = trigger
    self.state = state
    self.amount = amount
    self.paymentIntent = paymentIntent
    self.reason = reason
    self.createdAt = createdAt
    self.resolvedAt = resolvedAt
  }
}

public struct ListRechargesRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListRechargesResponse: Sendable, Hashable {
  public var recharges: [Recharge] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    recharges: [Recharge] = [],
    page: PageResponse? = nil
  ) {
    self.recharges = recharges
    self.page = page
  }
}

public struct ApplyStripeEventRequest: Sendable, Hashable {
  /// `evt_...`; information only.
  public var eventID: String = ""
  /// Such as `payment_intent.succeeded`.
  public var type: String = ""
  /// Id of `data.object`.
  public var objectID: String = ""
  public var livemode: Bool = false
  /// `acct_...` of a connected account; empty for our own.
  public var account: String = ""
  /// When Stripe says that it happened.
  public var created: Timestamp? = nil

  public init() {}

  public init(
    eventID: String = "",
    type: String = "",
    objectID: String = "",
    livemode: Bool = false,
    account: String = "",
    created: Timestamp? = nil
  ) {
    self.eventID = eventID
    self.type = type
    self.objectID = objectID
    self.livemode = livemode
    self.account = account
    self.created = created
  }
}

public struct ApplyStripeEventResponse: Sendable, Hashable {
  public var outcome: StripeEventOutcome = .unspecified
  /// For IGNORED: `other_account`, `other_mode`, `unknown_type`, `unknown_object`, `unknown_payment` or `not_configured`.
  public var reason: String = ""

  public init() {}

  public init(
    outcome: StripeEventOutcome = .unspecified,
    reason: String = ""
  ) {
    self.outcome = outcome
    self.reason = reason
  }
}

public struct VerifyLedgerRequest: Sendable, Hashable {
  /// UUID; empty for all organizations.
  public var orgID: String = ""
  /// For all: organizations of one answer, and where it begins.
  public var page: PageRequest? = nil

  public init() {}

  public init(
    orgID: String = "",
    page: PageRequest? = nil
  ) {
    self.orgID = orgID
    self.page = page
  }
}

/// A place where an invariant does not hold.
public struct LedgerViolation: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// Such as `organization_sums_to_zero`.
  public var invariant: String = ""
  /// The row: a transfer, an account, a call.
  public var subject: String = ""

  public init() {}

  public init(
    orgID: String = "",
    invariant: String = "",
    subject: String = ""
  ) {
    self.orgID = orgID
    self.invariant = invariant
    self.subject = subject
  }
}

public struct VerifyLedgerResponse: Sendable, Hashable {
  /// Organizations checked.
  public var organizations: UInt32 = 0
  /// Invariants checked for each.
  public var invariants: UInt32 = 0
  /// At most 100 for each organization and invariant, 1,000 in all.
  public var violations: [LedgerViolation] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    organizations: UInt32 = 0,
    invariants: UInt32 = 0,
    violations: [LedgerViolation] = [],
    page: PageResponse? = nil
  ) {
    self.organizations = organizations
    self.invariants = invariants
    self.violations = violations
    self.page = page
  }
}

public struct GrantPromoRequest: Sendable, Hashable {
  /// Above zero, at most $10,000.00.
  public var amount: Money? = nil
  /// 1 to 500 characters: why.
  public var reason: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    amount: Money? = nil,
    reason: String = "",
    idempotencyKey: String = ""
  ) {
    self.amount = amount
    self.reason = reason
    self.idempotencyKey = idempotencyKey
  }
}

public struct GrantPromoResponse: Sendable, Hashable {
  /// UUID.
  public var transferID: String = ""
  public var balance: Money? = nil

  public init() {}

  public init(
    transferID: String = "",
    balance: Money? = nil
  ) {
    self.transferID = transferID
    self.balance = balance
  }
}

/// One ended call, as the caller's stored row has it.
public struct ChargeItem: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID.
  public var callID: String = ""
  /// The version of the call these facts are of, 1 or more. One at or below what was applied changes nothing.
  public var callVersion: Int64 = 0
  /// Whole seconds to pay for, 0 to 172,800; 0 for a call that never connected.
  public var seconds: Int64 = 0
  /// The time whose rate applies; one in the future counts as now.
  public var pricedAt: Timestamp? = nil
  /// The seconds are an answer of the provider's own API: fewer than were paid for give money back.
  public var mayLower: Bool = false

  public init() {}

  public init(
    orgID: String = "",
    callID: String = "",
    callVersion: Int64 = 0,
    seconds: Int64 = 0,
    pricedAt: Timestamp? = nil,
    mayLower: Bool = false
  ) {
    self.orgID = orgID
    self.callID = callID
    self.callVersion = callVersion
    self.seconds = seconds
    self.pricedAt = pricedAt
    self.mayLower = mayLower
  }
}

public struct ChargeCallsRequest: Sendable, Hashable {
  /// At most 500.
  public var items: [ChargeItem] = []

  public init() {}

  public init(
    items: [ChargeItem] = []
  ) {
    self.items = items
  }
}

public struct ChargeResult: Sendable, Hashable {
  /// UUID, as sent.
  public var orgID: String = ""
  /// UUID, as sent.
  public var callID: String = ""
  public var outcome: ChargeOutcome = .unspecified
  /// What the call has cost in all.
  public var amount: Money? = nil
  /// For REFUSED and FAILED: stable and machine-readable, such as `seconds_out_of_range`.
  public var reason: String = ""

  public init() {}

  public init(
    orgID: String = "",
    callID: String = "",
    outcome: ChargeOutcome = .unspecified,
    amount: Money? = nil,
    reason: String = ""
  ) {
    self.orgID = orgID
    self.callID = callID
    self.outcome = outcome
    self.amount = amount
    self.reason = reason
  }
}

public struct ChargeCallsResponse: Sendable, Hashable {
  /// One a request item, in their order.
  public var results: [ChargeResult] = []

  public init() {}

  public init(
    results: [ChargeResult] = []
  ) {
    self.results = results
  }
}

public struct NoteClosedOrganizationsRequest: Sendable, Hashable {
  /// UUIDs, from stored rows.
  public var orgIDs: [String] = []

  public init() {}

  public init(
    orgIDs: [String] = []
  ) {
    self.orgIDs = orgIDs
  }
}

public struct NoteClosedOrganizationsResponse: Sendable, Hashable {
  public init() {}
}

public struct ReconcileStripeRequest: Sendable, Hashable {
  /// At most 30 days ago; absent: three days ago.
  public var since: Timestamp? = nil

  public init() {}

  public init(
    since: Timestamp? = nil
  ) {
    self.since = since
  }
}

public struct ReconcileStripeResponse: Sendable, Hashable {
  /// Events of Stripe's.
  public var listed: Int64 = 0
  /// Those that were news.
  public var applied: Int64 = 0
  /// Those whose object could not be read now: look again.
  public var failed: Int64 = 0

  public init() {}

  public init(
    listed: Int64 = 0,
    applied: Int64 = 0,
    failed: Int64 = 0
  ) {
    self.listed = listed
    self.applied = applied
    self.failed = failed
  }
}

public struct GetCallChargesRequest: Sendable, Hashable {
  /// UUID, from a stored row.
  public var orgID: String = ""
  /// UUIDs, 1 to 500.
  public var callIDs: [String] = []

  public init() {}

  public init(
    orgID: String = "",
    callIDs: [String] = []
  ) {
    self.orgID = orgID
    self.callIDs = callIDs
  }
}

/// What a call was charged for.
public struct ChargedCall: Sendable, Hashable {
  /// UUID.
  public var callID: String = ""
  /// Whole seconds.
  public var seconds: Int64 = 0
  /// The version of the call that was applied last.
  public var callVersion: Int64 = 0

  public init() {}

  public init(
    callID: String = "",
    seconds: Int64 = 0,
    callVersion: Int64 = 0
  ) {
    self.callID = callID
    self.seconds = seconds
    self.callVersion = callVersion
  }
}

public struct GetCallChargesResponse: Sendable, Hashable {
  public var charges: [ChargedCall] = []

  public init() {}

  public init(
    charges: [ChargedCall] = []
  ) {
    self.charges = charges
  }
}

public enum RateRounding: MessageEnum {
  case unspecified
  case up
  /// Half a micro-dollar and more up, less down.
  case nearest
  case down
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .up
    case 2: self = .nearest
    case 3: self = .down
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .up: 1
    case .nearest: 2
    case .down: 3
    case .unrecognized(let number): number
    }
  }
}

/// What became of an event.
public enum StripeEventOutcome: MessageEnum {
  case unspecified
  /// Something moved or changed.
  case applied
  /// Everything it tells was known.
  case unchanged
  /// Not ours to apply; `reason` says why. Do not send it again.
  case ignored
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .applied
    case 2: self = .unchanged
    case 3: self = .ignored
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .applied: 1
    case .unchanged: 2
    case .ignored: 3
    case .unrecognized(let number): number
    }
  }
}

/// What became of one item.
public enum ChargeOutcome: MessageEnum {
  case unspecified
  /// First charge of the call.
  case charged
  /// No money moved: the version was known, or the seconds cost no more than was paid.
  case unchanged
  /// The call had been charged for other seconds; the difference was charged or, with `may_lower`, given back.
  case adjusted
  /// Refused for ever; `reason` says why.
  case refused
  /// Failed for now: send it again.
  case failed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .charged
    case 2: self = .unchanged
    case 3: self = .adjusted
    case 4: self = .refused
    case 5: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .charged: 1
    case .unchanged: 2
    case .adjusted: 3
    case .refused: 4
    case .failed: 5
    case .unrecognized(let number): number
    }
  }
}
