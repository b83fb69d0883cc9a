internal import BillingAPI
internal import Calls
internal import Foundation
internal import Identifiers
internal import Messages
internal import ServiceRuntime

extension BillingHandlers {
  /// Sets what a minute costs from a moment on, for everybody or for one organization.
  ///
  /// Throws `invalid_org_id`, `invalid_micros_per_minute`, `invalid_increment_seconds`, `invalid_rounding`,
  /// `invalid_valid_from`, `invalid_reason`, `rate_scheduled`, `no_own_rate`, `idempotency_key_invalid`,
  /// `idempotency_mismatch`.
  func setRate(_ request: SetRateRequest, context: CallContext) async throws -> SetRateResponse {
    try await RateSetter(database: database, events: events).set(RateChange(request, context: context))
  }
}

extension RateChange {
  fileprivate init(_ request: SetRateRequest, context: CallContext) throws {
    if request.orgID.isEmpty {
      owner = OrganizationID(.zero)
      guard request.price != nil else { throw InvalidField("price", rule: "Only an organization's own rate can end.") }
    } else {
      guard let organization = OrganizationID(request.orgID), organization.uuid != .zero else {
        throw InvalidField("org_id", rule: "A UUID, or empty for everybody.")
      }
      owner = organization
    }
    price = try request.price.map(Price.init)
    validFrom = try request.validFrom.map { moment in
      let limit = Date().addingTimeInterval(Double(Self.horizon.components.seconds))
      guard moment.seconds >= 0, moment.seconds <= Int64(limit.timeIntervalSince1970) else {
        throw InvalidField("valid_from", rule: "Within a year from now.")
      }
      return moment.date
    }
    reason = try TextRule.check(request.reason, field: "reason", limit: Self.reasonLimit)
    actor = context.principal
    var hashed = request
    hashed.idempotencyKey = ""
    key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
  }
}

extension RateChange.Price {
  fileprivate init(_ price: RatePrice) throws {
    guard RateChange.microsPerMinute.contains(price.microsPerMinute) else {
      throw InvalidField("price.micros_per_minute", rule: "1 to \(RateChange.microsPerMinute.upperBound).")
    }
    guard RateChange.incrementSeconds.contains(price.incrementSeconds) else {
      throw InvalidField("price.increment_seconds", rule: "1 to \(RateChange.incrementSeconds.upperBound).")
    }
    guard let rounding = Rate.Rounding(price.rounding) else {
      throw InvalidField("price.rounding", rule: "up, nearest or down.")
    }
    self.init(
      microsPerMinute: price.microsPerMinute, incrementSeconds: price.incrementSeconds, rounding: rounding)
  }
}

extension Rate.Rounding {
  fileprivate init?(_ rounding: RateRounding) {
    switch rounding {
    case .up: self = .up
    case .nearest: self = .nearest
    case .down: self = .down
    case .unspecified, .unrecognized: return nil
    }
  }

  var message: RateRounding {
    switch self {
    case .up: .up
    case .nearest: .nearest
    case .down: .down
    }
  }
}
