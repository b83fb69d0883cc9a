internal import AuthAPI
internal import BillingAPI
internal import WebhooksAPI

extension APIRoute {
  /// Every route of the JSON API, by what it is about.
  static let all = organization + agents + sources + calls + wallet

  private static let organization = [
    APIRoute(
      .get, "/v1/organizations", .auth, AuthMethods.getOrganization, access: .permission("organization.read"),
      "The credential's organization.")
  ]

  private static let agents = [
    APIRoute(
      .get, "/v1/agents", .auth, AuthMethods.listAgents, access: .permission("agents.read"), "Agents, oldest first."),
    APIRoute(
      .post, "/v1/agents", .auth, AuthMethods.createAgent, access: .permission("agents.manage"), status: 201,
      "Registers an agent that exists at the provider."),
  ]

  private static let sources = [
    APIRoute(
      .get, "/v1/sources", .webhooks, WebhooksMethods.listSources, access: .permission("sources.read"),
      "Places that providers send to, oldest first."),
    APIRoute(
      .post, "/v1/sources", .webhooks, WebhooksMethods.createSource, access: .permission("sources.manage"), status: 201,
      "Makes a place that a provider sends to; the answer holds its token once."),
    APIRoute(
      .get, "/v1/dead-letters", .webhooks, WebhooksMethods.listDeadLetters, access: .permission("dead_letters.read"),
      "Events that could not be worked on, newest first."),
  ]

  private static let calls = [
    APIRoute(
      .get, "/v1/calls", .webhooks, WebhooksMethods.listCalls, access: .permission("calls.read"),
      "Calls, newest first."),
    APIRoute(
      .get, "/v1/calls/{id}", .webhooks, WebhooksMethods.getCall, access: .permission("calls.read"),
      binding: ["id": "call_id"], "One call."),
    APIRoute(
      .get, "/v1/calls/{id}/transcript", .webhooks, WebhooksMethods.getTranscript,
      access: .permission("transcripts.read"), binding: ["id": "call_id"], "What was said in a call."),
    APIRoute(
      .get, "/v1/calls/{id}/charge", .billing, BillingMethods.getCharge, access: .permission("wallet.read"),
      binding: ["id": "call_id"], "What a call cost, and why."),
  ]

  private static let wallet = [
    APIRoute(
      .get, "/v1/wallet", .billing, BillingMethods.getWallet, access: .permission("wallet.read"),
      "The wallet's balance."),
    APIRoute(
      .get, "/v1/wallet/transfers", .billing, BillingMethods.listTransfers, access: .permission("wallet.read"),
      "What moved the wallet, newest first."),
  ]
}
