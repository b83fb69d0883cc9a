extension RetellProvider {
  static let agentRoutes: [Route<RetellProvider>] = [
    Route("POST", "/v2/list-agents") { (state, _) throws(Refusal) in
      .json(["items": .array(state.agents.all), "has_more": false])
    },
    Route("GET", "/list-agents") { (state, _) throws(Refusal) in .json(.array(state.agents.all)) },
    Route("GET", "/get-agent/{id}") { (state, request) throws(Refusal) in
      guard let agent = state.agents[request.parameters["id"] ?? ""] else { throw Refusal(error(404)) }
      return .json(agent)
    },
    Route("PATCH", "/update-agent/{id}") { (state, request) throws(Refusal) in
      let id = request.parameters["id"] ?? ""
      guard let agent = state.agents[id] else { throw Refusal(error(404)) }
      let changed = try changed(agent, request)
      state.agents[id] = changed
      return .json(changed)
    },
    Route("GET", "/get-retell-llm/{id}") { (state, request) throws(Refusal) in
      guard let llm = state.llms[request.parameters["id"] ?? ""] else { throw Refusal(error(404)) }
      return .json(llm)
    },
    Route("PATCH", "/update-retell-llm/{id}") { (state, request) throws(Refusal) in
      let id = request.parameters["id"] ?? ""
      guard let llm = state.llms[id] else { throw Refusal(error(404)) }
      let changed = try changed(llm, request)
      state.llms[id] = changed
      return .json(changed)
    },
  ]

  /// Each named member replaced whole, the time and the version moved on.
  private static func changed(_ document: JSONValue, _ request: ProviderRequest) throws(Refusal) -> JSONValue {
    guard let body = request.json, body.members != nil else { throw Refusal(error(422)) }
    var changed = document
    for member in body.members ?? [] where !["agent_id", "llm_id", "version"].contains(member.name) {
      changed[member.name] = member.value
    }
    changed["version"] = .integer((document["version"]?.integer ?? 0) + 1)
    changed["last_modification_timestamp"] = .integer(request.time)
    return changed
  }

  /// {"agent_id"?, "agent_name"?, "general_prompt"?, "webhook_url"?}: an agent with a language model of its own.
  mutating func makeAgent(_ request: ProviderRequest) -> ProviderResponse {
    let body = request.json ?? [:]
    var identifiers = IdentifierSource(seed: generator.next())
    let id = body["agent_id"]?.text ?? identifiers.hexadecimal("agent_", digits: 26)
    let llm = identifiers.hexadecimal("llm_", digits: 25)
    agents[id] = [
      "agent_id": .string(id), "version": 0, "is_published": true,
      "agent_name": body["agent_name"] ?? "Simulated agent",
      "response_engine": ["type": "retell-llm", "llm_id": .string(llm), "version": 0],
      "voice_id": "simulated-voice", "language": "en-US", "webhook_url": body["webhook_url"] ?? nil,
      "webhook_events": ["call_started", "call_ended", "call_analyzed"], "webhook_timeout_ms": 10_000,
      "post_call_analysis_data": [], "last_modification_timestamp": .integer(request.time),
    ]
    llms[llm] = [
      "llm_id": .string(llm), "version": 0, "is_published": true, "start_speaker": "agent",
      "begin_message": "Hello.", "general_prompt": body["general_prompt"] ?? "You are a front desk.",
      "general_tools": [], "last_modification_timestamp": .integer(request.time),
    ]
    return .json(agents[id] ?? nil, status: 201)
  }
}
