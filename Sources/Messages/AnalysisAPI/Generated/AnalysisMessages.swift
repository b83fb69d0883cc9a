// Made from switchboard/analysis/v1/analysis.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

public import Messages
public import RPCAPI

/// One ended call, as the caller's stored row has it.
public struct ConsiderItem: Sendable, Hashable {
  /// UUID.
  public var orgID: String = ""
  /// UUID; empty where the agent is not known: such a call is skipped.
  public var agentID: String = ""
  /// UUID.
  public var callID: String = ""
  /// The version of the call, 1 or more.
  public var callVersion: Int64 = 0
  public var endedAt: Timestamp? = nil
  /// Whole seconds; absent where the duration is unknown.
  public var seconds: Int64? = nil

  public init() {}

  public init(
    orgID: String = "",
    agentID: String = "",
    callID: String = "",
    callVersion: Int64 = 0,
    endedAt: Timestamp? = nil,
    seconds: Int64? = nil
  ) {
    self.orgID = orgID
    self.agentID = agentID
    self.callID = callID
    self.callVersion = callVersion
    self.endedAt = endedAt
    self.seconds = seconds
  }
}

public struct ConsiderCallsRequest: Sendable, Hashable {
  /// At most 500.
  public var items: [ConsiderItem] = []

  public init() {}

  public init(
    items: [ConsiderItem] = []
  ) {
    self.items = items
  }
}

public struct ConsiderResult: Sendable, Hashable {
  /// UUID, as sent.
  public var orgID: String = ""
  /// UUID, as sent.
  public var callID: String = ""
  public var outcome: ConsiderOutcome = .unspecified
  /// Skipped: `agent_unknown`, `not_enabled`, `no_settings`, `no_send`, `organization_closed`, `too_short`, `not_sampled`.
  /// Refused and failed: such as `invalid_call_id`, `database_unavailable`.
  public var reason: String = ""

  public init() {}

  public init(
    orgID: String = "",
    callID: String = "",
    outcome: ConsiderOutcome = .unspecified,
    reason: String = ""
  ) {
    self.orgID = orgID
    self.callID = callID
    self.outcome = outcome
    self.reason = reason
  }
}

public struct ConsiderCallsResponse: Sendable, Hashable {
  /// One a request item, in their order.
  public var results: [ConsiderResult] = []

  public init() {}

  public init(
    results: [ConsiderResult] = []
  ) {
    self.results = results
  }
}

/// One question of a rubric.
public struct Criterion: Sendable, Hashable {
  /// 1 to 64 of `a-z 0-9 _`, unique in its rubric.
  public var key: String = ""
  /// 1 to 1,000 characters: what the model is asked.
  public var question: String = ""

  public init() {}

  public init(
    key: String = "",
    question: String = ""
  ) {
    self.key = key
    self.question = question
  }
}

/// One version of a rubric. It never changes.
public struct Rubric: Sendable, Hashable {
  /// UUID of the version.
  public var id: String = ""
  /// UUID of the rubric.
  public var rubricID: String = ""
  public var name: String = ""
  /// 1, 2, 3 …
  public var version: Int64 = 0
  public var criteria: [Criterion] = []
  /// Such as `claude-haiku-5-5`.
  public var model: String = ""
  public var publishedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    rubricID: String = "",
    name: String = "",
    version: Int64 = 0,
    criteria: [Criterion] = [],
    model: String = "",
    publishedAt: Timestamp? = nil
  ) {
    self.id = id
    self.rubricID = rubricID
    self.name = name
    self.version = version
    self.criteria = criteria
    self.model = model
    self.publishedAt = publishedAt
  }
}

public struct PublishRubricRequest: Sendable, Hashable {
  /// 1 to 100 characters; names the rubric within its organization.
  public var name: String = ""
  /// 1 to 20.
  public var criteria: [Criterion] = []
  /// Empty takes `claude-haiku-5-5`.
  public var model: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    name: String = "",
    criteria: [Criterion] = [],
    model: String = "",
    idempotencyKey: String = ""
  ) {
    self.name = name
    self.criteria = criteria
    self.model = model
    self.idempotencyKey = idempotencyKey
  }
}

public struct PublishRubricResponse: Sendable, Hashable {
  public var rubric: Rubric? = nil

  public init() {}

  public init(
    rubric: Rubric? = nil
  ) {
    self.rubric = rubric
  }
}

