// Made from switchboard/webhooks/v1/webhooks.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension Header {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.Header", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "value", json: "value", .string, isSensitive: true),
  ])
}

extension IngestRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.IngestRequest", fields: [
    FieldSchema(1, "provider", json: "provider", .string),
    FieldSchema(2, "source_token", json: "sourceToken", .string, isSensitive: true),
    FieldSchema(3, "method", json: "method", .string),
    FieldSchema(4, "url", json: "url", .string, isSensitive: true),
    FieldSchema(5, "headers", json: "headers", .message(Header.schema), .repeated),
    FieldSchema(6, "body", json: "body", .bytes, isSensitive: true),
    FieldSchema(7, "remote_address", json: "remoteAddress", .string),
  ])
}

extension IngestResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.IngestResponse", fields: [
    FieldSchema(1, "outcome", json: "outcome", .enumeration(IngestOutcome.schema)),
    FieldSchema(2, "inbox_id", json: "inboxId", .string),
    FieldSchema(3, "status", json: "status", .uint32),
    FieldSchema(4, "content_type", json: "contentType", .string),
    FieldSchema(5, "body", json: "body", .bytes, isSensitive: true),
  ])
}

extension SourcePath {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.SourcePath", fields: [
    FieldSchema(1, "provider", json: "provider", .string),
    FieldSchema(2, "token_hash", json: "tokenHash", .bytes),
  ])
}

extension FindSourcesRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.FindSourcesRequest", fields: [
    FieldSchema(1, "paths", json: "paths", .message(SourcePath.schema), .repeated),
  ])
}

extension FindSourcesResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.FindSourcesResponse", fields: [
    FieldSchema(1, "live", json: "live", .bool, .repeated),
  ])
}

extension Source {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.Source", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(4, "state", json: "state", .string),
    FieldSchema(5, "inbound_agent", json: "inboundAgent", .string),
    FieldSchema(6, "has_api_key", json: "hasApiKey", .bool),
  ])
}

extension HmacPlan {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.HmacPlan", fields: [
    FieldSchema(1, "algorithm", json: "algorithm", .string),
    FieldSchema(2, "signature_header", json: "signatureHeader", .string),
    FieldSchema(3, "timestamp_header", json: "timestampHeader", .string),
    FieldSchema(4, "without_timestamp", json: "withoutTimestamp", .bool),
    FieldSchema(5, "payload_format", json: "payloadFormat", .string),
    FieldSchema(6, "signature_prefix", json: "signaturePrefix", .string),
    FieldSchema(7, "signature_encoding", json: "signatureEncoding", .string),
    FieldSchema(8, "is_secret_base64", json: "isSecretBase64", .bool),
    FieldSchema(9, "message_id_header", json: "messageIdHeader", .string),
  ])
}

extension SourceScheme {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.SourceScheme", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "header_name", json: "headerName", .string),
    FieldSchema(3, "without_prefix", json: "withoutPrefix", .bool),
    FieldSchema(4, "hmac", json: "hmac", .message(HmacPlan.schema), .explicit),
    FieldSchema(5, "key_id", json: "keyId", .string),
  ])
}

extension ApiKey {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ApiKey", fields: [
    FieldSchema(1, "key", json: "key", .string, isSensitive: true),
    FieldSchema(2, "account", json: "account", .string),
  ])
}

extension CreateSourceRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.CreateSourceRequest", fields: [
    FieldSchema(1, "provider", json: "provider", .string),
    FieldSchema(2, "secret", json: "secret", .string, isSensitive: true),
    FieldSchema(3, "idempotency_key", json: "idempotencyKey", .string),
    FieldSchema(4, "scheme", json: "scheme", .message(SourceScheme.schema), .explicit),
    FieldSchema(5, "inbound_agent", json: "inboundAgent", .string),
    FieldSchema(6, "api_key", json: "apiKey", .message(ApiKey.schema), .explicit),
  ])
}

