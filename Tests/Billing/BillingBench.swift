import BillingAPI
import Calls
import Foundation
import Identifiers
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
