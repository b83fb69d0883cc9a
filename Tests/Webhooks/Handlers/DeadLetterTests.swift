import Calls
import Foundation
import Identifiers
import Messages
import ServiceRuntime
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct DeadLetterTests {
  @Test("a dry run predicts what a replay then does, and a letter whose cause is still there dies again")
  func replay() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      for id in ["a", "b"] {
        let body = #"{"event":"call_ended","call":{"call_id":"\#(id)","agent_name":"x\u0000"}}"#
        try await harness.deliver(Array(body.utf8), to: source)
      }
      try await harness.settle()
      let letters = try await harness.deadLetters(of: source.organizationID)
      #expect(letters.count == 2 && Set(letters.map(\.fingerprint)).count == 1)
      let selector = DeadLetterSelector(fingerprint: try #require(letters.first).fingerprint)
      let dry = try await harness.replay(selector, of: source.organizationID, dryRun: true)
      #expect(dry.matched == 2 && dry.replayed == 2 && Set(dry.deadLetters.map(\.id)) == Set(letters.map(\.id)))
      #expect(try await harness.deadLetters(of: source.organizationID).allSatisfy { $0.resolvedAt == nil })
      let done = try await harness.replay(selector, of: source.organizationID, dryRun: false)
      #expect(done.replayed == 2)
      try await harness.settle()
      let after = try await harness.deadLetters(of: source.organizationID)
      #expect(after.count == 4 && after.count { $0.resolvedAt != nil } == 2)
      let shown = try await harness.handlers.getDeadLetter(
        GetDeadLetterRequest(id: letters[0].id),
        context: harness.context(WebhooksMethods.getDeadLetter.description, organizationID: source.organizationID))
      #expect(shown.deadLetter?.resolution == "replayed: try again" && shown.deadLetter?.reason == "nul_in_text")
    }
  }

  @Test("letters are resolved without their work, by whoever owns them, and never all of them by accident")
  func resolve() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let body = #"{"event":"call_ended","call":{"call_id":"a\u0000"}}"#
      try await harness.deliver(Array(body.utf8), to: source)
      try await harness.settle()
      let stranger = OrganizationID.new()
      #expect(try await harness.resolve(DeadLetterSelector(all: true), of: stranger) == 0)
      let error = await #expect(throws: RPCError.self) {
        try await harness.resolve(DeadLetterSelector(), of: source.organizationID)
      }
      #expect(error?.reason == "selector_too_broad")
      await #expect(throws: InvalidField.self) {
        try await harness.resolve(DeadLetterSelector(ids: ["x"]), of: source.organizationID)
      }
      #expect(try await harness.resolve(DeadLetterSelector(all: true), of: source.organizationID) == 1)
      #expect(try await harness.resolve(DeadLetterSelector(all: true), of: source.organizationID) == 0)
      let missing = await #expect(throws: RPCError.self) {
        try await harness.handlers.getDeadLetter(
          GetDeadLetterRequest(id: UUID().uuidString),
          context: harness.context(WebhooksMethods.getDeadLetter.description, organizationID: stranger))
      }
      #expect(missing?.reason == "dead_letter_not_found")
    }
  }
}

extension WebhooksHarness {
  func replay(
    _ selector: DeadLetterSelector, of organizationID: OrganizationID, dryRun: Bool
  ) async throws -> ReplayDeadLettersResponse {
    try await handlers.replayDeadLetters(
      ReplayDeadLettersRequest(
        selector: selector, reason: "try again", perSecond: 1_000, dryRun: dryRun, idempotencyKey: UUID().uuidString),
      context: context(WebhooksMethods.replayDeadLetters.description, organizationID: organizationID))
  }

  func resolve(_ selector: DeadLetterSelector, of organizationID: OrganizationID) async throws -> UInt32 {
    try await handlers.resolveDeadLetters(
      ResolveDeadLettersRequest(selector: selector, reason: "known", idempotencyKey: UUID().uuidString),
      context: context(WebhooksMethods.resolveDeadLetters.description, organizationID: organizationID)
    ).resolved
  }
}
