// Made from switchboard/analysis/v1/analysis.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
internal import RPCAPI

extension ConsiderItem {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ConsiderItem", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "agent_id", json: "agentId", .string),
    FieldSchema(3, "call_id", json: "callId", .string),
    FieldSchema(4, "call_version", json: "callVersion", .int64),
    FieldSchema(5, "ended_at", json: "endedAt", .timestamp, .explicit),
    FieldSchema(6, "seconds", json: "seconds", .int64, .explicit),
  ])
}

extension ConsiderCallsRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ConsiderCallsRequest", fields: [
    FieldSchema(1, "items", json: "items", .message(ConsiderItem.schema), .repeated),
  ])
}

extension ConsiderResult {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ConsiderResult", fields: [
    FieldSchema(1, "org_id", json: "orgId", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "outcome", json: "outcome", .enumeration(ConsiderOutcome.schema)),
    FieldSchema(4, "reason", json: "reason", .string),
  ])
}

extension ConsiderCallsResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ConsiderCallsResponse", fields: [
    FieldSchema(1, "results", json: "results", .message(ConsiderResult.schema), .repeated),
  ])
}

extension Criterion {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.Criterion", fields: [
    FieldSchema(1, "key", json: "key", .string),
    FieldSchema(2, "question", json: "question", .string),
  ])
}

extension Rubric {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.Rubric", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "rubric_id", json: "rubricId", .string),
    FieldSchema(3, "name", json: "name", .string),
    FieldSchema(4, "version", json: "version", .int64),
    FieldSchema(5, "criteria", json: "criteria", .message(Criterion.schema), .repeated),
    FieldSchema(6, "model", json: "model", .string),
    FieldSchema(7, "published_at", json: "publishedAt", .timestamp, .explicit),
  ])
}

extension PublishRubricRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.PublishRubricRequest", fields: [
    FieldSchema(1, "name", json: "name", .string),
    FieldSchema(2, "criteria", json: "criteria", .message(Criterion.schema), .repeated),
    FieldSchema(3, "model", json: "model", .string),
    FieldSchema(4, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension PublishRubricResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.PublishRubricResponse", fields: [
    FieldSchema(1, "rubric", json: "rubric", .message(Rubric.schema), .explicit),
  ])
}

extension ListRubricsRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ListRubricsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
  ])
}

extension ListRubricsResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ListRubricsResponse", fields: [
    FieldSchema(1, "rubrics", json: "rubrics", .message(Rubric.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension AgentSettings {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.AgentSettings", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
    FieldSchema(2, "enabled", json: "enabled", .bool),
    FieldSchema(3, "rubric_version_id", json: "rubricVersionId", .string),
    FieldSchema(4, "sample_basis_points", json: "sampleBasisPoints", .uint32),
    FieldSchema(5, "minimum_seconds", json: "minimumSeconds", .uint32),
    FieldSchema(6, "lane", json: "lane", .enumeration(Lane.schema)),
    FieldSchema(7, "monthly_limit", json: "monthlyLimit", .message(Money.schema), .explicit),
  ])
}

extension SetAgentSettingsRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.SetAgentSettingsRequest", fields: [
    FieldSchema(1, "settings", json: "settings", .message(AgentSettings.schema), .explicit),
    FieldSchema(2, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension SetAgentSettingsResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.SetAgentSettingsResponse", fields: [
    FieldSchema(1, "settings", json: "settings", .message(AgentSettings.schema), .explicit),
  ])
}

extension GetAgentSettingsRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.GetAgentSettingsRequest", fields: [
    FieldSchema(1, "agent_id", json: "agentId", .string),
  ])
}

extension GetAgentSettingsResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.GetAgentSettingsResponse", fields: [
    FieldSchema(1, "settings", json: "settings", .message(AgentSettings.schema), .explicit),
  ])
}

extension Score {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.Score", fields: [
    FieldSchema(1, "key", json: "key", .string),
    FieldSchema(2, "score", json: "score", .uint32),
    FieldSchema(3, "supported", json: "supported", .bool),
    FieldSchema(4, "turns", json: "turns", .uint32, .repeated),
    FieldSchema(5, "quote", json: "quote", .string, isSensitive: true),
  ])
}

extension Evaluation {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.Evaluation", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "agent_id", json: "agentId", .string),
    FieldSchema(4, "rubric_version_id", json: "rubricVersionId", .string),
    FieldSchema(5, "state", json: "state", .enumeration(EvaluationState.schema)),
    FieldSchema(6, "skip_reason", json: "skipReason", .string),
    FieldSchema(7, "failure", json: "failure", .string),
    FieldSchema(8, "outcome", json: "outcome", .string),
    FieldSchema(9, "summary", json: "summary", .string, isSensitive: true),
    FieldSchema(10, "scores", json: "scores", .message(Score.schema), .repeated),
    FieldSchema(11, "cost", json: "cost", .message(Money.schema), .explicit),
    FieldSchema(12, "input_tokens", json: "inputTokens", .int64),
    FieldSchema(13, "output_tokens", json: "outputTokens", .int64),
    FieldSchema(14, "model", json: "model", .string),
    FieldSchema(15, "created_at", json: "createdAt", .timestamp, .explicit),
    FieldSchema(16, "finished_at", json: "finishedAt", .timestamp, .explicit),
  ])
}

extension ListEvaluationsRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ListEvaluationsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
    FieldSchema(2, "call_id", json: "callId", .string),
  ])
}

