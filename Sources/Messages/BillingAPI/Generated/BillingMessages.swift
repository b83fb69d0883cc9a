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

  public init() {}

  public init(
    balance: Money? = nil,
    paid: Money? = nil,
    promo: Money? = nil
  ) {
    self.balance = balance
    self.paid = paid
    self.promo = promo
  }
}

/// One movement of the wallet.
public struct Transfer: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// `charge`, `adjust` or `promo`.
  public var kind: String = ""
  /// What the wallet gained; negative where it paid.
  public var amount: Money? = nil
  /// The wallet's balance after it.
  public var balanceAfter: Money? = nil
  /// UUID of the call it pays for; empty where there is none.
  public var callID: String = ""
  public var createdAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    kind: String = "",
    amount: Money? = nil,
    balanceAfter: Money? = nil,
    callID: String = "",
    createdAt: Timestamp? = nil
  ) {
    self.id = id
    self.kind = kind
    self.amount = amount
    self.balanceAfter = balanceAfter
    self.callID = callID
    self.createdAt = createdAt
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
  /// The time whose rate applies.
  public var pricedAt: Timestamp? = nil

  public init() {}

  public init(
    orgID: String = "",
    callID: String = "",
    callVersion: Int64 = 0,
    seconds: Int64 = 0,
    pricedAt: Timestamp? = nil
  ) {
    self.orgID = orgID
    self.callID = callID
    self.callVersion = callVersion
    self.seconds = seconds
    self.pricedAt = pricedAt
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

/// What became of one item.
public enum ChargeOutcome: MessageEnum {
  case unspecified
  /// First charge of the call.
  case charged
  /// Nothing changed: the version was known, or the seconds were no more than those paid for.
  case unchanged
  /// The call had been charged for fewer seconds; the difference was charged.
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
