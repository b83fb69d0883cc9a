// Made from switchboard/analysis/v1/analysis.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Calls

/// What calls were worth: evaluations by a language model where the tenant asked for them, and hot leads.
public protocol AnalysisService: RPCService {
  /// Looks at ended calls: selects each for evaluation, or skips it and keeps why. Idempotent on (organization, call, rubric
  /// version). One bad item never harms another. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  func considerCalls(_ request: ConsiderCallsRequest, context: CallContext) async throws -> ConsiderCallsResponse
  /// Publishes a new version of a rubric: versions never change. A rubric of a new name begins with version 1.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  func publishRubric(_ request: PublishRubricRequest, context: CallContext) async throws -> PublishRubricResponse
  /// The newest versions of the caller's rubrics, oldest rubric first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listRubrics(_ request: ListRubricsRequest, context: CallContext) async throws -> ListRubricsResponse
  /// Says whether and how the calls of an agent are evaluated. What auth says of the agent (ai_manager_enabled) and of the
  /// organization (phi_mode) stands above it. Errors: INVALID_ARGUMENT, NOT_FOUND (rubric_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func setAgentSettings(_ request: SetAgentSettingsRequest, context: CallContext) async throws -> SetAgentSettingsResponse
  /// Errors: NOT_FOUND (agent_settings_not_found).
  func getAgentSettings(_ request: GetAgentSettingsRequest, context: CallContext) async throws -> GetAgentSettingsResponse
  /// Evaluations of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_call_id).
  func listEvaluations(_ request: ListEvaluationsRequest, context: CallContext) async throws -> ListEvaluationsResponse
  /// One evaluation. Errors: NOT_FOUND (evaluation_not_found).
  func getEvaluation(_ request: GetEvaluationRequest, context: CallContext) async throws -> GetEvaluationResponse
  /// Sets what the organization may spend on evaluations in a month. The operator's ceiling and the house's daily limit stand
  /// above it. Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (above_ceiling, idempotency_mismatch).
  func setBudget(_ request: SetBudgetRequest, context: CallContext) async throws -> SetBudgetResponse
  /// What this month's budget is, and what of it is reserved and spent. Errors: none of its own.
  func getBudget(_ request: GetBudgetRequest, context: CallContext) async throws -> GetBudgetResponse
  /// Publishes a new version of the organization's hot-lead rule. Errors: INVALID_ARGUMENT, FAILED_PRECONDITION
  /// (idempotency_mismatch).
  func putHotLeadRule(_ request: PutHotLeadRuleRequest, context: CallContext) async throws -> PutHotLeadRuleResponse
  /// Calls that a rule found hot, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  func listHotLeads(_ request: ListHotLeadsRequest, context: CallContext) async throws -> ListHotLeadsResponse
  /// Notes that somebody took care of a lead. Doing it again changes nothing. Errors: NOT_FOUND (lead_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  func ackHotLead(_ request: AckHotLeadRequest, context: CallContext) async throws -> AckHotLeadResponse
}

extension AnalysisService {
  /// Every method bound to the function that serves it.
  public var methodHandlers: [MethodHandler] {
    [
      MethodHandler(AnalysisMethods.considerCalls) { request, context in try await self.considerCalls(request, context: context) },
      MethodHandler(AnalysisMethods.publishRubric) { request, context in try await self.publishRubric(request, context: context) },
      MethodHandler(AnalysisMethods.listRubrics) { request, context in try await self.listRubrics(request, context: context) },
      MethodHandler(AnalysisMethods.setAgentSettings) { request, context in try await self.setAgentSettings(request, context: context) },
      MethodHandler(AnalysisMethods.getAgentSettings) { request, context in try await self.getAgentSettings(request, context: context) },
      MethodHandler(AnalysisMethods.listEvaluations) { request, context in try await self.listEvaluations(request, context: context) },
      MethodHandler(AnalysisMethods.getEvaluation) { request, context in try await self.getEvaluation(request, context: context) },
      MethodHandler(AnalysisMethods.setBudget) { request, context in try await self.setBudget(request, context: context) },
      MethodHandler(AnalysisMethods.getBudget) { request, context in try await self.getBudget(request, context: context) },
      MethodHandler(AnalysisMethods.putHotLeadRule) { request, context in try await self.putHotLeadRule(request, context: context) },
      MethodHandler(AnalysisMethods.listHotLeads) { request, context in try await self.listHotLeads(request, context: context) },
      MethodHandler(AnalysisMethods.ackHotLead) { request, context in try await self.ackHotLead(request, context: context) },
    ]
  }
}

