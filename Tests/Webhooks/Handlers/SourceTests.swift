import Calls
import Foundation
import Identifiers
import Messages
import Postgres
import ServiceRuntime
import Testing
import WebhooksAPI

@testable import Webhooks

@Suite struct SourceTests {
  @Test("a new secret counts at once, the old one as long as it is said, and who matched is recorded")
  func rotation() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let new = "key_FAKE_retell_new_0001"
      try await harness.rotate(source, to: new, overlap: 3_600)
      func body(_ id: String) -> [UInt8] { Array(#"{"event":"call_ended","call":{"call_id":"\#(id)"}}"#.utf8) }
      func signed(_ body: [UInt8], _ secret: String) -> String {
        RetellSignature.sign(
          body: body, secret: Array(secret.utf8), nowMilliseconds: Int64(Date().timeIntervalSince1970 * 1000))
      }
      for (id, secret) in [("a", WebhooksHarness.secret), ("b", new)] {
        let outcome = try await harness.deliver(body(id), to: source, header: signed(body(id), secret)).outcome
        #expect(outcome == .accepted)
      }
      #expect(try await harness.count("select count(distinct secret_id) as count from webhooks.inbox") == 2)
      try await harness.rotate(source, to: "key_FAKE_retell_last_001", overlap: 0)
      for secret in [WebhooksHarness.secret, new] {
        let error = await #expect(throws: RPCError.self) {
          try await harness.deliver(body("c"), to: source, header: signed(body("c"), secret))
        }
        #expect(error?.reason == "bad_signature")
      }
    }
  }

  @Test("a source has at most 8 live secrets, and a stranger rotates nothing")
  func limits() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      for number in 2...8 { try await harness.rotate(source, to: "key_FAKE_number_\(number)", overlap: 3_600) }
      var error = await #expect(throws: RPCError.self) {
        try await harness.rotate(source, to: "key_FAKE_number_9", overlap: 3_600)
      }
      #expect(error?.reason == "too_many_secrets")
      var stranger = source
      stranger.organizationID = .new()
      error = await #expect(throws: RPCError.self) {
        try await harness.rotate(stranger, to: "key_FAKE_number_9", overlap: 0)
      }
      #expect(error?.reason == "source_not_found")
    }
  }

  @Test("for a closed organization nothing is taken in, whatever comes late or twice, until it is opened again")
  func closedOrganization() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let other = try await harness.makeSource()
      func note(_ closed: Bool, version: Int64) async throws {
        _ = try await harness.handlers.noteOrganizations(
          NoteOrganizationsRequest(organizations: [
            OrganizationState(orgID: "\(source.organizationID)", closed: closed, version: version)
          ]),
          context: harness.context(WebhooksMethods.noteOrganizations.description, caller: "auth"))
      }
      func deliver(_ name: String) async throws -> String {
        do {
          return "\(try await harness.deliver(try fixture(name), to: source).outcome)"
        } catch let error as RPCError {
          return error.reason
        }
      }
      #expect(try await deliver("call_started") == "accepted")
      try await note(true, version: 2)
      try await note(true, version: 2)
      try await note(false, version: 1)
      #expect(try await deliver("call_ended") == "unknown_source")
      #expect(try await harness.deliver(try fixture("call_ended"), to: other).outcome == .accepted)
      try await note(false, version: 3)
      try await note(true, version: 2)
      #expect(try await deliver("call_ended") == "accepted")
    }
  }

  @Test("a disabled source is as one that does not exist, until it is enabled again")
  func disabling() async throws {
    try await WebhooksHarness.with { harness in
      let source = try await harness.makeSource()
      let updated = try await harness.update(source, UpdateSourceRequest(state: "disabled", inboundAgent: "agent_x"))
      #expect(updated?.state == "disabled" && updated?.inboundAgent == "agent_x" && updated?.hasAPIKey == false)
      let error = await #expect(throws: RPCError.self) {
        try await harness.deliver(try fixture("call_ended"), to: source)
      }
      #expect(error?.reason == "unknown_source")
      let again = try await harness.update(
        source, UpdateSourceRequest(state: "enabled", apiKey: WebhooksAPI.ApiKey(key: "key_FAKE_api_0001")))
      #expect(again?.state == "enabled" && again?.inboundAgent == "agent_x" && again?.hasAPIKey == true)
      let outcome = try await harness.deliver(try fixture("call_ended"), to: source).outcome
      #expect(outcome == .accepted)
      let plain = try await harness.count(
        "select count(*) from webhooks.source_api_keys as t where t::text like '%key_FAKE_api%'")
      #expect(plain == 0)
    }
  }

  @Test("what proves nothing, or is not the provider's, cannot be made a source of")
  func refusals() async throws {
    try await WebhooksHarness.with { harness in
      let cases: [(provider: String, secret: String, scheme: SourceScheme?, reason: String)] = [
        ("stripe", "whsec_0123456789", nil, "invalid_provider"), ("other", "secret-0123", nil, "invalid_provider"),
        ("retell", "short", nil, "invalid_secret"), ("vapi", "", nil, "invalid_secret"),
        ("vapi", "secret-0123", SourceScheme(name: "none"), "invalid_name"),
        ("retell", "secret-0123", SourceScheme(name: "vapi"), "invalid_name"),
        ("vapi", "secret-0123", SourceScheme(name: "vapi-bearer", headerName: "a b"), "invalid_header_name"),
        ("vapi", "secret-0123", SourceScheme(name: "vapi-hmac", hmac: HmacPlan(algorithm: "md5")), "invalid_algorithm"),
        (
          "vapi", "secret-0123", SourceScheme(name: "vapi-hmac", hmac: HmacPlan(payloadFormat: "{timestamp}")),
          "invalid_hmac"
        ),
        ("twilio", "secret-0123", SourceScheme(name: "twilio-shared-key"), "invalid_key_id"),
      ]
      for refused in cases {
        let error = await #expect(throws: InvalidField.self) {
          try await harness.makeSource(provider: refused.provider, secret: refused.secret, scheme: refused.scheme)
        }
        #expect(error?.reason == refused.reason)
      }
    }
  }
}

extension WebhooksHarness {
  func rotate(_ source: Source, to secret: String, overlap: UInt32) async throws {
    _ = try await handlers.rotateSourceSecret(
      RotateSourceSecretRequest(
        sourceID: source.id, secret: Sensitive(secret), overlapSeconds: overlap, idempotencyKey: UUID().uuidString),
      context: context(WebhooksMethods.rotateSourceSecret.description, organizationID: source.organizationID))
  }

  func update(_ source: Source, _ request: UpdateSourceRequest) async throws -> WebhooksAPI.Source? {
    var request = request
    (request.sourceID, request.idempotencyKey) = (source.id, UUID().uuidString)
    return try await handlers.updateSource(
      request, context: context(WebhooksMethods.updateSource.description, organizationID: source.organizationID)
    ).source
  }
}