public struct ListRubricsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil

  public init() {}

  public init(
    page: PageRequest? = nil
  ) {
    self.page = page
  }
}

public struct ListRubricsResponse: Sendable, Hashable {
  public var rubrics: [Rubric] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    rubrics: [Rubric] = [],
    page: PageResponse? = nil
  ) {
    self.rubrics = rubrics
    self.page = page
  }
}

/// Whether and how the calls of one agent are evaluated.
public struct AgentSettings: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""
  public var enabled: Bool = false
  /// UUID of the rubric's version.
  public var rubricVersionID: String = ""
  /// Share of the calls, in 1/10,000: 10,000 evaluates all.
  public var sampleBasisPoints: UInt32 = 0
  /// Calls shorter than that are skipped, 0 to 86,400.
  public var minimumSeconds: UInt32 = 0
  public var lane: Lane = .unspecified
  /// What this agent may spend in a month; absent: only the organization's budget counts.
  public var monthlyLimit: Money? = nil

  public init() {}

  public init(
    agentID: String = "",
    enabled: Bool = false,
    rubricVersionID: String = "",
    sampleBasisPoints: UInt32 = 0,
    minimumSeconds: UInt32 = 0,
    lane: Lane = .unspecified,
    monthlyLimit: Money? = nil
  ) {
    self.agentID = agentID
    self.enabled = enabled
    self.rubricVersionID = rubricVersionID
    self.sampleBasisPoints = sampleBasisPoints
    self.minimumSeconds = minimumSeconds
    self.lane = lane
    self.monthlyLimit = monthlyLimit
  }
}

public struct SetAgentSettingsRequest: Sendable, Hashable {
  public var settings: AgentSettings? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    settings: AgentSettings? = nil,
    idempotencyKey: String = ""
  ) {
    self.settings = settings
    self.idempotencyKey = idempotencyKey
  }
}

public struct SetAgentSettingsResponse: Sendable, Hashable {
  public var settings: AgentSettings? = nil

  public init() {}

  public init(
    settings: AgentSettings? = nil
  ) {
    self.settings = settings
  }
}

public struct GetAgentSettingsRequest: Sendable, Hashable {
  /// UUID.
  public var agentID: String = ""

  public init() {}

  public init(
    agentID: String = ""
  ) {
    self.agentID = agentID
  }
}

public struct GetAgentSettingsResponse: Sendable, Hashable {
  public var settings: AgentSettings? = nil

  public init() {}

  public init(
    settings: AgentSettings? = nil
  ) {
    self.settings = settings
  }
}

/// What the model said of one criterion.
public struct Score: Sendable, Hashable {
  public var key: String = ""
  /// 0 to 100.
  public var score: UInt32 = 0
  /// Whether the quoted words stand in the turns that were named. An unsupported score counts for nothing.
  public var supported: Bool = false
  /// 1-based numbers of the turns.
  public var turns: [UInt32] = []
  /// The quoted words, as they were sent to the model.
  public var quote: Sensitive<String> = ""

  public init() {}

  public init(
    key: String = "",
    score: UInt32 = 0,
    supported: Bool = false,
    turns: [UInt32] = [],
    quote: Sensitive<String> = ""
  ) {
    self.key = key
    self.score = score
    self.supported = supported
    self.turns = turns
    self.quote = quote
  }
}

public struct Evaluation: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var callID: String = ""
  /// UUID.
  public var agentID: String = ""
  /// UUID of the rubric's version.
  public var rubricVersionID: String = ""
  public var state: EvaluationState = .unspecified
  public var skipReason: String = ""
  /// Why it failed, such as `refused`, `budget_exhausted`, `leak_suspected`.
  public var failure: String = ""
  /// What the caller wanted: `booked`, `callback`, `interested`, `no_interest`, `wrong_number`, `voicemail`, `unclear`.
  public var outcome: String = ""
  public var summary: Sensitive<String> = ""
  public var scores: [Score] = []
  public var cost: Money? = nil
  public var inputTokens: Int64 = 0
  public var outputTokens: Int64 = 0
  /// As the provider named it in its answer.
  public var model: String = ""
  public var createdAt: Timestamp? = nil
  public var finishedAt: Timestamp? = nil

  public init() {}

  public init(
    id: String = "",
    callID: String = "",
    agentID: String = "",
    rubricVersionID: String = "",
    state: EvaluationState = .unspecified,
    skipReason: String = "",
    failure: String = "",
    outcome: String = "",
    summary: Sensitive<String> = "",
    scores: [Score] = [],
    cost: Money? = nil,
    inputTokens: Int64 = 0,
    outputTokens: Int64 = 0,
    model: String = "",
    createdAt: Timestamp? = nil,
    finishedAt: Timestamp? = nil
  ) {
    self.id = id
    self.callID = callID
    self.agentID = agentID
    self.rubricVersionID = rubricVersionID
    self.state = state
    self.skipReason = skipReason
    self.failure = failure
    self.outcome = outcome
    self.summary = summary
    self.scores = scores
    self.cost = cost
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.model = model
    self.createdAt = createdAt
    self.finishedAt = finishedAt
  }
}