/// The methods of `switchboard.analysis.v1.AnalysisService`.
public enum AnalysisMethods {
  /// Looks at ended calls: selects each for evaluation, or skips it and keeps why. Idempotent on (organization, call, rubric
  /// version). One bad item never harms another. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public static let considerCalls = Method<ConsiderCallsRequest, ConsiderCallsResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/ConsiderCalls", defaultTimeout: .milliseconds(10000),
      idempotency: .idempotent, callers: ["webhooks"], isSystem: true))

  /// Publishes a new version of a rubric: versions never change. A rubric of a new name begins with version 1.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public static let publishRubric = Method<PublishRubricRequest, PublishRubricResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/PublishRubric", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// The newest versions of the caller's rubrics, oldest rubric first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listRubrics = Method<ListRubricsRequest, ListRubricsResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/ListRubrics", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Says whether and how the calls of an agent are evaluated. What auth says of the agent (ai_manager_enabled) and of the
  /// organization (phi_mode) stands above it. Errors: INVALID_ARGUMENT, NOT_FOUND (rubric_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let setAgentSettings = Method<SetAgentSettingsRequest, SetAgentSettingsResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/SetAgentSettings", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Errors: NOT_FOUND (agent_settings_not_found).
  public static let getAgentSettings = Method<GetAgentSettingsRequest, GetAgentSettingsResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/GetAgentSettings", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Evaluations of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_call_id).
  public static let listEvaluations = Method<ListEvaluationsRequest, ListEvaluationsResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/ListEvaluations", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// One evaluation. Errors: NOT_FOUND (evaluation_not_found).
  public static let getEvaluation = Method<GetEvaluationRequest, GetEvaluationResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/GetEvaluation", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Sets what the organization may spend on evaluations in a month. The operator's ceiling and the house's daily limit stand
  /// above it. Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (above_ceiling, idempotency_mismatch).
  public static let setBudget = Method<SetBudgetRequest, SetBudgetResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/SetBudget", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// What this month's budget is, and what of it is reserved and spent. Errors: none of its own.
  public static let getBudget = Method<GetBudgetRequest, GetBudgetResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/GetBudget", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Publishes a new version of the organization's hot-lead rule. Errors: INVALID_ARGUMENT, FAILED_PRECONDITION
  /// (idempotency_mismatch).
  public static let putHotLeadRule = Method<PutHotLeadRuleRequest, PutHotLeadRuleResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/PutHotLeadRule", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// Calls that a rule found hot, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public static let listHotLeads = Method<ListHotLeadsRequest, ListHotLeadsResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/ListHotLeads", defaultTimeout: .milliseconds(2000),
      idempotency: .noSideEffects, callers: ["edge", "operator"]))

  /// Notes that somebody took care of a lead. Doing it again changes nothing. Errors: NOT_FOUND (lead_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public static let ackHotLead = Method<AckHotLeadRequest, AckHotLeadResponse>(
    MethodDescription(
      name: "switchboard.analysis.v1.AnalysisService/AckHotLead", defaultTimeout: .milliseconds(5000),
      idempotency: .idempotent, callers: ["edge", "operator"]))

  /// All of them, in the order of the .proto file.
  public static let all: [MethodDescription] = [
    considerCalls.description,
    publishRubric.description,
    listRubrics.description,
    setAgentSettings.description,
    getAgentSettings.description,
    listEvaluations.description,
    getEvaluation.description,
    setBudget.description,
    getBudget.description,
    putHotLeadRule.description,
    listHotLeads.description,
    ackHotLead.description,
  ]
}

/// Calls `switchboard.analysis.v1.AnalysisService`.
public struct AnalysisClient: Sendable {
  private let caller: any Caller

  public init(_ caller: any Caller) {
    self.caller = caller
  }

