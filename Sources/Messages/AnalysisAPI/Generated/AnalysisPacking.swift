// Made from switchboard/analysis/v1/analysis.proto by proto/regenerate. Edit that file, not this one.
// swift-format-ignore-file

package import CMessages
package import Messages
internal import RPCAPI

extension ConsiderItem: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__consider_item__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ConsiderItem>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.agentID = try Lift.string(c.pointee.f2, "agent_id")
    self.callID = try Lift.string(c.pointee.f3, "call_id")
    self.callVersion = c.pointee.f4
    self.endedAt = try Lift.message(c.pointee.f5, "ended_at")
    if c.pointee.o0_case.rawValue == 6 {
      self.seconds = c.pointee.f6
    }
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ConsiderItem>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.agentID)
    c.pointee.f3 = try arena.copy(self.callID)
    c.pointee.f4 = self.callVersion
    c.pointee.f5 = try arena.lower(ifAny: self.endedAt)
    if let value = self.seconds {
      c.pointee.o0_case = .init(6)
      c.pointee.f6 = value
    }
  }
}

extension ConsiderCallsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__consider_calls_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ConsiderCallsRequest>) throws(MessageError) {
    self.init()
    self.items = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "items")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ConsiderCallsRequest>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.items) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension ConsiderResult: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__consider_result__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ConsiderResult>) throws(MessageError) {
    self.init()
    self.orgID = try Lift.string(c.pointee.f1, "org_id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.outcome = ConsiderOutcome(rawValue: c.pointee.f3)
    self.reason = try Lift.string(c.pointee.f4, "reason")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ConsiderResult>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.orgID)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = self.outcome.rawValue
    c.pointee.f4 = try arena.copy(self.reason)
  }
}

extension ConsiderCallsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__consider_calls_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ConsiderCallsResponse>) throws(MessageError) {
    self.init()
    self.results = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "results")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ConsiderCallsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.results) { element throws(MessageError) in
      try arena.lower(element)
    }
  }
}

extension Criterion: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__criterion__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__Criterion>) throws(MessageError) {
    self.init()
    self.key = try Lift.string(c.pointee.f1, "key")
    self.question = try Lift.string(c.pointee.f2, "question")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__Criterion>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.key)
    c.pointee.f2 = try arena.copy(self.question)
  }
}

extension Rubric: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__rubric__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__Rubric>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.rubricID = try Lift.string(c.pointee.f2, "rubric_id")
    self.name = try Lift.string(c.pointee.f3, "name")
    self.version = c.pointee.f4
    self.criteria = try Lift.messages(c.pointee.n_f5, c.pointee.f5, "criteria")
    self.model = try Lift.string(c.pointee.f6, "model")
    self.publishedAt = try Lift.message(c.pointee.f7, "published_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__Rubric>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.rubricID)
    c.pointee.f3 = try arena.copy(self.name)
    c.pointee.f4 = self.version
    (c.pointee.n_f5, c.pointee.f5) = try arena.list(self.criteria) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f6 = try arena.copy(self.model)
    c.pointee.f7 = try arena.lower(ifAny: self.publishedAt)
  }
}

extension PublishRubricRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__publish_rubric_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__PublishRubricRequest>) throws(MessageError) {
    self.init()
    self.name = try Lift.string(c.pointee.f1, "name")
    self.criteria = try Lift.messages(c.pointee.n_f2, c.pointee.f2, "criteria")
    self.model = try Lift.string(c.pointee.f3, "model")
    self.idempotencyKey = try Lift.string(c.pointee.f4, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__PublishRubricRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.name)
    (c.pointee.n_f2, c.pointee.f2) = try arena.list(self.criteria) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f3 = try arena.copy(self.model)
    c.pointee.f4 = try arena.copy(self.idempotencyKey)
  }
}

extension PublishRubricResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__publish_rubric_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__PublishRubricResponse>) throws(MessageError) {
    self.init()
    self.rubric = try Lift.message(c.pointee.f1, "rubric")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__PublishRubricResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.rubric)
  }
}

extension ListRubricsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__list_rubrics_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ListRubricsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ListRubricsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
  }
}