extension CreateSourceResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.CreateSourceResponse", fields: [
    FieldSchema(1, "source", json: "source", .message(Source.schema), .explicit),
    FieldSchema(2, "token", json: "token", .string, isSensitive: true),
  ])
}

extension RotateSourceSecretRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.RotateSourceSecretRequest", fields: [
    FieldSchema(1, "source_id", json: "sourceId", .string),
    FieldSchema(2, "secret", json: "secret", .string, isSensitive: true),
    FieldSchema(3, "scheme", json: "scheme", .message(SourceScheme.schema), .explicit),
    FieldSchema(4, "overlap_seconds", json: "overlapSeconds", .uint32, .explicit),
    FieldSchema(5, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension RotateSourceSecretResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.RotateSourceSecretResponse", fields: [
    FieldSchema(1, "source", json: "source", .message(Source.schema), .explicit),
  ])
}

extension UpdateSourceRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.UpdateSourceRequest", fields: [
    FieldSchema(1, "source_id", json: "sourceId", .string),
    FieldSchema(2, "state", json: "state", .string),
    FieldSchema(3, "inbound_agent", json: "inboundAgent", .string, .explicit),
    FieldSchema(4, "api_key", json: "apiKey", .message(ApiKey.schema), .explicit),
    FieldSchema(5, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension UpdateSourceResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.UpdateSourceResponse", fields: [
    FieldSchema(1, "source", json: "source", .message(Source.schema), .explicit),
  ])
}

extension ListSourcesRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListSourcesRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListSourcesResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListSourcesResponse", fields: [
    FieldSchema(1, "sources", json: "sources", .message(Source.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension Call {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.Call", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "provider_call_id", json: "providerCallId", .string),
    FieldSchema(4, "agent_id", json: "agentId", .string),
    FieldSchema(5, "provider_agent_id", json: "providerAgentId", .string),
    FieldSchema(6, "state", json: "state", .string),
    FieldSchema(7, "started_at", json: "startedAt", .timestamp, .explicit),
    FieldSchema(8, "ended_at", json: "endedAt", .timestamp, .explicit),
    FieldSchema(9, "duration_ms", json: "durationMs", .int64, .explicit),
    FieldSchema(10, "end_reason", json: "endReason", .string),
    FieldSchema(11, "usage_state", json: "usageState", .string),
    FieldSchema(12, "seconds", json: "seconds", .int64),
    FieldSchema(13, "version", json: "version", .int64),
    FieldSchema(14, "direction", json: "direction", .string),
    FieldSchema(15, "from_number", json: "fromNumber", .string, isSensitive: true),
    FieldSchema(16, "to_number", json: "toNumber", .string, isSensitive: true),
    FieldSchema(17, "received_at", json: "receivedAt", .timestamp, .explicit),
    FieldSchema(18, "recorded_at", json: "recordedAt", .timestamp, .explicit),
  ])
}

extension ListCallsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListCallsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
    FieldSchema(2, "state", json: "state", .string),
    FieldSchema(3, "agent_id", json: "agentId", .string),
    FieldSchema(4, "provider", json: "provider", .string),
    FieldSchema(5, "direction", json: "direction", .string),
    FieldSchema(6, "usage_state", json: "usageState", .string),
    FieldSchema(7, "received_from", json: "receivedFrom", .timestamp, .explicit),
    FieldSchema(8, "received_to", json: "receivedTo", .timestamp, .explicit),
  ])
}

extension ListCallsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListCallsResponse", fields: [
    FieldSchema(1, "calls", json: "calls", .message(Call.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension ListUnchargedCallsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListUnchargedCallsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension UnchargedCall {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.UnchargedCall", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "provider", json: "provider", .string),
    FieldSchema(3, "provider_call_id", json: "providerCallId", .string),
    FieldSchema(4, "ended_at", json: "endedAt", .timestamp, .explicit),
    FieldSchema(5, "received_at", json: "receivedAt", .timestamp, .explicit),
    FieldSchema(6, "seconds", json: "seconds", .int64),
    FieldSchema(7, "charged_seconds", json: "chargedSeconds", .int64, .explicit),
    FieldSchema(8, "standing", json: "standing", .string),
  ])
}

