import BillingAPI
import Calls
import Foundation
import Identifiers
import Messages
import Observability
import Postgres
import TestSupport

@testable import Billing

/// Billing's handlers on a fresh database, without a socket between.
struct BillingBench: Sendable {
  let handlers: BillingHandlers
  let databases: TestDatabase

  static func with(_ body: (BillingBench) async throws -> Void) async throws {
    try await TestDatabase.with(Billing.migrations) { databases in
      try await body(
        BillingBench(
          handlers: BillingHandlers(database: databases.database, events: .discarding()), databases: databases))
    }
  }

  /// A call by `organization`'s operator.
  func context<Request, Response>(
    _ method: Method<Request, Response>, _ organization: OrganizationID? = nil, actor: String? = nil
  ) -> CallContext {
    CallContext(
      caller: "operator", organizationID: organization.map { "\($0)" }, actor: actor, requestID: "test",
      deadline: .now + .seconds(30), method: method.description)
  }

  func charge(_ items: [ChargeItem]) async throws -> [ChargeResult] {
    try await handlers.chargeCalls(ChargeCallsRequest(items: items), context: context(BillingMethods.chargeCalls))
      .results
  }

  /// Sends again what failed for now, as the relay does.
  func chargeUntilSettled(_ items: [ChargeItem]) async throws -> [ChargeResult] {
    var results = try await charge(items)
    for _ in 0..<50 where results.contains(where: { $0.outcome == .failed }) { results = try await charge(items) }
    return results
  }

  func wallet(_ organization: OrganizationID) async throws -> GetWalletResponse {
    try await handlers.getWallet(GetWalletRequest(), context: context(BillingMethods.getWallet, organization))
  }

  func grant(
    _ organization: OrganizationID, micros: Int64, key: String = UUID().uuidString, currency: String = "USD",
    reason: String = "welcome", actor: String? = nil
  ) async throws -> GrantPromoResponse {
    try await handlers.grantPromo(
      GrantPromoRequest(
        amount: .init(micros: micros, currency: currency), reason: reason, idempotencyKey: key),
      context: context(BillingMethods.grantPromo, organization, actor: actor))
  }

  func transfers(
    _ organization: OrganizationID, limit: UInt32 = 0, cursor: String = ""
  ) async throws -> ListTransfersResponse {
    try await handlers.listTransfers(
      ListTransfersRequest(page: .init(limit: limit, cursor: cursor)),
      context: context(BillingMethods.listTransfers, organization))
  }

  func refund(
    _ organization: OrganizationID, _ call: CallID, micros: Int64? = nil, key: String = UUID().uuidString
  ) async throws -> RefundCallResponse {
    try await handlers.refundCall(
      RefundCallRequest(
        callID: "\(call)", amount: micros.map { .init(micros: $0, currency: "USD") }, reason: "sorry",
        idempotencyKey: key),
      context: context(BillingMethods.refundCall, organization))
  }

  /// Nil for everybody; without a price, the organization's own rate ends.
  func setRate(
    _ organization: OrganizationID?, _ price: RatePrice?, from: Date? = nil, key: String = UUID().uuidString
  ) async throws -> SetRateResponse {
    try await handlers.setRate(
      SetRateRequest(
        orgID: organization.map { "\($0)" } ?? "", price: price, validFrom: from.map { Timestamp($0) },
        reason: "agreed",
        idempotencyKey: key),
      context: context(BillingMethods.setRate))
  }

  func freeze(_ organization: OrganizationID, _ isFrozen: Bool) async throws {
    if isFrozen {
      _ = try await handlers.freeze(
        FreezeRequest(reason: "chargebacks"), context: context(BillingMethods.freeze, organization))
    } else {
      _ = try await handlers.unfreeze(
        UnfreezeRequest(reason: "settled"), context: context(BillingMethods.unfreeze, organization))
    }
  }

  /// What `ledger verify` finds in all organizations, page by page.
  func verify(limit: UInt32) async throws -> [LedgerViolation] {
    var (found, cursor) = ([LedgerViolation](), "")
    repeat {
      let answer = try await handlers.verifyLedger(
        VerifyLedgerRequest(page: .init(limit: limit, cursor: cursor)), context: context(BillingMethods.verifyLedger))
      found += answer.violations
      cursor = answer.page?.nextCursor ?? ""
    } while !cursor.isEmpty
    return found
  }

  func verify(_ organization: OrganizationID) async throws -> [LedgerViolation] {
    try await handlers.verifyLedger(
      VerifyLedgerRequest(orgID: "\(organization)"), context: context(BillingMethods.verifyLedger)
    ).violations
  }

  func storedCharge(_ call: CallID, of organization: OrganizationID) async throws -> GetChargeResponse {
    try await handlers.getCharge(
      GetChargeRequest(callID: "\(call)"), context: context(BillingMethods.getCharge, organization))
  }

  /// `name: subject` of every invariant that does not hold, over all organizations.
  func violations() async throws -> [String] {
    try await databases.admin.withTransaction(.system) { transaction in
      try await transaction.execute("set local search_path = billing")
      var found: [String] = []
      for invariant in LedgerInvariants.all {
        for row in try await transaction.rows(invariant.violations) {
          found.append("\(invariant.name): \(try row.get("subject", as: String.self))")
        }
      }
      return found
    }
  }

  /// Runs a statement as the superuser, outside every policy.
  @discardableResult
  func asAdmin(_ statement: Statement) async throws -> [Row] {
    try await databases.admin.withTransaction(.system) { transaction in
      try await transaction.execute("set local search_path = billing")
      return try await transaction.rows(statement)
    }
  }
}