public struct ListEvaluationsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil
  /// UUID; empty: all calls.
  public var callID: String = ""

  public init() {}

  public init(
    page: PageRequest? = nil,
    callID: String = ""
  ) {
    self.page = page
    self.callID = callID
  }
}

public struct ListEvaluationsResponse: Sendable, Hashable {
  public var evaluations: [Evaluation] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    evaluations: [Evaluation] = [],
    page: PageResponse? = nil
  ) {
    self.evaluations = evaluations
    self.page = page
  }
}

public struct GetEvaluationRequest: Sendable, Hashable {
  /// UUID.
  public var evaluationID: String = ""

  public init() {}

  public init(
    evaluationID: String = ""
  ) {
    self.evaluationID = evaluationID
  }
}

public struct GetEvaluationResponse: Sendable, Hashable {
  public var evaluation: Evaluation? = nil

  public init() {}

  public init(
    evaluation: Evaluation? = nil
  ) {
    self.evaluation = evaluation
  }
}

/// What may be spent on evaluations in one month (UTC, by the database's clock).
public struct Budget: Sendable, Hashable {
  /// Such as `2026-11`.
  public var period: String = ""
  public var limit: Money? = nil
  /// What open requests may cost at most.
  public var reserved: Money? = nil
  public var spent: Money? = nil
  /// What the operator allows at most.
  public var ceiling: Money? = nil

  public init() {}

  public init(
    period: String = "",
    limit: Money? = nil,
    reserved: Money? = nil,
    spent: Money? = nil,
    ceiling: Money? = nil
  ) {
    self.period = period
    self.limit = limit
    self.reserved = reserved
    self.spent = spent
    self.ceiling = ceiling
  }
}

public struct SetBudgetRequest: Sendable, Hashable {
  /// Zero or above.
  public var monthlyLimit: Money? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    monthlyLimit: Money? = nil,
    idempotencyKey: String = ""
  ) {
    self.monthlyLimit = monthlyLimit
    self.idempotencyKey = idempotencyKey
  }
}

public struct SetBudgetResponse: Sendable, Hashable {
  public var budget: Budget? = nil

  public init() {}

  public init(
    budget: Budget? = nil
  ) {
    self.budget = budget
  }
}

public struct GetBudgetRequest: Sendable, Hashable {
  public init() {}
}

public struct GetBudgetResponse: Sendable, Hashable {
  public var budget: Budget? = nil

  public init() {}

  public init(
    budget: Budget? = nil
  ) {
    self.budget = budget
  }
}

/// When a call is a hot lead: all that is given must hold.
public struct HotLeadRule: Sendable, Hashable {
  /// UUID of the version.
  public var id: String = ""
  public var version: Int64 = 0
  /// Any of these outcomes; empty: any at all.
  public var outcomes: [String] = []
  /// Criteria that must be supported with at least that score.
  public var minimumScores: [String: UInt32] = [:]
  /// Calls shorter than that are no leads.
  public var minimumSeconds: UInt32 = 0

  public init() {}

  public init(
    id: String = "",
    version: Int64 = 0,
    outcomes: [String] = [],
    minimumScores: [String: UInt32] = [:],
    minimumSeconds: UInt32 = 0
  ) {
    self.id = id
    self.version = version
    self.outcomes = outcomes
    self.minimumScores = minimumScores
    self.minimumSeconds = minimumSeconds
  }
}

public struct PutHotLeadRuleRequest: Sendable, Hashable {
  public var rule: HotLeadRule? = nil
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    rule: HotLeadRule? = nil,
    idempotencyKey: String = ""
  ) {
    self.rule = rule
    self.idempotencyKey = idempotencyKey
  }
}