extension ListUnchargedCallsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListUnchargedCallsResponse", fields: [
    FieldSchema(1, "calls", json: "calls", .message(UnchargedCall.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetCallRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetCallRequest", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "provider_call_id", json: "providerCallId", .string),
  ])
}

extension GetCallResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetCallResponse", fields: [
    FieldSchema(1, "call", json: "call", .message(Call.schema), .explicit),
  ])
}

extension CallReference {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.CallReference", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
  ])
}

extension GetCallFactsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetCallFactsRequest", fields: [
    FieldSchema(1, "calls", json: "calls", .message(CallReference.schema), .repeated),
  ])
}

extension CallFacts {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.CallFacts", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "agent_id", json: "agentId", .string),
    FieldSchema(4, "provider", json: "provider", .string),
    FieldSchema(5, "provider_call_id", json: "providerCallId", .string),
    FieldSchema(6, "direction", json: "direction", .string),
    FieldSchema(7, "from_number", json: "fromNumber", .string, isSensitive: true),
    FieldSchema(8, "to_number", json: "toNumber", .string, isSensitive: true),
    FieldSchema(9, "started_at", json: "startedAt", .timestamp, .explicit),
    FieldSchema(10, "ended_at", json: "endedAt", .timestamp, .explicit),
    FieldSchema(11, "duration_ms", json: "durationMs", .int64, .explicit),
    FieldSchema(12, "end_reason", json: "endReason", .string),
    FieldSchema(13, "version", json: "version", .int64),
    FieldSchema(14, "summary", json: "summary", .string, isSensitive: true),
    FieldSchema(15, "sentiment", json: "sentiment", .string),
    FieldSchema(16, "successful", json: "successful", .bool, .explicit),
    FieldSchema(17, "state", json: "state", .string),
    FieldSchema(18, "seconds", json: "seconds", .int64, .explicit),
    FieldSchema(19, "recording_url", json: "recordingUrl", .string, isSensitive: true),
    FieldSchema(20, "has_transcript", json: "hasTranscript", .bool),
  ])
}

extension GetCallFactsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetCallFactsResponse", fields: [
    FieldSchema(1, "facts", json: "facts", .message(CallFacts.schema), .repeated),
  ])
}

extension GetTranscriptRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetTranscriptRequest", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
  ])
}

extension Turn {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.Turn", fields: [
    FieldSchema(1, "role", json: "role", .string),
    FieldSchema(2, "text", json: "text", .string, isSensitive: true),
    FieldSchema(3, "start_ms", json: "startMs", .int64, .explicit),
    FieldSchema(4, "end_ms", json: "endMs", .int64, .explicit),
  ])
}

extension GetTranscriptResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetTranscriptResponse", fields: [
    FieldSchema(1, "call_id", json: "callId", .string),
    FieldSchema(2, "turns", json: "turns", .message(Turn.schema), .repeated),
  ])
}

extension NewStreamEvent {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.NewStreamEvent", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "event_id", json: "eventId", .string),
    FieldSchema(3, "kind", json: "kind", .string),
    FieldSchema(4, "at", json: "at", .timestamp, .explicit),
    FieldSchema(5, "payload", json: "payload", .string),
  ])
}

extension AppendEventsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.AppendEventsRequest", fields: [
    FieldSchema(1, "events", json: "events", .message(NewStreamEvent.schema), .repeated),
  ])
}

extension AppendEventsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.AppendEventsResponse", fields: [
    FieldSchema(1, "appended", json: "appended", .uint32),
  ])
}

extension StreamEvent {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.StreamEvent", fields: [
    FieldSchema(1, "sequence", json: "sequence", .int64),
    FieldSchema(2, "event_id", json: "eventId", .string),
    FieldSchema(3, "kind", json: "kind", .string),
    FieldSchema(4, "at", json: "at", .timestamp, .explicit),
    FieldSchema(5, "payload", json: "payload", .string),
  ])
}