extension ListRubricsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__list_rubrics_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ListRubricsResponse>) throws(MessageError) {
    self.init()
    self.rubrics = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "rubrics")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ListRubricsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.rubrics) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension AgentSettings: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__agent_settings__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__AgentSettings>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
    self.enabled = c.pointee.f2 != 0
    self.rubricVersionID = try Lift.string(c.pointee.f3, "rubric_version_id")
    self.sampleBasisPoints = c.pointee.f4
    self.minimumSeconds = c.pointee.f5
    self.lane = Lane(rawValue: c.pointee.f6)
    self.monthlyLimit = try Lift.message(c.pointee.f7, "monthly_limit")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__AgentSettings>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
    c.pointee.f2 = self.enabled ? 1 : 0
    c.pointee.f3 = try arena.copy(self.rubricVersionID)
    c.pointee.f4 = self.sampleBasisPoints
    c.pointee.f5 = self.minimumSeconds
    c.pointee.f6 = self.lane.rawValue
    c.pointee.f7 = try arena.lower(ifAny: self.monthlyLimit)
  }
}

extension SetAgentSettingsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__set_agent_settings_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__SetAgentSettingsRequest>) throws(MessageError) {
    self.init()
    self.settings = try Lift.message(c.pointee.f1, "settings")
    self.idempotencyKey = try Lift.string(c.pointee.f2, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__SetAgentSettingsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.settings)
    c.pointee.f2 = try arena.copy(self.idempotencyKey)
  }
}

extension SetAgentSettingsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__set_agent_settings_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__SetAgentSettingsResponse>) throws(MessageError) {
    self.init()
    self.settings = try Lift.message(c.pointee.f1, "settings")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__SetAgentSettingsResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.settings)
  }
}

extension GetAgentSettingsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__get_agent_settings_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__GetAgentSettingsRequest>) throws(MessageError) {
    self.init()
    self.agentID = try Lift.string(c.pointee.f1, "agent_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__GetAgentSettingsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.agentID)
  }
}

extension GetAgentSettingsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__get_agent_settings_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__GetAgentSettingsResponse>) throws(MessageError) {
    self.init()
    self.settings = try Lift.message(c.pointee.f1, "settings")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__GetAgentSettingsResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.settings)
  }
}

extension Score: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__score__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__Score>) throws(MessageError) {
    self.init()
    self.key = try Lift.string(c.pointee.f1, "key")
    self.score = c.pointee.f2
    self.supported = c.pointee.f3 != 0
    self.turns = try Lift.list(c.pointee.n_f4, c.pointee.f4, "turns") { element throws(MessageError) in
      element
    }
    self.quote = try Sensitive(Lift.string(c.pointee.f5, "quote"))
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__Score>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.key)
    c.pointee.f2 = self.score
    c.pointee.f3 = self.supported ? 1 : 0
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(self.turns) { element throws(MessageError) in
      element
    }
    c.pointee.f5 = try arena.copy(self.quote.reveal())
  }
}

extension Evaluation: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__evaluation__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__Evaluation>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.agentID = try Lift.string(c.pointee.f3, "agent_id")
    self.rubricVersionID = try Lift.string(c.pointee.f4, "rubric_version_id")
    self.state = EvaluationState(rawValue: c.pointee.f5)
    self.skipReason = try Lift.string(c.pointee.f6, "skip_reason")
    self.failure = try Lift.string(c.pointee.f7, "failure")
    self.outcome = try Lift.string(c.pointee.f8, "outcome")
    self.summary = try Sensitive(Lift.string(c.pointee.f9, "summary"))
    self.scores = try Lift.messages(c.pointee.n_f10, c.pointee.f10, "scores")
    self.cost = try Lift.message(c.pointee.f11, "cost")
    self.inputTokens = c.pointee.f12
    self.outputTokens = c.pointee.f13
    self.model = try Lift.string(c.pointee.f14, "model")
    self.createdAt = try Lift.message(c.pointee.f15, "created_at")
    self.finishedAt = try Lift.message(c.pointee.f16, "finished_at")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__Evaluation>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = try arena.copy(self.agentID)
    c.pointee.f4 = try arena.copy(self.rubricVersionID)
    c.pointee.f5 = self.state.rawValue
    c.pointee.f6 = try arena.copy(self.skipReason)
    c.pointee.f7 = try arena.copy(self.failure)
    c.pointee.f8 = try arena.copy(self.outcome)
    c.pointee.f9 = try arena.copy(self.summary.reveal())
    (c.pointee.n_f10, c.pointee.f10) = try arena.list(self.scores) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f11 = try arena.lower(ifAny: self.cost)
    c.pointee.f12 = self.inputTokens
    c.pointee.f13 = self.outputTokens
    c.pointee.f14 = try arena.copy(self.model)
    c.pointee.f15 = try arena.lower(ifAny: self.createdAt)
    c.pointee.f16 = try arena.lower(ifAny: self.finishedAt)
  }
}

