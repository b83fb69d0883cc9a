internal import BillingAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import Postgres
internal import ServiceRuntime

extension BillingHandlers {
  /// Why one call of the caller's organization cost what it cost. Throws `charge_not_found`, `invalid_call_id`.
  func explainCharge(_ request: ExplainChargeRequest, context: CallContext) async throws -> ExplainChargeResponse {
    let organization = try context.requireOrganization()
    guard let call = CallID(request.callID) else { throw InvalidField("call_id", rule: "A UUID.") }
    let found = try await database.withTransaction(context.scope(organization), isReadOnly: true) {
      try await ChargeExplanation.read(call, of: organization, in: $0)
    }
    guard let explanation = found else { throw BillingError.chargeNotFound }
    return explanation.message
  }
}

/// Everything that is known about what one call cost.
struct ChargeExplanation: Sendable {
  /// Transfers that are told, the oldest.
  static let stepsLimit = 200

  var charge: CallCharge
  var rate: Rate?
  var movements: [WalletMovement]
  var lines: [TransferID: [PostedLine]]

  /// Nil where the call was never charged.
  static func read(
    _ call: CallID, of organization: OrganizationID, in transaction: Transaction
  ) async throws -> ChargeExplanation? {
    let stored = try await CallChargeStore.charge(of: call, organization: organization, in: transaction)
    guard let stored else { return nil }
    let movements = try await TransferStore.list(of: call, organization, limit: stepsLimit, in: transaction)
    return ChargeExplanation(
      charge: stored.charge, rate: try await RateStore.rate(stored.charge.rateID, in: transaction),
      movements: movements,
      lines: try await PostingStore.lines(of: movements.map(\.id), organization, in: transaction))
  }
}

extension ChargeExplanation {
  fileprivate var message: ExplainChargeResponse {
    ExplainChargeResponse(
      callID: "\(charge.callID)", seconds: charge.seconds, amount: charge.amount.message,
      refunded: charge.refunded.message, paid: charge.paid.message, rateID: "\(charge.rateID)",
      price: rate.map {
        RatePrice(
          microsPerMinute: $0.microsPerMinute, incrementSeconds: $0.incrementSeconds, rounding: $0.rounding.message)
      },
      callVersion: charge.version,
      steps: movements.map { movement in
        ChargeStep(
          transfer: movement.message, postings: (lines[movement.id] ?? []).map(\.message),
          seconds: movement.inputs.seconds)
      })
  }
}

extension PostedLine {
  fileprivate var message: Posting {
    Posting(account: account, amount: amount.message, accountSeq: accountSeq, balanceAfter: balanceAfter.message)
  }
}
