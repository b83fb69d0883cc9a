internal import Calls
internal import Foundation
internal import Identifiers
internal import Jobs
internal import Messages
internal import Outbound
internal import Postgres
internal import Sealing
internal import ServiceRuntime
internal import WebhooksAPI

extension WebhooksHandlers {
  /// The row is committed before the provider is asked: whoever repeats the request finds it and asks nobody.
  func createTestCall(_ request: CreateTestCallRequest, context: CallContext) async throws -> CreateTestCallResponse {
    let organizationID = try context.requireOrganization()
    guard let sourceID = SourceID(request.sourceID) else { throw InvalidField("source_id", rule: "A UUID.") }
    let wish = TestCallPlan.Wish(
      id: .new(), agent: try TextRule.check(request.providerAgentID, field: "provider_agent_id", limit: 200),
      from: request.fromNumber, to: request.toNumber)
    for (field, number) in [("from_number", wish.from), ("to_number", wish.to)]
    where !number.reveal().isEmpty || !wish.isInBrowser {
      _ = try TextRule.check(number.reveal(), field: field, limit: 64)
    }
    var hashed = request
    (hashed.idempotencyKey, hashed.fromNumber, hashed.toNumber) = ("", "", "")
    let key = try IdempotencyKey(request.idempotencyKey, of: hashed, context: context)
    let keyring = try await sealer.keyring(for: organizationID)
    let (outcome, errand) = try await database.withTransaction(context.scope(organizationID)) {
      transaction -> (IdempotentOutcome, Errand?) in
      var errand: Errand?
      let outcome = try await key.perform(for: organizationID, in: transaction) {
        let found = try await self.errand(wish, sourceID, organizationID, with: keyring, in: transaction)
        try await TestCallStore.insert(wish.id, of: sourceID, organizationID, in: transaction)
        errand = found
        return Array("\(wish.id)".utf8)
      }
      return (outcome, errand)
    }
    guard case .performed = outcome, let errand else {
      return try await repeated(outcome, of: organizationID, context)
    }
    return try await place(errand, wish, sourceID, organizationID, context)
  }

  /// What is needed to ask the provider.
  private struct Errand: Sendable {
    var provider: Provider
    var plan: TestCallPlan
    var key: SourceAPIKey
  }

  private func errand(
    _ wish: TestCallPlan.Wish, _ sourceID: SourceID, _ organizationID: OrganizationID, with keyring: Keyring,
    in transaction: Transaction
  ) async throws -> Errand {
    guard let source = try await SourceStore.find(sourceID, of: organizationID, in: transaction),
      let provider = Provider(rawValue: source.provider)
    else { throw WebhooksError.sourceNotFound }
    guard let key = try await SourceAPIKeyStore.find(of: sourceID, organizationID, with: keyring, in: transaction)
    else { throw WebhooksError.noAPIKey }
    guard let plan = TestCallPlan(wish, at: provider) else {
      throw InvalidField("to_number", rule: "A number: this provider makes no calls in the browser.")
    }
    return Errand(provider: provider, plan: plan, key: key)
  }

  private func place(
    _ errand: Errand, _ wish: TestCallPlan.Wish, _ sourceID: SourceID, _ organizationID: OrganizationID,
    _ context: CallContext
  ) async throws -> CreateTestCallResponse {
    let isTwilio = errand.provider == .twilio
    let outcome: TestCallOutcome
    do {
      let response = try await outbound.send(
        OutboundRequest(
          errand.plan.operation, OutboundTarget(account: "\(sourceID)", organization: organizationID),
          parameters: isTwilio ? [Sensitive(errand.key.account)] : [],
          credential: isTwilio
            ? .basic(user: errand.key.account, password: errand.key.key) : .bearer(errand.key.key),
          body: errand.plan.body))
      outcome = TestCallOutcome(response, to: errand.plan)
    } catch let error as OutboundError {
      outcome = TestCallOutcome(error)
    }
    let settled: (state: String, call: String?, reason: String, token: String) =
      switch outcome {
      case .placed(let call, let token): ("placed", call, "", token)
      case .refused(let reason): ("refused", nil, reason, "")
      case .unknown(let reason): ("unknown", nil, reason, "")
      }
    let row = try await database.withTransaction(context.scope(organizationID)) {
      try await TestCallStore.settle(
        wish.id, of: organizationID, state: settled.state, providerCallID: settled.call, reason: settled.reason, in: $0)
    }
    return CreateTestCallResponse(testCall: TestCall(row), accessToken: Sensitive(settled.token))
  }

  private func repeated(
    _ outcome: IdempotentOutcome, of organizationID: OrganizationID, _ context: CallContext
  ) async throws -> CreateTestCallResponse {
    guard let id = TestCallRow.ID(String(decoding: outcome.answer, as: UTF8.self)) else {
      throw RPCError(.internal, reason: "internal", message: "The stored answer cannot be read.")
    }
    let row = try await database.withTransaction(context.scope(organizationID), isReadOnly: true) {
      try await TestCallStore.find(id, of: organizationID, in: $0)
    }
    return CreateTestCallResponse(testCall: row.map(TestCall.init))
  }
}