  /// Looks at ended calls: selects each for evaluation, or skips it and keeps why. Idempotent on (organization, call, rubric
  /// version). One bad item never harms another. Errors: INVALID_ARGUMENT (too_many_items: more than 500).
  public func considerCalls(
    _ request: ConsiderCallsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ConsiderCallsResponse {
    try await caller.call(AnalysisMethods.considerCalls, request, options: options)
  }

  /// Publishes a new version of a rubric: versions never change. A rubric of a new name begins with version 1.
  /// Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (idempotency_mismatch).
  public func publishRubric(
    _ request: PublishRubricRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> PublishRubricResponse {
    try await caller.call(AnalysisMethods.publishRubric, request, options: options)
  }

  /// The newest versions of the caller's rubrics, oldest rubric first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listRubrics(
    _ request: ListRubricsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListRubricsResponse {
    try await caller.call(AnalysisMethods.listRubrics, request, options: options)
  }

  /// Says whether and how the calls of an agent are evaluated. What auth says of the agent (ai_manager_enabled) and of the
  /// organization (phi_mode) stands above it. Errors: INVALID_ARGUMENT, NOT_FOUND (rubric_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func setAgentSettings(
    _ request: SetAgentSettingsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SetAgentSettingsResponse {
    try await caller.call(AnalysisMethods.setAgentSettings, request, options: options)
  }

  /// Errors: NOT_FOUND (agent_settings_not_found).
  public func getAgentSettings(
    _ request: GetAgentSettingsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetAgentSettingsResponse {
    try await caller.call(AnalysisMethods.getAgentSettings, request, options: options)
  }

  /// Evaluations of the caller's organization, newest first. Errors: INVALID_ARGUMENT (bad_cursor, invalid_call_id).
  public func listEvaluations(
    _ request: ListEvaluationsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListEvaluationsResponse {
    try await caller.call(AnalysisMethods.listEvaluations, request, options: options)
  }

  /// One evaluation. Errors: NOT_FOUND (evaluation_not_found).
  public func getEvaluation(
    _ request: GetEvaluationRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetEvaluationResponse {
    try await caller.call(AnalysisMethods.getEvaluation, request, options: options)
  }

  /// Sets what the organization may spend on evaluations in a month. The operator's ceiling and the house's daily limit stand
  /// above it. Errors: INVALID_ARGUMENT, FAILED_PRECONDITION (above_ceiling, idempotency_mismatch).
  public func setBudget(
    _ request: SetBudgetRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> SetBudgetResponse {
    try await caller.call(AnalysisMethods.setBudget, request, options: options)
  }

  /// What this month's budget is, and what of it is reserved and spent. Errors: none of its own.
  public func getBudget(
    _ request: GetBudgetRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> GetBudgetResponse {
    try await caller.call(AnalysisMethods.getBudget, request, options: options)
  }

  /// Publishes a new version of the organization's hot-lead rule. Errors: INVALID_ARGUMENT, FAILED_PRECONDITION
  /// (idempotency_mismatch).
  public func putHotLeadRule(
    _ request: PutHotLeadRuleRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> PutHotLeadRuleResponse {
    try await caller.call(AnalysisMethods.putHotLeadRule, request, options: options)
  }

  /// Calls that a rule found hot, newest first. Errors: INVALID_ARGUMENT (bad_cursor).
  public func listHotLeads(
    _ request: ListHotLeadsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ListHotLeadsResponse {
    try await caller.call(AnalysisMethods.listHotLeads, request, options: options)
  }

  /// Notes that somebody took care of a lead. Doing it again changes nothing. Errors: NOT_FOUND (lead_not_found),
  /// FAILED_PRECONDITION (idempotency_mismatch).
  public func ackHotLead(
    _ request: AckHotLeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> AckHotLeadResponse {
    try await caller.call(AnalysisMethods.ackHotLead, request, options: options)
  }
}

/// The methods of `switchboard.analysis.v1.AnalysisService` with their messages, for callers that know them by name.
public enum AnalysisReflection {
  public static let methods: [MethodReflection] = [
    MethodReflection(
      AnalysisMethods.considerCalls.description,
      request: ConsiderCallsRequest.self, response: ConsiderCallsResponse.self),
    MethodReflection(
      AnalysisMethods.publishRubric.description,
      request: PublishRubricRequest.self, response: PublishRubricResponse.self),
    MethodReflection(
      AnalysisMethods.listRubrics.description,
      request: ListRubricsRequest.self, response: ListRubricsResponse.self),
    MethodReflection(
      AnalysisMethods.setAgentSettings.description,
      request: SetAgentSettingsRequest.self, response: SetAgentSettingsResponse.self),
    MethodReflection(
      AnalysisMethods.getAgentSettings.description,
      request: GetAgentSettingsRequest.self, response: GetAgentSettingsResponse.self),
    MethodReflection(
      AnalysisMethods.listEvaluations.description,
      request: ListEvaluationsRequest.self, response: ListEvaluationsResponse.self),
    MethodReflection(
      AnalysisMethods.getEvaluation.description,
      request: GetEvaluationRequest.self, response: GetEvaluationResponse.self),
    MethodReflection(
      AnalysisMethods.setBudget.description,
      request: SetBudgetRequest.self, response: SetBudgetResponse.self),
    MethodReflection(
      AnalysisMethods.getBudget.description,
      request: GetBudgetRequest.self, response: GetBudgetResponse.self),
    MethodReflection(
      AnalysisMethods.putHotLeadRule.description,
      request: PutHotLeadRuleRequest.self, response: PutHotLeadRuleResponse.self),
    MethodReflection(
      AnalysisMethods.listHotLeads.description,
      request: ListHotLeadsRequest.self, response: ListHotLeadsResponse.self),
    MethodReflection(
      AnalysisMethods.ackHotLead.description,
      request: AckHotLeadRequest.self, response: AckHotLeadResponse.self),
  ]
}
