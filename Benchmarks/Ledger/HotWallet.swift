import BillingAPI
import Calls
import Foundation
import Identifiers
import Messages
import Postgres
import RPC

/// Charges of one organization's calls through billing: 16 callers that each charge one call and wait, and 4 that send a
/// hundred at a time, as the outbox relay of webhooks does.
enum HotWallet {
  private static let batch = 100
  private static let batchesInFlight = 4

  static func run(_ bench: BenchDatabase, _ options: BenchOptions, against floor: PGBench.Result) async throws {
    try await BenchServices.with([.billing], on: bench) { services in
      try await services.withClient(of: .billing, as: "webhooks") { client in
        let billing = BillingClient(client)
        try await measure(
          "charge_\(HotRow.clients)", inFlight: HotRow.clients, itemsOfRequest: 1, billing, services, options, floor)
        try await measure(
          "charge_\(batchesInFlight)x\(batch)", inFlight: batchesInFlight, itemsOfRequest: batch, billing, services,
          options, floor)
      }
    }
  }

  private static func measure(
    _ name: String, inFlight: Int, itemsOfRequest: Int, _ billing: BillingClient, _ services: BenchServices,
    _ options: BenchOptions, _ floor: PGBench.Result
  ) async throws {
    let organization = "\(OrganizationID.new())"
    let cpu = services.cpuSeconds
    var measurement = try await withTaskExecutorPreference(LoopExecutor.any()) {
      try await Measurement.run(seconds: options.seconds, inFlight: inFlight) { _ in
        let now = Timestamp(Date())
        let items = (0..<itemsOfRequest).map { _ in
          ChargeItem(orgID: organization, callID: "\(CallID.new())", callVersion: 1, seconds: 93, pricedAt: now)
        }
        let answer = try await billing.chargeCalls(ChargeCallsRequest(items: items), options: CallOptions())
        guard answer.results.allSatisfy({ $0.outcome == .charged }) else {
          throw RPCError(
            .aborted, reason: answer.results.first?.reason ?? "", message: "A call was not charged.")
        }
      }
    }
    measurement.operations *= itemsOfRequest
    measurement.cpuSeconds += (services.cpuSeconds - cpu) * options.seconds / (options.seconds + 1)
    options.report(BenchResult(bench: "ledger", case: name, measurement: measurement, against: floor))
  }
}