public struct PutHotLeadRuleResponse: Sendable, Hashable {
  public var rule: HotLeadRule? = nil

  public init() {}

  public init(
    rule: HotLeadRule? = nil
  ) {
    self.rule = rule
  }
}

public struct HotLead: Sendable, Hashable {
  /// UUID.
  public var id: String = ""
  /// UUID.
  public var callID: String = ""
  /// UUID.
  public var agentID: String = ""
  /// UUID of the rule's version.
  public var ruleID: String = ""
  public var outcome: String = ""
  public var foundAt: Timestamp? = nil
  /// Absent until somebody took care of it.
  public var acknowledgedAt: Timestamp? = nil
  public var acknowledgedBy: String = ""

  public init() {}

  public init(
    id: String = "",
    callID: String = "",
    agentID: String = "",
    ruleID: String = "",
    outcome: String = "",
    foundAt: Timestamp? = nil,
    acknowledgedAt: Timestamp? = nil,
    acknowledgedBy: String = ""
  ) {
    self.id = id
    self.callID = callID
    self.agentID = agentID
    self.ruleID = ruleID
    self.outcome = outcome
    self.foundAt = foundAt
    self.acknowledgedAt = acknowledgedAt
    self.acknowledgedBy = acknowledgedBy
  }
}

public struct ListHotLeadsRequest: Sendable, Hashable {
  public var page: PageRequest? = nil
  /// Only those that nobody took care of.
  public var openOnly: Bool = false

  public init() {}

  public init(
    page: PageRequest? = nil,
    openOnly: Bool = false
  ) {
    self.page = page
    self.openOnly = openOnly
  }
}

public struct ListHotLeadsResponse: Sendable, Hashable {
  public var leads: [HotLead] = []
  public var page: PageResponse? = nil

  public init() {}

  public init(
    leads: [HotLead] = [],
    page: PageResponse? = nil
  ) {
    self.leads = leads
    self.page = page
  }
}

public struct AckHotLeadRequest: Sendable, Hashable {
  /// UUID.
  public var leadID: String = ""
  /// 1 to 128 characters, chosen by the caller.
  public var idempotencyKey: String = ""

  public init() {}

  public init(
    leadID: String = "",
    idempotencyKey: String = ""
  ) {
    self.leadID = leadID
    self.idempotencyKey = idempotencyKey
  }
}

public struct AckHotLeadResponse: Sendable, Hashable {
  public var lead: HotLead? = nil

  public init() {}

  public init(
    lead: HotLead? = nil
  ) {
    self.lead = lead
  }
}

public enum ConsiderOutcome: MessageEnum {
  case unspecified
  /// It will be evaluated.
  case selected
  /// It will not; `reason` says why.
  case skipped
  /// Refused for ever; `reason` says why.
  case refused
  /// Failed for now: send it again.
  case failed
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .selected
    case 2: self = .skipped
    case 3: self = .refused
    case 4: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .selected: 1
    case .skipped: 2
    case .refused: 3
    case .failed: 4
    case .unrecognized(let number): number
    }
  }
}

/// How an evaluation is sent.
public enum Lane: MessageEnum {
  case unspecified
  /// Together with others, at half the price, within hours.
  case batch
  /// At once.
  case immediate
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .batch
    case 2: self = .immediate
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .batch: 1
    case .immediate: 2
    case .unrecognized(let number): number
    }
  }
}

public enum EvaluationState: MessageEnum {
  case unspecified
  /// Not to be evaluated; `skip_reason` says why.
  case skipped
  /// Waits for its transcript and its budget.
  case selected
  /// Sent to the model, or about to be.
  case submitted
  case done
  /// The model's answer did not hold what was asked for.
  case invalid
  /// It will not be tried again.
  case failed
  /// Stopped, because nothing of the organization may be sent any more.
  case canceled
  /// A number that this version does not know. Never a known one: make values with `init(rawValue:)`.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .skipped
    case 2: self = .selected
    case 3: self = .submitted
    case 4: self = .done
    case 5: self = .invalid
    case 6: self = .failed
    case 7: self = .canceled
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .skipped: 1
    case .selected: 2
    case .submitted: 3
    case .done: 4
    case .invalid: 5
    case .failed: 6
    case .canceled: 7
    case .unrecognized(let number): number
    }
  }
}
