internal import AuthAPI
internal import BillingAPI
internal import Foundation
internal import Messages
internal import RPCAPI
internal import WebhooksAPI

/// What makes an organization able to take calls. The commands and the demo share it.
struct SetUp {
  let `operator`: Operator

  init(_ operator: Operator) {
    self.operator = `operator`
  }

  /// The new organization's id.
  func createOrganization(name: String, ownerEmail: String, ownerPassword: String = "", key: String) async throws
    -> String
  {
    let request = CreateOrganizationRequest(
      name: name, ownerEmail: Sensitive(ownerEmail), ownerPassword: Sensitive(ownerPassword), idempotencyKey: key)
    let answer = try await `operator`.withCaller(.auth) { caller in
      try await AuthClient(caller).createOrganization(request, options: Operator.options(organization: nil))
    }
    return answer.organization?.id ?? ""
  }

  /// The new agent's id.
  func createAgent(
    organization: String, name: String, provider: String, providerAgentID: String, key: String
  ) async throws -> String {
    let request = CreateAgentRequest(
      name: name, provider: provider, providerAgentID: providerAgentID, idempotencyKey: key)
    let answer = try await `operator`.withCaller(.auth) { caller in
      try await AuthClient(caller).createAgent(request, options: Operator.options(organization: organization))
    }
    return answer.agent?.id ?? ""
  }

  /// Makes a source and keeps what `trigger` needs of it. `secret` nil: one is made up.
  ///
  /// Throws `CLIError` for a repeated key: the token was in the first answer only.
  func createSource(
    organization: String, provider: String, secret: String?, key: String, now: Date
  ) async throws -> SourceRecord {
    let secret = secret ?? "key_\(Secrets.token())"
    let request = CreateSourceRequest(provider: provider, secret: Sensitive(secret), idempotencyKey: key)
    let answer = try await `operator`.withCaller(.webhooks) { caller in
      try await WebhooksClient(caller).createSource(request, options: Operator.options(organization: organization))
    }
    let token = answer.token.reveal()
    guard let source = answer.source, !token.isEmpty else {
      throw CLIError("That source exists already; its URL was printed when it was made.")
    }
    let record = SourceRecord(
      sourceID: source.id, organizationID: organization, provider: provider,
      url: "\(`operator`.status.publicURL)/webhooks/\(provider)/\(token)", token: token, secret: secret, createdAt: now)
    try SourceBook(`operator`.folder).keep(record)
    return record
  }

  /// Gives promotional credit.
  func grantPromo(organization: String, micros: Int64, reason: String, key: String) async throws {
    let request = GrantPromoRequest(
      amount: Money(micros: micros, currency: "USD"), reason: reason, idempotencyKey: key)
    _ = try await `operator`.withCaller(.billing) { caller in
      try await BillingClient(caller).grantPromo(request, options: Operator.options(organization: organization))
    }
  }
}
