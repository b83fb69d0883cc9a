internal import Foundation

extension RetellProvider {
  static let callRoutes: [Route<RetellProvider>] = [
    Route("POST", "/v3/list-calls") { (state, request) throws(Refusal) in try state.list(request) },
    Route("GET", "/v2/get-call/{id}") { (state, request) throws(Refusal) in
      guard let call = state.calls[request.parameters["id"] ?? ""] else { throw Refusal(error(404)) }
      return .json(call)
    },
    Route("POST", "/v2/create-phone-call") { (state, request) throws(Refusal) in try state.create(request, isWeb: false)
    },
    Route("POST", "/v3/create-web-call") { (state, request) throws(Refusal) in try state.create(request, isWeb: true) },
    Route("POST", "/v2/stop-call/{id}") { (state, request) throws(Refusal) in
      let id = request.parameters["id"] ?? ""
      guard var call = state.calls[id] else { throw Refusal(error(404)) }
      call["call_status"] = "ended"
      call["disconnection_reason"] = "user_hangup"
      call["end_timestamp"] = .integer(request.time)
      state.calls[id] = call
      return .empty(204)
    },
    Route("GET", "/get-concurrency") { (state, _) throws(Refusal) in
      let ongoing = state.calls.all.count { ["registered", "ongoing"].contains($0["call_status"]?.text ?? "") }
      return .json([
        "current_concurrency": .integer(Int64(ongoing)), "concurrency_limit": .integer(state.settings.concurrencyLimit),
        "base_concurrency": .integer(state.settings.concurrencyLimit), "purchased_concurrency": 0,
        "concurrency_purchase_limit": 100, "remaining_purchase_limit": 100, "concurrency_burst_enabled": false,
        "concurrency_burst_limit": 0, "reserved_inbound_concurrency": 0,
      ])
    },
  ]

  /// A page of the calls that the filters name; transcripts are not in a list.
  private func list(_ request: ProviderRequest) throws(Refusal) -> ProviderResponse {
    let body = request.json ?? [:]
    let limit = Int(body["limit"]?.integer ?? 50)
    guard (1...1_000).contains(limit) else { throw Refusal(Self.error(422)) }
    let filters = body["filter_criteria"] ?? [:]
    var found = calls.all.filter { Self.matches($0, filters) }
    found.sort { Self.start($0) < Self.start($1) }
    if body["sort_order"] != "ascending" { found.reverse() }
    if let key = body["pagination_key"]?.text {
      guard let index = found.firstIndex(where: { $0["call_id"]?.text == key }) else { throw Refusal(Self.error(422)) }
      found = Array(found[(index + 1)...])
    }
    let page = found.prefix(limit)
    var answer: JSONValue = ["items": .array(page.map(Self.withoutTranscript)), "has_more": .bool(found.count > limit)]
    if found.count > limit { answer["pagination_key"] = page.last?["call_id"] }
    return .json(answer)
  }

  private static func start(_ call: JSONValue) -> Int64 {
    call["start_timestamp"]?.integer ?? call["end_timestamp"]?.integer ?? 0
  }

  private static func withoutTranscript(_ call: JSONValue) -> JSONValue {
    var copy = call
    for name in ["transcript", "transcript_object", "transcript_with_tool_calls"] { copy[name] = nil }
    return copy
  }

  private static func matches(_ call: JSONValue, _ filters: JSONValue) -> Bool {
    if let agents = filters["agent"]?.elements?.compactMap({ $0["agent_id"]?.text }), !agents.isEmpty,
      !agents.contains(call["agent_id"]?.text ?? "")
    {
      return false
    }
    if let statuses = filters["call_status"]?["value"]?.elements, !statuses.contains(call["call_status"] ?? .null) {
      return false
    }
    guard let range = filters["start_timestamp"] else { return true }
    let start = start(call)
    switch (range["op"]?.text, range["value"]) {
    case ("bt", .array(let bounds)?) where bounds.count == 2:
      return start >= bounds[0].integer ?? 0 && start <= bounds[1].integer ?? .max
    case ("gt", let bound?): return start > bound.integer ?? 0
    case ("ge", let bound?): return start >= bound.integer ?? 0
    case ("lt", let bound?): return start < bound.integer ?? .max
    case ("le", let bound?): return start <= bound.integer ?? .max
    default: return true
    }
  }

  private mutating func create(_ request: ProviderRequest, isWeb: Bool) throws(Refusal) -> ProviderResponse {
    let body = request.json ?? [:]
    if let key = body["idempotency_key"]?.text, let call = made[key].flatMap({ calls[$0] }) {
      return .json(call, status: 201)
    }
    guard let agent = (body["agent_id"] ?? body["override_agent_id"])?.text,
      isWeb || (body["from_number"]?.text != nil && body["to_number"]?.text != nil)
    else { throw Refusal(Self.error(422)) }
    let id = RetellCallScript.makeCallID(using: &generator)
    var call: JSONValue = [
      "call_id": .string(id), "call_type": isWeb ? "web_call" : "phone_call", "agent_id": .string(agent),
      "agent_version": body["agent_version"] ?? body["override_agent_version"] ?? 0,
      "agent_name": agents[agent]?["agent_name"] ?? "Simulated agent",
    ]
    if !isWeb {
      call["direction"] = "outbound"
      call["from_number"] = body["from_number"]
      call["to_number"] = body["to_number"]
    }
    if let metadata = body["metadata"] { call["metadata"] = metadata }
    call["data_storage_setting"] = "everything"
    call["opt_in_signed_url"] = false
    call["call_status"] = "registered"
    if let variables = body["retell_llm_dynamic_variables"] { call["retell_llm_dynamic_variables"] = variables }
    calls[id] = call
    if let key = body["idempotency_key"]?.text, made.count < 10_000 { made[key] = id }
    guard isWeb else { return .json(call, status: 201) }
    return .json(
      [
        "call_id": .string(id), "access_token": .string("simulated.\(id)"),
        "expires_at": .integer(request.time + 30_000), "transport": "gateway",
        "ice_servers": [["urls": ["stun:stun.example.com:3478"]]],
      ], status: 201)
  }
}
