import BillingAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Observability
import Postgres
import RPCAPI
import Resilience
import ServiceLifecycle
import TestSupport

@testable import Billing

/// Billing with a payment provider and workers, on a fresh database.
struct RechargeBench: Sendable {
  let billing: BillingBench
  let provider: PaymentTwin

  static func with(
    _ provider: PaymentTwin = PaymentTwin(), _ body: (RechargeBench) async throws -> Void
  ) async throws {
    try await TestDatabase.with(Billing.migrations) { databases in
      let handlers = BillingHandlers(database: databases.database, events: .discarding(), payments: provider)
      try await body(
        RechargeBench(billing: BillingBench(handlers: handlers, databases: databases), provider: provider))
    }
  }

  var database: Database { billing.databases.database }

  /// Runs `body` beside `count` workers of the payment lane that retry within milliseconds.
  func working<Result: Sendable>(
    _ count: Int = 1, _ body: () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        var configuration = Billing.paymentLane
        configuration.pollInterval = .milliseconds(20)
        configuration.backoff = Backoff(base: .milliseconds(10), cap: .milliseconds(50))
        let worker = Billing.paymentWorker(
          database: database, provider: provider, events: .discarding(), wakeRelay: {}, configuration: configuration)
        group.addTask { await worker.run() }
      }
      defer { group.cancelAll() }
      return try await body()
    }
  }

  @discardableResult
  func setRule(
    _ organization: OrganizationID, method: String = "pm_ok", threshold: Int64 = 10, target: Int64 = 50,
    daily: Int64 = 500, monthly: Int64 = 5_000, isPreview: Bool = false
  ) async throws -> SetRechargeRuleResponse {
    func dollars(_ dollars: Int64) -> Money { Money(micros: dollars * 1_000_000, currency: "USD") }
    return try await billing.handlers.setRechargeRule(
      SetRechargeRuleRequest(
        rule: .init(
          isEnabled: true, threshold: dollars(threshold), target: dollars(target), dailyCap: dollars(daily),
          monthlyCap: dollars(monthly), paymentMethod: method), isPreview: isPreview,
        idempotencyKey: isPreview ? "" : UUID().uuidString),
      context: billing.context(BillingMethods.setRechargeRule, organization))
  }

  func rule(_ organization: OrganizationID) async throws -> GetRechargeRuleResponse {
    try await billing.handlers.getRechargeRule(
      GetRechargeRuleRequest(), context: billing.context(BillingMethods.getRechargeRule, organization))
  }

  func topUp(
    _ organization: OrganizationID, micros: Int64, method: String = "pm_ok", key: String = UUID().uuidString
  ) async throws -> TopUpResponse {
    try await billing.handlers.topUp(
      TopUpRequest(
        amount: Money(micros: micros, currency: "USD"), paymentMethod: method, idempotencyKey: key),
      context: billing.context(BillingMethods.topUp, organization))
  }

  /// Newest first.
  func recharges(_ organization: OrganizationID) async throws -> [BillingAPI.Recharge] {
    try await billing.handlers.listRecharges(
      ListRechargesRequest(), context: billing.context(BillingMethods.listRecharges, organization)
    ).recharges
  }

  @discardableResult
  func event(_ type: String, _ object: String, livemode: Bool = false, account: String = "") async throws
    -> ApplyStripeEventResponse
  {
    try await billing.handlers.applyStripeEvent(
      ApplyStripeEventRequest(
        eventID: "evt_\(UUID().uuidString)", type: type, objectID: object, livemode: livemode, account: account,
        created: Timestamp(Date())),
      context: billing.context(BillingMethods.applyStripeEvent))
  }

  /// Kinds of the news that were told, in no order.
  func news() async throws -> [String] {
    try await billing.asAdmin("select kind from outbox where receiver = 'stream' order by created_at, id").map {
      try $0.get("kind")
    }
  }

  func settled(_ organization: OrganizationID) async throws -> Bool {
    let states = try await recharges(organization).map(\.state)
    return !states.isEmpty && states.allSatisfy { ["succeeded", "failed", "canceled"].contains($0) }
  }
}