extension ListEvaluationsResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ListEvaluationsResponse", fields: [
    FieldSchema(1, "evaluations", json: "evaluations", .message(Evaluation.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension GetEvaluationRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.GetEvaluationRequest", fields: [
    FieldSchema(1, "evaluation_id", json: "evaluationId", .string),
  ])
}

extension GetEvaluationResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.GetEvaluationResponse", fields: [
    FieldSchema(1, "evaluation", json: "evaluation", .message(Evaluation.schema), .explicit),
  ])
}

extension Budget {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.Budget", fields: [
    FieldSchema(1, "period", json: "period", .string),
    FieldSchema(2, "limit", json: "limit", .message(Money.schema), .explicit),
    FieldSchema(3, "reserved", json: "reserved", .message(Money.schema), .explicit),
    FieldSchema(4, "spent", json: "spent", .message(Money.schema), .explicit),
    FieldSchema(5, "ceiling", json: "ceiling", .message(Money.schema), .explicit),
  ])
}

extension SetBudgetRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.SetBudgetRequest", fields: [
    FieldSchema(1, "monthly_limit", json: "monthlyLimit", .message(Money.schema), .explicit),
    FieldSchema(2, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension SetBudgetResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.SetBudgetResponse", fields: [
    FieldSchema(1, "budget", json: "budget", .message(Budget.schema), .explicit),
  ])
}

extension GetBudgetRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.GetBudgetRequest", fields: [])
}

extension GetBudgetResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.GetBudgetResponse", fields: [
    FieldSchema(1, "budget", json: "budget", .message(Budget.schema), .explicit),
  ])
}

extension HotLeadRule {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.HotLeadRule", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "version", json: "version", .int64),
    FieldSchema(3, "outcomes", json: "outcomes", .string, .repeated),
    FieldSchema(4, "minimum_scores", json: "minimumScores", .uint32, .map(key: .string)),
    FieldSchema(5, "minimum_seconds", json: "minimumSeconds", .uint32),
  ])
}

extension PutHotLeadRuleRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.PutHotLeadRuleRequest", fields: [
    FieldSchema(1, "rule", json: "rule", .message(HotLeadRule.schema), .explicit),
    FieldSchema(2, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension PutHotLeadRuleResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.PutHotLeadRuleResponse", fields: [
    FieldSchema(1, "rule", json: "rule", .message(HotLeadRule.schema), .explicit),
  ])
}

extension HotLead {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.HotLead", fields: [
    FieldSchema(1, "id", json: "id", .string),
    FieldSchema(2, "call_id", json: "callId", .string),
    FieldSchema(3, "agent_id", json: "agentId", .string),
    FieldSchema(4, "rule_id", json: "ruleId", .string),
    FieldSchema(5, "outcome", json: "outcome", .string),
    FieldSchema(6, "found_at", json: "foundAt", .timestamp, .explicit),
    FieldSchema(7, "acknowledged_at", json: "acknowledgedAt", .timestamp, .explicit),
    FieldSchema(8, "acknowledged_by", json: "acknowledgedBy", .string),
  ])
}

extension ListHotLeadsRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ListHotLeadsRequest", fields: [
    FieldSchema(1, "page", json: "page", .message(PageRequest.schema), .explicit),
    FieldSchema(2, "open_only", json: "openOnly", .bool),
  ])
}

extension ListHotLeadsResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.ListHotLeadsResponse", fields: [
    FieldSchema(1, "leads", json: "leads", .message(HotLead.schema), .repeated),
    FieldSchema(2, "page", json: "page", .message(PageResponse.schema), .explicit),
  ])
}

extension AckHotLeadRequest {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.AckHotLeadRequest", fields: [
    FieldSchema(1, "lead_id", json: "leadId", .string),
    FieldSchema(2, "idempotency_key", json: "idempotencyKey", .string),
  ])
}

extension AckHotLeadResponse {
  public static let schema = MessageSchema(name: "switchboard.analysis.v1.AckHotLeadResponse", fields: [
    FieldSchema(1, "lead", json: "lead", .message(HotLead.schema), .explicit),
  ])
}

extension ConsiderOutcome {
  public static let schema = EnumSchema(name: "switchboard.analysis.v1.ConsiderOutcome", values: [
    .init(0, "CONSIDER_OUTCOME_UNSPECIFIED"),
    .init(1, "CONSIDER_OUTCOME_SELECTED"),
    .init(2, "CONSIDER_OUTCOME_SKIPPED"),
    .init(3, "CONSIDER_OUTCOME_REFUSED"),
    .init(4, "CONSIDER_OUTCOME_FAILED"),
  ])
}

extension Lane {
  public static let schema = EnumSchema(name: "switchboard.analysis.v1.Lane", values: [
    .init(0, "LANE_UNSPECIFIED"),
    .init(1, "LANE_BATCH"),
    .init(2, "LANE_IMMEDIATE"),
  ])
}

extension EvaluationState {
  public static let schema = EnumSchema(name: "switchboard.analysis.v1.EvaluationState", values: [
    .init(0, "EVALUATION_STATE_UNSPECIFIED"),
    .init(1, "EVALUATION_STATE_SKIPPED"),
    .init(2, "EVALUATION_STATE_SELECTED"),
    .init(3, "EVALUATION_STATE_SUBMITTED"),
    .init(4, "EVALUATION_STATE_DONE"),
    .init(5, "EVALUATION_STATE_INVALID"),
    .init(6, "EVALUATION_STATE_FAILED"),
    .init(7, "EVALUATION_STATE_CANCELED"),
  ])
}