extension ListEvaluationsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__list_evaluations_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ListEvaluationsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ListEvaluationsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
    c.pointee.f2 = try arena.copy(self.callID)
  }
}

extension ListEvaluationsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__list_evaluations_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ListEvaluationsResponse>) throws(MessageError) {
    self.init()
    self.evaluations = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "evaluations")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ListEvaluationsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.evaluations) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension GetEvaluationRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__get_evaluation_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__GetEvaluationRequest>) throws(MessageError) {
    self.init()
    self.evaluationID = try Lift.string(c.pointee.f1, "evaluation_id")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__GetEvaluationRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.evaluationID)
  }
}

extension GetEvaluationResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__get_evaluation_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__GetEvaluationResponse>) throws(MessageError) {
    self.init()
    self.evaluation = try Lift.message(c.pointee.f1, "evaluation")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__GetEvaluationResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.evaluation)
  }
}

extension Budget: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__budget__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__Budget>) throws(MessageError) {
    self.init()
    self.period = try Lift.string(c.pointee.f1, "period")
    self.limit = try Lift.message(c.pointee.f2, "limit")
    self.reserved = try Lift.message(c.pointee.f3, "reserved")
    self.spent = try Lift.message(c.pointee.f4, "spent")
    self.ceiling = try Lift.message(c.pointee.f5, "ceiling")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__Budget>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.period)
    c.pointee.f2 = try arena.lower(ifAny: self.limit)
    c.pointee.f3 = try arena.lower(ifAny: self.reserved)
    c.pointee.f4 = try arena.lower(ifAny: self.spent)
    c.pointee.f5 = try arena.lower(ifAny: self.ceiling)
  }
}

extension SetBudgetRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__set_budget_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__SetBudgetRequest>) throws(MessageError) {
    self.init()
    self.monthlyLimit = try Lift.message(c.pointee.f1, "monthly_limit")
    self.idempotencyKey = try Lift.string(c.pointee.f2, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__SetBudgetRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.monthlyLimit)
    c.pointee.f2 = try arena.copy(self.idempotencyKey)
  }
}

extension SetBudgetResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__set_budget_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__SetBudgetResponse>) throws(MessageError) {
    self.init()
    self.budget = try Lift.message(c.pointee.f1, "budget")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__SetBudgetResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.budget)
  }
}

extension GetBudgetRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__get_budget_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__GetBudgetRequest>) throws(MessageError) {
    self.init()
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__GetBudgetRequest>, _ arena: Arena) throws(MessageError) {
  }
}

extension GetBudgetResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__get_budget_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__GetBudgetResponse>) throws(MessageError) {
    self.init()
    self.budget = try Lift.message(c.pointee.f1, "budget")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__GetBudgetResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.budget)
  }
}

extension HotLeadRule: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__hot_lead_rule__init)
  private static let entryLayout4 = Layout(switchboard__analysis__v1__hot_lead_rule__minimum_scores_entry__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__HotLeadRule>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.version = c.pointee.f2
    self.outcomes = try Lift.list(c.pointee.n_f3, c.pointee.f3, "outcomes") { element throws(MessageError) in
      try Lift.string(element)
    }
    self.minimumScores = try Lift.map(c.pointee.n_f4, c.pointee.f4, "minimum_scores") { entry throws(MessageError) in
      (try Lift.string(entry.pointee.f1, "key"), entry.pointee.f2)
    }
    self.minimumSeconds = c.pointee.f5
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__HotLeadRule>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = self.version
    (c.pointee.n_f3, c.pointee.f3) = try arena.list(self.outcomes) { element throws(MessageError) in
      try arena.copy(element)
    }
    (c.pointee.n_f4, c.pointee.f4) = try arena.list(arena.entries(self.minimumScores)) { element throws(MessageError) in
      let entry = try arena.make(Self.entryLayout4)
      entry.pointee.f1 = try arena.copy(element.key)
      entry.pointee.f2 = element.value
      return entry
    }
    c.pointee.f5 = self.minimumSeconds
  }
}

