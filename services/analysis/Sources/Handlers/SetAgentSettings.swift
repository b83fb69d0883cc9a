internal import AnalysisAPI
internal import Calls
internal import Identifiers
internal import Messages
internal import RPCAPI
internal import ServiceRuntime

extension AnalysisHandlers {
  /// Says whether and how the calls of an agent are evaluated.
  ///
  /// Throws `invalid_agent_id`, `invalid_rubric_version_id`, `invalid_sample_basis_points`, `invalid_minimum_seconds`,
  /// `invalid_lane`, `invalid_monthly_limit`, `rubric_not_found`.
  func setAgentSettings(
    _ request: SetAgentSettingsRequest, context: CallContext
  ) async throws -> SetAgentSettingsResponse {
    let message = request.settings ?? AgentSettings()
    guard let agent = AgentID(message.agentID) else { throw InvalidField("settings.agent_id", rule: "A UUID.") }
    let settings = try AgentEvaluationSettings(message)
    var hashed = request
    hashed.idempotencyKey = ""
    return try await once(IdempotencyKey(request.idempotencyKey, of: hashed, context: context), context) {
      guard try await RubricStore.find(settings.rubricVersionID, of: $0, in: $1) != nil else {
        throw AnalysisError.rubricNotFound
      }
      try await AgentSettingsStore.put(settings, agent: agent, of: $0, in: $1)
      return SetAgentSettingsResponse(settings: settings.message(of: agent))
    }
  }
}

extension AgentEvaluationSettings {
  fileprivate init(_ message: AgentSettings) throws {
    guard let rubric = RubricVersionID(message.rubricVersionID) else {
      throw InvalidField("settings.rubric_version_id", rule: "A UUID.")
    }
    guard Self.basisPoints.contains(Int(message.sampleBasisPoints)) else {
      throw InvalidField("settings.sample_basis_points", rule: "0 to 10,000.")
    }
    guard Self.secondsRange.contains(Int64(message.minimumSeconds)) else {
      throw InvalidField("settings.minimum_seconds", rule: "0 to 86,400.")
    }
    switch message.lane {
    case .batch, .unspecified: lane = .batch
    case .immediate: lane = .immediate
    case .unrecognized: throw InvalidField("settings.lane", rule: "batch or immediate.")
    }
    if let limit = message.monthlyLimit { monthlyLimitMicros = try limit.budgetMicros("settings.monthly_limit") }
    isEnabled = message.enabled
    rubricVersionID = rubric
    sampleBasisPoints = Int(message.sampleBasisPoints)
    minimumSeconds = Int64(message.minimumSeconds)
  }

  func message(of agent: AgentID) -> AgentSettings {
    AgentSettings(
      agentID: "\(agent)", enabled: isEnabled, rubricVersionID: "\(rubricVersionID)",
      sampleBasisPoints: UInt32(sampleBasisPoints), minimumSeconds: UInt32(minimumSeconds),
      lane: lane == .batch ? .batch : .immediate, monthlyLimit: monthlyLimitMicros.map(Money.init(dollarMicros:)))
  }
}
