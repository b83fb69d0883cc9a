import AuthAPI
import BillingAPI
import Calls
import Foundation
import Messages
import Sealing
import TestSupport
import Testing
import Webhooks
import WebhooksAPI

/// One webhook from the socket to the bill, and what happens to those that go wrong, through real processes.
@Suite(.serialized) struct JourneyTests {
  @Test(
    "a signed call is received, recorded and charged; refusals store nothing; no log tells a secret",
    .timeLimit(.minutes(3)))
  func journey() async throws {
    try await JourneySystem.with { journey in
      try await oneCall(journey)
      try await everyFixture(journey)
      try await refusals(journey)
      try await largeBody(journey)
      try await twoOrganizations(journey)
      try await poison(journey)
      try await takenOverEdge(journey)
      try checkLogs(journey)
    }
  }

  private func oneCall(_ journey: JourneySystem) async throws {
    let tenant = try await journey.makeTenant()
    for name in ["call_started", "call_ended", "call_analyzed"] {
      let answer = try await journey.deliver(try fixture(name), to: tenant.webhookURL)
      #expect(answer.status == 200)
      #expect(answer.headers["x-request-id"]?.isEmpty == false)
    }
    try await journey.settle()
    let call = try #require(
      try await journey.webhooks.getCall(
        GetCallRequest(providerCallID: "call_8f2d1c0b7a694e5f83d2c1b0a9f8"), options: tenant.options
      ).call)
    #expect(call.state == "analyzed")
    #expect(call.seconds == 93)
    #expect(call.version == 3)
    let charge = try await journey.billing.getCharge(GetChargeRequest(callID: call.id), options: tenant.options)
    #expect(charge.amount?.micros == 1_085_000)
    let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: tenant.options)
    #expect(wallet.balance?.micros == Int64(23_915_000))
    try await eventually(within: .seconds(20)) {
      try await journey.webhooks.getCall(GetCallRequest(callID: call.id), options: tenant.options).call?.agentID
        == tenant.agentID
    }
  }

  private func everyFixture(_ journey: JourneySystem) async throws {
    let tenant = try await journey.makeTenant()
    for name in [
      "call_started", "transcript_updated", "call_ended", "call_analyzed", "not_connected.call_ended",
      "not_connected.call_analyzed", "transfer_started", "transfer_bridged", "transfer_cancelled", "transfer_ended",
    ] {
      #expect(try await journey.deliver(try fixture(name), to: tenant.webhookURL).status == 200, "\(name)")
    }
    for (name, said) in [
      ("call_inbound", "override_agent_id"), ("custom_function_request", "error"),
      ("custom_function_request.args_only", "error"),
    ] {
      let answer = try await journey.deliver(try fixture(name), to: tenant.webhookURL)
      #expect(answer.status == 200, "\(name)")
      #expect(answer.body.contains(said))
    }
    let get = try await journey.deliver([], to: tenant.webhookURL, method: "GET", contentType: nil)
    #expect(get.status == 200)
    try await journey.settle()
    let calls = try await journey.webhooks.listCalls(ListCallsRequest(), options: tenant.options).calls
    #expect(calls.count == 3)
    let unanswered = try #require(calls.first { $0.endReason == "dial_no_answer" })
    let charge = try await journey.billing.getCharge(GetChargeRequest(callID: unanswered.id), options: tenant.options)
    #expect(charge.amount?.micros == 0)
  }

  private func refusals(_ journey: JourneySystem) async throws {
    let tenant = try await journey.makeTenant()
    let body = try fixture("call_ended")
    let url = tenant.webhookURL
    let stored = try await journey.number("select count(*) as number from webhooks.inbox")
    let old = RetellSignature.sign(
      body: body, secret: Array(JourneySystem.secret.utf8),
      nowMilliseconds: Int64(Date().timeIntervalSince1970 * 1000) - 301_000)
    let answers: [(JourneySystem.Answer, UInt, String)] = [
      (try await journey.deliver(body, to: url, signature: .some(nil)), 401, "bad_signature"),
      (try await journey.deliver(body, to: url, signature: old), 401, "bad_signature"),
      (try await journey.deliver(body, to: url, signature: "v=1,d=0"), 401, "bad_signature"),
      (try await journey.deliver(body, to: url + "x"), 404, "unknown_source"),
      (try await journey.deliver(body, to: url.replacing("/retell/", with: "/nobody/")), 404, "unknown_provider"),
      (try await journey.deliver(body, to: url, contentType: "text/plain"), 415, "wrong_content_type"),
      (try await journey.deliver(Array("[1]".utf8), to: url), 400, "not_an_event"),
      (try await journey.deliver([UInt8](repeating: 0x20, count: (2 << 20) + 1), to: url), 413, "body_too_large"),
    ]
    for (answer, status, reason) in answers {
      #expect(answer.status == status, "\(answer.body)")
      #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
      #expect(answer.body.contains(reason))
    }
    #expect(try await journey.number("select count(*) as number from webhooks.inbox") == stored)
    #expect(try await journey.deliver(body, to: url).status == 200)
  }

  private func largeBody(_ journey: JourneySystem) async throws {
    let tenant = try await journey.makeTenant()
    let head = Array(#"{"event":"alert_triggered","pad":""#.utf8)
    let body = head + (0..<(1_992_294 - head.count - 2)).map { UInt8(0x61 + $0 % 26) } + Array("\"}".utf8)
    #expect(try await journey.deliver(body, to: tenant.webhookURL).status == 200)
    // The hash was taken of what arrived in the inbox; what is sealed is read back whole in the service's own tests.
    let hash = SHA256.hash(body)
    #expect(try await journey.number("select count(*) as number from webhooks.inbox where body_hash = \(hash)") == 1)
  }

  private func twoOrganizations(_ journey: JourneySystem) async throws {
    let first = try await journey.makeTenant(name: "First")
    let second = try await journey.makeTenant(name: "Second")
    for tenant in [first, second] {
      for name in ["call_ended", "call_analyzed"] {
        #expect(try await journey.deliver(try fixture(name), to: tenant.webhookURL).status == 200)
      }
    }
    try await journey.settle()
    var ids: Set<String> = []
    for tenant in [first, second] {
      let calls = try await journey.webhooks.listCalls(ListCallsRequest(), options: tenant.options).calls
      #expect(calls.count == 1)
      ids.formUnion(calls.map(\.id))
      let wallet = try await journey.billing.getWallet(GetWalletRequest(), options: tenant.options)
      #expect(wallet.balance?.micros == Int64(23_915_000))
    }
    #expect(ids.count == 2)
    let foreign = try #require(
      try await journey.webhooks.listCalls(ListCallsRequest(), options: second.options).calls.first)
    let error = await #expect(throws: RPCError.self) {
      try await journey.webhooks.getCall(GetCallRequest(callID: foreign.id), options: first.options)
    }
    #expect(error?.code == .notFound)
    let charge = await #expect(throws: RPCError.self) {
      try await journey.billing.getCharge(GetChargeRequest(callID: foreign.id), options: first.options)
    }
    #expect(charge?.code == .notFound)
  }

  private func poison(_ journey: JourneySystem) async throws {
    let tenant = try await journey.makeTenant()
    let bodies = [
      #"{"event":"call_ended","call":{"call_id":"nul","agent_name":"a\u0000b","duration_ms":1000}}"#,
      #"{"event":"call_ended","call":{"call_id":"long","duration_ms":9000000000000000000}}"#,
      #"{"event":"call_ended","call":{"call_id":"good","agent_id":"a","duration_ms":1000}}"#,
    ]
    for body in bodies { #expect(try await journey.deliver(Array(body.utf8), to: tenant.webhookURL).status == 200) }
    try await journey.settle()
    let letters = try await journey.webhooks.listDeadLetters(ListDeadLettersRequest(), options: tenant.options)
    #expect(Set(letters.deadLetters.map(\.reason)) == ["nul_in_text", "number_out_of_range"])
    #expect(
      try await journey.webhooks.listCalls(ListCallsRequest(), options: tenant.options).calls.map(\.providerCallID)
        == ["good"])
    let error = await #expect(throws: RPCError.self) {
      try await journey.auth.createAgent(
        .init(name: "a\u{0}b", provider: "retell", providerAgentID: "x", idempotencyKey: "k"), options: tenant.options)
    }
    #expect(error?.code == .invalidArgument)
  }

  /// Whoever holds the edge's certificate acts for those alone whose tokens it was given.
  private func takenOverEdge(_ journey: JourneySystem) async throws {
    let password = "canary correct horse battery"
    let mine = try await journey.makeTenant(name: "Mine", email: "canary.owner.mine@example.test", password: password)
    let theirs = try await journey.makeTenant(name: "Theirs")
    let pair = try await journey.auth.login(
      LoginRequest(email: "canary.owner.mine@example.test", password: Sensitive(password)))
    let token = try required(pair.tokens)
    let actor = "user:\(token.userID)"
    try await journey.withCaller("edge", of: .billing) { caller in
      let billing = BillingClient(caller)
      func reason(_ options: CallOptions) async -> String? {
        let error = await #expect(throws: RPCError.self) {
          try await billing.getWallet(GetWalletRequest(), options: options)
        }
        return error?.reason
      }
      #expect(await reason(theirs.options) == "principal_unproven")
      #expect(
        await reason(CallOptions(organizationID: theirs.organizationID, actor: actor)) == "principal_unproven")
      #expect(
        await reason(CallOptions(organizationID: theirs.organizationID, actor: actor, principal: token.accessToken))
          == "principal_mismatch")
      #expect(
        await reason(
          CallOptions(organizationID: mine.organizationID, actor: "operator", principal: token.accessToken))
          == "principal_mismatch")
      #expect(
        await reason(
          CallOptions(
            organizationID: mine.organizationID, principal: Sensitive(token.accessToken.reveal() + "A")))
          == "principal_refused")
      let wallet = try await billing.getWallet(
        GetWalletRequest(), options: CallOptions(organizationID: mine.organizationID, principal: token.accessToken))
      #expect(wallet.balance?.micros == 25_000_000)
      // Within seconds of its end a log-in opens nothing any more, at whatever service.
      _ = try await journey.auth.logout(LogoutRequest(refreshToken: token.refreshToken))
      try await eventually(within: .seconds(20), "billing hears of the end") {
        do {
          _ = try await billing.getWallet(
            GetWalletRequest(), options: CallOptions(organizationID: mine.organizationID, principal: token.accessToken))
          return false
        } catch let error as RPCError {
          return error.reason == "principal_refused"
        }
      }
    }
  }

  /// Everything that any process wrote, searched for what must never be there.
  private func checkLogs(_ journey: JourneySystem) throws {
    let folder = journey.system.folder.logs
    let logs = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(logs.count >= 4)
    for log in logs {
      let text = try String(contentsOfFile: folder + "/" + log, encoding: .utf8)
      for canary in [
        JourneySystem.secret, "+15550101234", "15550101234", "Zoë", "cleaning", "canary.owner", "canary correct",
        "Northwind",
        "x-retell-signature", "v=17", "d=0",
      ] {
        #expect(!text.localizedCaseInsensitiveContains(canary), "\(log) tells \(canary)")
      }
    }
  }
}