extension PutHotLeadRuleRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__put_hot_lead_rule_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__PutHotLeadRuleRequest>) throws(MessageError) {
    self.init()
    self.rule = try Lift.message(c.pointee.f1, "rule")
    self.idempotencyKey = try Lift.string(c.pointee.f2, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__PutHotLeadRuleRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.rule)
    c.pointee.f2 = try arena.copy(self.idempotencyKey)
  }
}

extension PutHotLeadRuleResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__put_hot_lead_rule_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__PutHotLeadRuleResponse>) throws(MessageError) {
    self.init()
    self.rule = try Lift.message(c.pointee.f1, "rule")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__PutHotLeadRuleResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.rule)
  }
}

extension HotLead: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__hot_lead__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__HotLead>) throws(MessageError) {
    self.init()
    self.id = try Lift.string(c.pointee.f1, "id")
    self.callID = try Lift.string(c.pointee.f2, "call_id")
    self.agentID = try Lift.string(c.pointee.f3, "agent_id")
    self.ruleID = try Lift.string(c.pointee.f4, "rule_id")
    self.outcome = try Lift.string(c.pointee.f5, "outcome")
    self.foundAt = try Lift.message(c.pointee.f6, "found_at")
    self.acknowledgedAt = try Lift.message(c.pointee.f7, "acknowledged_at")
    self.acknowledgedBy = try Lift.string(c.pointee.f8, "acknowledged_by")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__HotLead>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.id)
    c.pointee.f2 = try arena.copy(self.callID)
    c.pointee.f3 = try arena.copy(self.agentID)
    c.pointee.f4 = try arena.copy(self.ruleID)
    c.pointee.f5 = try arena.copy(self.outcome)
    c.pointee.f6 = try arena.lower(ifAny: self.foundAt)
    c.pointee.f7 = try arena.lower(ifAny: self.acknowledgedAt)
    c.pointee.f8 = try arena.copy(self.acknowledgedBy)
  }
}

extension ListHotLeadsRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__list_hot_leads_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ListHotLeadsRequest>) throws(MessageError) {
    self.init()
    self.page = try Lift.message(c.pointee.f1, "page")
    self.openOnly = c.pointee.f2 != 0
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ListHotLeadsRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.page)
    c.pointee.f2 = self.openOnly ? 1 : 0
  }
}

extension ListHotLeadsResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__list_hot_leads_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__ListHotLeadsResponse>) throws(MessageError) {
    self.init()
    self.leads = try Lift.messages(c.pointee.n_f1, c.pointee.f1, "leads")
    self.page = try Lift.message(c.pointee.f2, "page")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__ListHotLeadsResponse>, _ arena: Arena) throws(MessageError) {
    (c.pointee.n_f1, c.pointee.f1) = try arena.list(self.leads) { element throws(MessageError) in
      try arena.lower(element)
    }
    c.pointee.f2 = try arena.lower(ifAny: self.page)
  }
}

extension AckHotLeadRequest: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__ack_hot_lead_request__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__AckHotLeadRequest>) throws(MessageError) {
    self.init()
    self.leadID = try Lift.string(c.pointee.f1, "lead_id")
    self.idempotencyKey = try Lift.string(c.pointee.f2, "idempotency_key")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__AckHotLeadRequest>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.copy(self.leadID)
    c.pointee.f2 = try arena.copy(self.idempotencyKey)
  }
}

extension AckHotLeadResponse: LoweredMessage {
  package static let layout = Layout(switchboard__analysis__v1__ack_hot_lead_response__init)

  package init(lifting c: UnsafePointer<Switchboard__Analysis__V1__AckHotLeadResponse>) throws(MessageError) {
    self.init()
    self.lead = try Lift.message(c.pointee.f1, "lead")
  }

  package func lower(into c: UnsafeMutablePointer<Switchboard__Analysis__V1__AckHotLeadResponse>, _ arena: Arena) throws(MessageError) {
    c.pointee.f1 = try arena.lower(ifAny: self.lead)
  }
}
