import BillingAPI
import Calls
import Foundation
import Identifiers
import Jobs
import Messages
import RPCAPI
import ServiceRuntime
import TestSupport
import Testing

@testable import Billing

@Suite("Granting promotional credit")
struct GrantPromoTests {
  @Test("a repeat under the same key answers the same transfer and moves nothing")
  func repeated() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      let first = try await bench.grant(organization, micros: 25_000_000, key: "demo")
      let second = try await bench.grant(organization, micros: 25_000_000, key: "demo")
      #expect(first == second)
      #expect(try await bench.wallet(organization).promo?.micros == 25_000_000)
      #expect(try await bench.violations() == [])
    }
  }

  @Test("the same key for another request is refused")
  func mismatch() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      _ = try await bench.grant(organization, micros: 1, key: "k")
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.grant(organization, micros: 2, key: "k")
      }
      await #expect(throws: IdempotencyError.mismatch) {
        try await bench.grant(organization, micros: 1, key: "k", reason: "other")
      }
      #expect(try await bench.wallet(organization).promo?.micros == 1)
    }
  }

  @Test("the same key of another organization or another person is another key")
  func scopes() async throws {
    try await BillingBench.with { bench in
      let (one, other) = (OrganizationID.new(), OrganizationID.new())
      _ = try await bench.grant(one, micros: 1, key: "k")
      _ = try await bench.grant(other, micros: 2, key: "k")
      _ = try await bench.grant(one, micros: 4, key: "k", actor: "ann")
      #expect(try await bench.wallet(one).promo?.micros == 5)
      #expect(try await bench.wallet(other).promo?.micros == 2)
    }
  }

  @Test("many at once under one key give once")
  func concurrent() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            do {
              _ = try await bench.grant(organization, micros: 1_000, key: "once")
            } catch IdempotencyError.aborted {}
          }
        }
        try await group.waitForAll()
      }
      #expect(try await bench.grant(organization, micros: 1_000, key: "once").balance?.micros == 1_000)
      #expect(try await bench.wallet(organization).promo?.micros == 1_000)
    }
  }

  @Test("what breaks a rule is refused with the field's name, and nothing is stored", arguments: BadGrant.all)
  func rules(_ expected: BadGrant) async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      var request = GrantPromoRequest(
        amount: Money(micros: 1, currency: "USD"), reason: "welcome", idempotencyKey: "k")
      expected.spoil(&request)
      let error = await #expect(throws: InvalidField.self) {
        try await bench.handlers.grantPromo(
          request, context: bench.context(BillingMethods.grantPromo, organization))
      }
      let refusal = try #require(error?.rpcError)
      #expect(refusal.code == .invalidArgument && refusal.reason == expected.reason)
      let detail = try #require(refusal.details.first)
      #expect(detail.type == "switchboard.common.v1.FieldViolation")
      #expect(try FieldViolation(serialized: detail.value).field == expected.field)
      #expect(try await bench.transfers(organization).transfers.isEmpty)
    }
  }

  @Test("the longest reason of the widest characters is stored")
  func longestReason() async throws {
    try await BillingBench.with { bench in
      let organization = OrganizationID.new()
      _ = try await bench.grant(organization, micros: 1, reason: String(repeating: "\u{1}", count: 500))
      _ = try await bench.grant(organization, micros: 1, reason: String(repeating: "🎁", count: 500))
      #expect(try await bench.wallet(organization).promo?.micros == 2)
    }
  }
}

/// A request that is refused, and why.
struct BadGrant: Sendable, CustomTestStringConvertible {
  var reason: String
  var field: String
  var spoil: @Sendable (inout GrantPromoRequest) -> Void

  init(_ reason: String, _ field: String, spoil: @escaping @Sendable (inout GrantPromoRequest) -> Void) {
    self.reason = reason
    self.field = field
    self.spoil = spoil
  }

  var testDescription: String { reason }

  static let all: [BadGrant] = [
    BadGrant("invalid_amount", "amount.micros") { $0.amount?.micros = 0 },
    BadGrant("invalid_amount", "amount.micros") { $0.amount?.micros = -1 },
    BadGrant("invalid_amount", "amount.micros") { $0.amount?.micros = 10_000_000_001 },
    BadGrant("invalid_amount", "amount.micros") { $0.amount?.micros = .max },
    BadGrant("invalid_amount", "amount.micros") { $0.amount = nil },
    BadGrant("invalid_currency", "amount.currency") { $0.amount?.currency = "EUR" },
    BadGrant("invalid_reason", "reason") { $0.reason = "" },
    BadGrant("invalid_reason", "reason") { $0.reason = "a\0b" },
    BadGrant("invalid_reason", "reason") { $0.reason = String(repeating: "x", count: 501) },
    BadGrant("idempotency_key_invalid", "idempotency_key") { $0.idempotencyKey = "" },
    BadGrant("idempotency_key_invalid", "idempotency_key") { $0.idempotencyKey = "k\0" },
    BadGrant("idempotency_key_invalid", "idempotency_key") { $0.idempotencyKey = String(repeating: "k", count: 129) },
    BadGrant("idempotency_key_invalid", "idempotency_key") { $0.idempotencyKey = String(repeating: "🔑", count: 128) },
  ]
}
