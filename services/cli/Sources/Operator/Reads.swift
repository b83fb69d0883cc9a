internal import AnalysisAPI
internal import BillingAPI
internal import Calls
internal import Foundation
internal import IntegrationsAPI
internal import Messages
internal import RPCAPI
internal import Simulator
internal import WebhooksAPI

/// What an organization has: the reading commands and the demo share it.
struct Reads {
  let `operator`: Operator
  private let options: CallOptions

  init(_ operator: Operator, organization: String) {
    self.operator = `operator`
    options = Operator.options(organization: organization)
  }

  func wallet() async throws -> GetWalletResponse {
    try await `operator`.withCaller(.billing) { [options] caller in
      try await BillingClient(caller).getWallet(GetWalletRequest(), options: options)
    }
  }

  func recharges(limit: UInt32, cursor: String) async throws -> ListRechargesResponse {
    try await `operator`.withCaller(.billing) { [options] caller in
      try await BillingClient(caller).listRecharges(
        ListRechargesRequest(page: PageRequest(limit: limit, cursor: cursor)), options: options)
    }
  }

  func calls(
    limit: UInt32 = 50, cursor: String = "", state: String = "", agent: String = "", provider: String = ""
  ) async throws -> ListCallsResponse {
    try await `operator`.withCaller(.webhooks) { [options] caller in
      try await WebhooksClient(caller).listCalls(
        ListCallsRequest(
          page: PageRequest(limit: limit, cursor: cursor), state: state, agentID: agent, provider: provider),
        options: options)
    }
  }

  /// Calls that are over and not charged for all of it.
  func unchargedCalls(limit: UInt32, cursor: String) async throws -> ListUnchargedCallsResponse {
    try await `operator`.withCaller(.webhooks) { [options] caller in
      try await WebhooksClient(caller).listUnchargedCalls(
        ListUnchargedCallsRequest(page: PageRequest(limit: limit, cursor: cursor)), options: options)
    }
  }

  func syncLogs(limit: UInt32 = 50, cursor: String = "") async throws -> ListSyncLogsResponse {
    try await `operator`.withCaller(.integrations) { [options] caller in
      try await IntegrationsClient(caller).listSyncLogs(
        ListSyncLogsRequest(page: PageRequest(limit: limit, cursor: cursor)), options: options)
    }
  }

  /// Nil while there is no such call.
  func call(providerCallID: String) async throws -> Call? {
    try await absentAsNil(.webhooks) { [options] caller in
      try await WebhooksClient(caller).getCall(GetCallRequest(providerCallID: providerCallID), options: options).call
    }
  }

  /// Nil while the call is not charged.
  func charge(callID: String) async throws -> GetChargeResponse? {
    try await absentAsNil(.billing) { [options] caller in
      try await BillingClient(caller).getCharge(GetChargeRequest(callID: callID), options: options)
    }
  }

  /// What became of a call in the customer systems.
  func syncs(callID: String) async throws -> [Sync] {
    try await `operator`.withCaller(.integrations) { [options] caller in
      try await IntegrationsClient(caller).listSyncs(ListSyncsRequest(callID: callID), options: options).syncs
    }
  }

  /// The newest evaluations of a call.
  func evaluations(callID: String) async throws -> [Evaluation] {
    try await `operator`.withCaller(.analysis) { [options] caller in
      try await AnalysisClient(caller).listEvaluations(ListEvaluationsRequest(callID: callID), options: options)
        .evaluations
    }
  }

  /// The newest hot leads.
  func hotLeads() async throws -> [HotLead] {
    try await `operator`.withCaller(.analysis) { [options] caller in
      try await AnalysisClient(caller).listHotLeads(ListHotLeadsRequest(), options: options).leads
    }
  }

  func deadLetters(limit: UInt32, cursor: String) async throws -> ListDeadLettersResponse {
    try await `operator`.withCaller(.webhooks) { [options] caller in
      try await WebhooksClient(caller).listDeadLetters(
        ListDeadLettersRequest(page: PageRequest(limit: limit, cursor: cursor)), options: options)
    }
  }

