import Testing

@testable import Simulator

@Suite struct RetellAPITests {
  private func retell() -> ProviderConversation<RetellProvider> {
    ProviderConversation(RetellProvider.self, headers: ["authorization": "Bearer key_one"])
  }

  private func play(_ talk: ProviderConversation<RetellProvider>, agent: String = "agent_a") throws -> String {
    let answer = try talk.control(
      "/calls",
      ["webhook_url": "http://127.0.0.1:1", "secret": "k", "agent_id": .string(agent), "duration_ms": 60_000])
    return try #require(answer.json["call_id"]?.text)
  }

  @Test("played calls are listed page by page without transcripts, by agent, state and time")
  func list() throws {
    let talk = retell()
    var ids: [String] = []
    for _ in 0..<3 {
      ids.append(try play(talk))
      talk.time += 60_000
    }
    _ = try play(talk, agent: "agent_b")
    let filter: JSONValue = [
      "agent": [["agent_id": "agent_a"]],
      "call_status": ["type": "enum", "op": "in", "value": ["ended", "error"]],
      "start_timestamp": ["type": "range", "op": "bt", "value": [0, .integer(talk.time)]],
    ]
    let body: JSONValue = ["filter_criteria": filter, "sort_order": "ascending", "limit": 2]
    let first = talk.send("POST", "/v3/list-calls", json: body).json
    #expect(first["items"]?.elements?.compactMap { $0["call_id"]?.text } == Array(ids.prefix(2)))
    #expect(first["items"]?.elements?.allSatisfy { $0["transcript"] == nil } == true)
    let key = try #require(first["pagination_key"])
    let second = talk.send("POST", "/v3/list-calls", json: body.merging(["pagination_key": key])).json
    #expect(second["items"]?.elements?.compactMap { $0["call_id"]?.text } == [ids[2]])
    #expect(second["has_more"] == false && second["pagination_key"] == nil)
    let call = talk.send("GET", "/v2/get-call/\(ids[0])").json
    #expect(call["transcript"]?.text?.isEmpty == false && call["call_analysis"] != nil)
  }

  @Test("refusals have Retell's words")
  func refusals() throws {
    let talk = retell()
    let missing = talk.send("GET", "/v2/get-call/none")
    #expect(missing.status == 404)
    #expect(missing.json == (try fixture("retell/api/error.404.json")))
    talk.provider.settings.apiKey = "key_two"
    #expect(talk.send("GET", "/get-concurrency").json == (try fixture("retell/api/error.401.json")))
    #expect(
      ProviderRequest(method: "", path: [], body: talk.provider.failure(429).body, time: 0).json
        == (try fixture("retell/api/error.429.json")))
  }

  @Test("a test call is made once under its key; web calls answer with a token")
  func create() throws {
    let talk = retell()
    let body = try fixture("retell/api/create_phone_call.request.json")
    let made = talk.send("POST", "/v2/create-phone-call", json: body)
    #expect(made.status == 201)
    #expect(shapeDifferences(made.json, try fixture("retell/api/create_phone_call.response.201.json")) == [])
    #expect(talk.send("POST", "/v2/create-phone-call", json: body).json["call_id"] == made.json["call_id"])
    #expect(talk.send("POST", "/v2/create-phone-call", json: [:]).status == 422)
    let web = talk.send("POST", "/v3/create-web-call", json: try fixture("retell/api/create_web_call.request.json"))
    #expect(shapeDifferences(web.json, try fixture("retell/api/create_web_call.v3.response.201.json")) == [])
    #expect(talk.send("GET", "/get-concurrency").json["current_concurrency"] == 2)
    let id = try #require(web.json["call_id"]?.text)
    #expect(talk.send("POST", "/v2/stop-call/\(id)").status == 204)
    #expect(talk.send("GET", "/get-concurrency").json["current_concurrency"] == 1)
  }

  @Test("agents and their models are read and changed member by member")
  func agents() throws {
    let talk = retell()
    let agent = try talk.control("/agents", ["agent_name": "Front desk", "webhook_url": "https://old.test"]).json
    #expect(shapeDifferences(agent, try fixture("retell/api/get_agent.response.200.json")) == [])
    let id = try #require(agent["agent_id"]?.text)
    let changed = talk.send("PATCH", "/update-agent/\(id)", json: ["webhook_url": "https://new.test"]).json
    #expect(changed["webhook_url"] == "https://new.test" && changed["agent_name"] == "Front desk")
    #expect(changed["version"] == 1)
    let llm = try #require(agent["response_engine"]?["llm_id"]?.text)
    #expect(talk.send("PATCH", "/update-retell-llm/\(llm)", json: ["general_prompt": "New."]).status == 200)
    #expect(talk.send("GET", "/get-retell-llm/\(llm)").json["general_prompt"] == "New.")
    #expect(talk.send("POST", "/v2/list-agents", json: [:]).json["items"]?.elements?.count == 1)
  }
}
