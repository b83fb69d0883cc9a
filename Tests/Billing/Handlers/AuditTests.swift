import AuthAPI
import BillingAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import Observability
import ServiceRuntime
import Synchronization
import TestSupport
import Testing

@testable import Billing

@Suite("What goes to an organization's audit log")
struct AuditTests {
  /// Keeps the entries that it is sent; refuses those of `refused`.
  private final class Log: Caller {
    private let kept = Mutex<[AuditEntry]>([])
    var entries: [AuditEntry] { kept.withLock { $0 } }

    func call(_ method: MethodDescription, _ request: [UInt8], options: CallOptions) async throws(RPCError) -> [UInt8] {
      do {
        let entries = try AppendAuditRequest(serialized: request).entries
        kept.withLock { $0 += entries }
        return try AppendAuditResponse(outcomes: entries.map { _ in "appended" }).serialized()
      } catch {
        throw RPCError(.internal, reason: "test", message: "\(error)")
      }
    }
  }

  private func told(_ bench: BillingBench) async throws -> [AuditEntry] {
    let log = Log()
    let relay = OutboxRelay(
      database: bench.databases.database, receivers: [AuditReceiver(auth: log)], events: .discarding())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await relay.run() }
      try await eventually(within: .seconds(30), "all is told") {
        try await bench.asAdmin("select 1 as one from outbox where receiver = 'audit'").isEmpty
      }
      group.cancelAll()
    }
    return log.entries.sorted { $0.entryID < $1.entryID }
  }

  @Test("who did what is told once, with the effect and never without it")
  func told() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      func grant(_ key: String, micros: Int64, reason: String = "welcome") async throws {
        _ = try await bench.handlers.grantPromo(
          GrantPromoRequest(amount: .init(micros: micros, currency: "USD"), reason: reason, idempotencyKey: key),
          context: bench.context(BillingMethods.grantPromo, organization, actor: "operator"))
      }
      for _ in 0..<3 { try await grant("k", micros: 1_000_000) }
      await #expect(throws: (any Error).self) { try await grant("k", micros: 2_000_000) }
      await #expect(throws: (any Error).self) { try await grant("l", micros: 1_000_000, reason: "") }
      for _ in 0..<2 {
        _ = try await bench.handlers.freeze(
          FreezeRequest(reason: "a name, perhaps"),
          context: bench.context(BillingMethods.freeze, organization, actor: "operator"))
      }
      let entries = try await told(bench)
      #expect(entries.map(\.action) == ["billing.GrantPromo", "billing.Freeze"])
      #expect(entries.allSatisfy { $0.actor == "actor:operator" && $0.orgID == "\(organization)" && $0.at != nil })
      #expect(Set(entries.map(\.entryID)).count == 2)
      #expect(entries.allSatisfy { $0.before.reveal().isEmpty && $0.after.reveal().isEmpty })
    }
  }
}