extension ListStreamEventsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListStreamEventsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListStreamEventsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListStreamEventsResponse", fields: [
    FieldSchema(1, "events", json: "events", .message(StreamEvent.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
    FieldSchema(3, "is_reset", json: "isReset", .bool),
  ])
}

extension StreamEventsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.StreamEventsRequest", fields: [
    FieldSchema(1, "cursor", json: "cursor", .string),
  ])
}

extension StreamEventsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.StreamEventsResponse", fields: [
    FieldSchema(1, "event", json: "event", .message(StreamEvent.schema), .explicit),
    FieldSchema(2, "cursor", json: "cursor", .string),
    FieldSchema(3, "is_reset", json: "isReset", .bool),
  ])
}

extension StartBackfillRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.StartBackfillRequest", fields: [
    FieldSchema(1, "source_id", json: "sourceId", .string),
    FieldSchema(2, "window_from", json: "windowFrom", .timestamp, .explicit),
    FieldSchema(3, "window_to", json: "windowTo", .timestamp, .explicit),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension Backfill {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.Backfill", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "source_id", json: "sourceId", .string),
    FieldSchema(3, "window_from", json: "windowFrom", .timestamp, .explicit),
    FieldSchema(4, "window_to", json: "windowTo", .timestamp, .explicit),
    FieldSchema(5, "state", json: "state", .string),
    FieldSchema(6, "listed", json: "listed", .uint64),
    FieldSchema(7, "known", json: "known", .uint64),
    FieldSchema(8, "missing", json: "missing", .uint64),
    FieldSchema(9, "amended", json: "amended", .uint64),
    FieldSchema(10, "started_at", json: "startedAt", .timestamp, .explicit),
    FieldSchema(11, "ended_at", json: "endedAt", .timestamp, .explicit),
    FieldSchema(12, "reason", json: "reason", .string),
  ])
}

extension StartBackfillResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.StartBackfillResponse", fields: [
    FieldSchema(1, "backfill", json: "backfill", .message(Backfill.schema), .explicit),
  ])
}

extension GetBackfillRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetBackfillRequest", fields: [
    FieldSchema(1, "id", json: "id", .string),
  ])
}

extension GetBackfillResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetBackfillResponse", fields: [
    FieldSchema(1, "backfill", json: "backfill", .message(Backfill.schema), .explicit),
  ])
}

extension ListBackfillsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListBackfillsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListBackfillsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListBackfillsResponse", fields: [
    FieldSchema(1, "backfills", json: "backfills", .message(Backfill.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension CreateTestCallRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.CreateTestCallRequest", fields: [
    FieldSchema(1, "source_id", json: "sourceId", .string),
    FieldSchema(2, "provider_agent_id", json: "providerAgentId", .string),
    FieldSchema(3, "from_number", json: "fromNumber", .string, isSensitive: true),
    FieldSchema(4, "to_number", json: "toNumber", .string, isSensitive: true),
    FieldSchema(5, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension TestCall {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.TestCall", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "source_id", json: "sourceId", .string),
    FieldSchema(3, "state", json: "state", .string),
    FieldSchema(4, "provider_call_id", json: "providerCallId", .string),
    FieldSchema(5, "reason", json: "reason", .string),
    FieldSchema(6, "created_at", json: "createdAt", .timestamp, .explicit),
  ])
}

extension CreateTestCallResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.CreateTestCallResponse", fields: [
    FieldSchema(1, "test_call", json: "testCall", .message(TestCall.schema), .explicit),
    FieldSchema(2, "access_token", json: "accessToken", .string, isSensitive: true),
  ])
}