  private func absentAsNil<Answer: Sendable>(
    _ service: ServiceName, _ ask: @Sendable (any Caller) async throws -> Answer?
  ) async throws -> Answer? {
    try await `operator`.withCaller(service) { caller in
      do {
        return try await ask(caller)
      } catch let error as RPCError where error.code == .notFound {
        return nil
      }
    }
  }
}

// MARK: - The shapes of `--json` and /v1

extension Money {
  var json: JSONValue { ["micros": .integer(micros), "currency": .string(currency.isEmpty ? "USD" : currency)] }
}

extension Optional where Wrapped == Money {
  var json: JSONValue { (self ?? Money(micros: 0, currency: "USD")).json }
}

extension Optional where Wrapped == Timestamp {
  var json: JSONValue { map { .string("\($0)") } ?? .null }
}

extension GetWalletResponse {
  var json: JSONValue {
    [
      "balance": balance.json, "paid": paid.json, "promo": promo.json, "is_overdrawn": .bool(isOverdrawn),
      "is_frozen": .bool(isFrozen),
    ]
  }
}

extension Recharge {
  var json: JSONValue {
    [
      "id": .string(id), "trigger": .string(trigger), "state": .string(state), "amount": amount.json,
      "payment_intent": .string(paymentIntent), "reason": .string(reason), "created_at": createdAt.json,
      "resolved_at": resolvedAt.json,
    ]
  }
}

extension Call {
  /// Phone numbers are there only where `reveal` says so.
  func json(reveal: Bool) -> JSONValue {
    func personal(_ value: Sensitive<String>) -> JSONValue { .string(reveal ? value.reveal() : "\(value)") }
    return [
      "id": .string(id), "provider": .string(provider), "provider_call_id": .string(providerCallID),
      "agent_id": agentID.isEmpty ? .null : .string(agentID), "provider_agent_id": .string(providerAgentID),
      "state": .string(state), "started_at": startedAt.json, "ended_at": endedAt.json,
      "duration_ms": durationMs.map { .integer($0) } ?? .null, "end_reason": .string(endReason),
      "usage_state": .string(usageState), "seconds": .integer(seconds), "version": .integer(version),
      "direction": .string(direction), "from_number": personal(fromNumber), "to_number": personal(toNumber),
      "received_at": receivedAt.json, "recorded_at": recordedAt.json,
    ]
  }
}

extension UnchargedCall {
  var json: JSONValue {
    [
      "call_id": .string(callID), "provider": .string(provider), "provider_call_id": .string(providerCallID),
      "ended_at": endedAt.json, "received_at": receivedAt.json, "seconds": .integer(seconds),
      "charged_seconds": chargedSeconds.map { .integer($0) } ?? .null, "standing": .string(standing),
    ]
  }
}

extension SyncLog {
  var json: JSONValue {
    [
      "id": .string(id), "sync_id": .string(syncID), "connection_id": .string(connectionID),
      "call_id": .string(callID), "provider": .string(provider), "attempt": .integer(attempt),
      "started_at": startedAt.json, "ended_at": endedAt.json, "outcome": outcome.isEmpty ? .null : .string(outcome),
      "reason": .string(reason), "http_status": httpStatus == 0 ? .null : .integer(Int64(httpStatus)),
      "matches": .integer(Int64(matches)), "outside_id": outsideID.isEmpty ? .null : .string(outsideID),
    ]
  }
}

extension DeadLetter {
  var json: JSONValue {
    [
      "id": .string(id), "kind": .string(kind), "ref": .string(ref), "reason": .string(reason),
      "died_at": diedAt.json, "fingerprint": .string(fingerprint), "origin": .string(origin),
      "attempts": .integer(Int64(attempts)), "crashes": .integer(Int64(crashes)), "first_at": firstAt.json,
      "resolved_at": resolvedAt.json, "resolution": resolution.isEmpty ? .null : .string(resolution),
    ]
  }
}

/// A page of a list as JSON.
func listJSON(_ items: [JSONValue], nextCursor: String?) -> JSONValue {
  [
    "items": .array(items),
    "next_cursor": nextCursor.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null,
  ]
}
