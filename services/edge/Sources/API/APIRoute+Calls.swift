internal import BillingAPI
internal import WebhooksAPI

/// Where calls come from, what they were, and what could not be worked on.
extension APIRoute {
  static let sources = [
    APIRoute(
      .get, "/v1/sources", .webhooks, WebhooksMethods.listSources, access: .permission("sources.read"),
      "Places that providers send to, oldest first."),
    APIRoute(
      .post, "/v1/sources", .webhooks, WebhooksMethods.createSource, access: .permission("sources.manage"), status: 201,
      "Makes a place that a provider sends to; the answer holds its token once."),
    APIRoute(
      .patch, "/v1/sources/{id}", .webhooks, WebhooksMethods.updateSource, access: .permission("sources.manage"),
      binding: ["id": "source_id"], "Enables or disables a source, or changes what its provider is asked with."),
    APIRoute(
      .put, "/v1/sources/{id}/secret", .webhooks, WebhooksMethods.rotateSourceSecret,
      access: .permission("sources.manage"), binding: ["id": "source_id"], "Gives a source another secret or scheme."),
    APIRoute(
      .get, "/v1/backfills", .webhooks, WebhooksMethods.listBackfills, access: .permission("sources.read"),
      "Passes over providers' lists of calls, newest first."),
    APIRoute(
      .post, "/v1/backfills", .webhooks, WebhooksMethods.startBackfill, access: .permission("sources.manage"),
      status: 202, "Asks a source's provider for its calls of a window and takes in what is missing."),
    APIRoute(
      .get, "/v1/backfills/{id}", .webhooks, WebhooksMethods.getBackfill, access: .permission("sources.read"),
      "One pass over a provider's list of calls."),
  ]

  static let deadLetters = [
    APIRoute(
      .get, "/v1/dead-letters", .webhooks, WebhooksMethods.listDeadLetters, access: .permission("dead_letters.read"),
      "Work that was given up, newest first."),
    APIRoute(
      .get, "/v1/dead-letters/{id}", .webhooks, WebhooksMethods.getDeadLetter, access: .permission("dead_letters.read"),
      "One piece of work that was given up."),
    APIRoute(
      .post, "/v1/dead-letters/replay", .webhooks, WebhooksMethods.replayDeadLetters,
      access: .permission("dead_letters.manage"), "Puts letters back to work, or tells what that would do."),
    APIRoute(
      .post, "/v1/dead-letters/resolve", .webhooks, WebhooksMethods.resolveDeadLetters,
      access: .permission("dead_letters.manage"), "Resolves letters without doing their work."),
  ]

  static let calls = [
    APIRoute(
      .get, "/v1/calls", .webhooks, WebhooksMethods.listCalls, access: .permission("calls.read"),
      query: ["state", "agent_id", "provider", "direction", "usage_state", "received_from", "received_to"],
      "Calls, newest first."),
    APIRoute(
      .get, "/v1/calls/{id}", .webhooks, WebhooksMethods.getCall, access: .permission("calls.read"),
      binding: ["id": "call_id"], "One call."),
    APIRoute(
      .get, "/v1/calls/{id}/transcript", .webhooks, WebhooksMethods.getTranscript,
      access: .permission("transcripts.read"), binding: ["id": "call_id"], "What was said in a call."),
    APIRoute(
      .get, "/v1/calls/{id}/charge", .billing, BillingMethods.getCharge, access: .permission("wallet.read"),
      binding: ["id": "call_id"], "What a call cost."),
    APIRoute(
      .get, "/v1/calls/{id}/charge/explanation", .billing, BillingMethods.explainCharge,
      access: .permission("wallet.read"), binding: ["id": "call_id"], "Why a call cost what it cost, step by step."),
    APIRoute(
      .get, "/v1/test-calls", .webhooks, WebhooksMethods.listTestCalls, access: .permission("calls.read"),
      "Calls that were made to try an agent, newest first."),
    APIRoute(
      .post, "/v1/test-calls", .webhooks, WebhooksMethods.createTestCall, access: .permission("test_calls.create"),
      kind: .money, status: 201, "Has a source's provider make one call."),
  ]
}