extension ListTestCallsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListTestCallsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListTestCallsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListTestCallsResponse", fields: [
    FieldSchema(1, "test_calls", json: "testCalls", .message(TestCall.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension DeadLetter {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.DeadLetter", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "kind", json: "kind", .string),
    FieldSchema(3, "ref", json: "ref", .string),
    FieldSchema(4, "reason", json: "reason", .string),
    FieldSchema(5, "died_at", json: "diedAt", .timestamp, .explicit),
    FieldSchema(6, "fingerprint", json: "fingerprint", .string),
    FieldSchema(7, "origin", json: "origin", .string),
    FieldSchema(8, "attempts", json: "attempts", .uint32),
    FieldSchema(9, "crashes", json: "crashes", .uint32),
    FieldSchema(10, "first_at", json: "firstAt", .timestamp, .explicit),
    FieldSchema(11, "resolved_at", json: "resolvedAt", .timestamp, .explicit),
    FieldSchema(12, "resolution", json: "resolution", .string),
  ])
}

extension ListDeadLettersRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListDeadLettersRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListDeadLettersResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ListDeadLettersResponse", fields: [
    FieldSchema(1, "dead_letters", json: "deadLetters", .message(DeadLetter.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetDeadLetterRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetDeadLetterRequest", fields: [
    FieldSchema(1, "id", json: "id", .string),
  ])
}

extension GetDeadLetterResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.GetDeadLetterResponse", fields: [
    FieldSchema(1, "dead_letter", json: "deadLetter", .message(DeadLetter.schema), .explicit),
  ])
}

extension DeadLetterSelector {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.DeadLetterSelector", fields: [
    FieldSchema(1, "ids", json: "ids", .string, .repeated),
    FieldSchema(2, "fingerprint", json: "fingerprint", .string),
    FieldSchema(3, "kind", json: "kind", .string),
    FieldSchema(4, "all", json: "all", .bool),
  ])
}

extension ReplayDeadLettersRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ReplayDeadLettersRequest", fields: [
    FieldSchema(1, "selector", json: "selector", .message(DeadLetterSelector.schema), .explicit),
    FieldSchema(2, "reason", json: "reason", .string),
    FieldSchema(3, "limit", json: "limit", .uint32),
    FieldSchema(4, "per_second", json: "perSecond", .uint32),
    FieldSchema(5, "dry_run", json: "dryRun", .bool),
    FieldSchema(6, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension ReplayDeadLettersResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ReplayDeadLettersResponse", fields: [
    FieldSchema(1, "matched", json: "matched", .uint32),
    FieldSchema(2, "replayed", json: "replayed", .uint32),
    FieldSchema(3, "lasts_ms", json: "lastsMs", .uint64),
    FieldSchema(4, "dead_letters", json: "deadLetters", .message(DeadLetter.schema), .repeated),
  ])
}

extension ResolveDeadLettersRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ResolveDeadLettersRequest", fields: [
    FieldSchema(1, "selector", json: "selector", .message(DeadLetterSelector.schema), .explicit),
    FieldSchema(2, "reason", json: "reason", .string),
    FieldSchema(3, "limit", json: "limit", .uint32),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension ResolveDeadLettersResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.ResolveDeadLettersResponse", fields: [
    FieldSchema(1, "resolved", json: "resolved", .uint32),
  ])
}

extension OrganizationState {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.OrganizationState", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "closed", json: "closed", .bool),
    FieldSchema(3, "version", json: "version", .int64),
  ])
}

extension NoteOrganizationsRequest {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.NoteOrganizationsRequest", fields: [
    FieldSchema(1, "organizations", json: "organizations", .message(OrganizationState.schema), .repeated),
  ])
}

extension NoteOrganizationsResponse {
  public static let schema = MessageSchema(name: "switchboard.webhooks.v1.NoteOrganizationsResponse", fields: [])
}

extension IngestOutcome {
  public static let schema = EnumSchema(name: "switchboard.webhooks.v1.IngestOutcome", values: [
    .init(0, "INGEST_OUTCOME_UNSPECIFIED"),
    .init(1, "INGEST_OUTCOME_ACCEPTED"),
    .init(2, "INGEST_OUTCOME_DUPLICATE"),
    .init(3, "INGEST_OUTCOME_ANSWERED"),
  ])
}
