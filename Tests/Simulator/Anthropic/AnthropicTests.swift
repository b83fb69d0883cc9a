import Foundation
import Testing

@testable import Simulator

private func anthropic() -> ProviderConversation<AnthropicProvider> {
  ProviderConversation(
    AnthropicProvider.self, headers: ["authorization": "Bearer k", "anthropic-version": "2026-10-21"])
}

private func request(_ file: String, _ name: String) throws -> JSONValue {
  try #require(try fixtureCase("anthropic/\(file).json", name)["request"]?["json"])
}

private func response(_ file: String, _ name: String) throws -> JSONValue {
  try #require(try fixtureCase("anthropic/\(file).json", name)["response"]?["json"])
}

@Suite struct AnthropicMessageTests {
  @Test("a verdict has the asked schema's fields and the answer the fixture's, rate limit headers included")
  func verdict() throws {
    let talk = anthropic()
    let answer = talk.send("POST", "/v1/messages", json: try request("messages_json_verdict", "ok"))
    #expect(answer.status == 200)
    #expect(shapeDifferences(answer.json, try response("messages_json_verdict", "ok")) == [])
    let text = try #require(answer.json["content"]?.elements?.first?["text"]?.text)
    #expect(try JSONValue(parsing: Data(text.utf8))["outcome"] == "booked")
    #expect(answer.response.header("anthropic-ratelimit-requests-remaining") == "3999")
    #expect(answer.response.header("request-id")?.hasPrefix("req_") == true)
  }

  @Test("tests say the verdict; thinking comes first, a refusal has no content, a long answer is cut off")
  func settings() throws {
    let talk = anthropic()
    let body = try request("messages_json_verdict", "ok")
    talk.provider.settings.verdict = #"{"outcome":"callback"}"#
    talk.provider.settings.thinks = true
    let content = talk.send("POST", "/v1/messages", json: body).json["content"]?.elements ?? []
    #expect(content.map { $0["type"] } == ["thinking", "text"])
    #expect(content.last?["text"] == #"{"outcome":"callback"}"#)
    talk.provider.settings.stopReason = "refusal"
    let refused = talk.send("POST", "/v1/messages", json: body).json
    #expect(refused["content"] == [] && refused["usage"]?["output_tokens"] == 0)
    talk.provider.settings.stopReason = nil
    let short = talk.send("POST", "/v1/messages", json: body.merging(["max_tokens": 2])).json
    #expect(short["stop_reason"] == "max_tokens")
  }

  @Test("a tool is used where tools are given")
  func tool() throws {
    let answer = anthropic().send("POST", "/v1/messages", json: try request("messages_tool_use", "auto"))
    #expect(shapeDifferences(answer.json, try response("messages_tool_use", "auto"), opaque: ["input"]) == [])
    #expect(answer.json["stop_reason"] == "tool_use")
  }

  @Test(
    "what the API refuses is refused in its words",
    arguments: [
      (["temperature": 1], 400, "temperature: Extra inputs are not permitted"),
      (["model": "claude-haiku-5.5"], 404, "model: claude-haiku-5.5"),
      (["model": "claude-sonnet-4-5"], 404, "model: claude-sonnet-4-5"),
      (
        ["model": "claude-opus-5-5", "tool_choice": ["type": "any"]], 400,
        "tool_choice: forced tool use is not supported for this model."
      ),
      (["messages": []], 400, "messages: at least one message is required"),
      (["max_tokens": 0], 400, "max_tokens: must be 1 to 128000"),
      (
        ["output_config": ["format": ["schema": ["type": "object"]]]], 400,
        "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"
      ),
    ] as [(JSONValue, Int, String)])
  func refused(change: JSONValue, status: Int, message: String) throws {
    let body = try request("messages_json_verdict", "ok").merging(change)
    let answer = anthropic().send("POST", "/v1/messages", json: body)
    #expect(answer.status == status)
    #expect(answer.json["error"]?["message"]?.text == message)
    #expect(shapeDifferences(answer.json, try response("errors", "400_temperature")) == [])
  }

  @Test("without a key 401, beyond a minute's requests or tokens 429 with the seconds to wait")
  func limits() throws {
    let talk = anthropic()
    let body = try request("messages_json_verdict", "ok")
    #expect(talk.send("POST", "/v1/messages", json: body, headers: ["authorization": ""]).status == 401)
    #expect(talk.send("POST", "/v1/messages", json: body, headers: ["anthropic-version": ""]).status == 400)
    talk.provider.settings.inputTokensPerMinute = 10
    let tokens = talk.send("POST", "/v1/messages", json: body)
    #expect(tokens.status == 429 && tokens.response.header("retry-after") == "60")
    talk.provider.settings.requestsPerMinute = 1
    let requests = talk.send("POST", "/v1/messages", json: body)
    #expect(requests.status == 429 && requests.json["error"]?["type"] == "rate_limit_error")
    #expect(talk.provider.failure(529).status == 529)
  }

  @Test("tokens are counted and models told of as in the fixtures")
  func others() throws {
    let talk = anthropic()
    let count = talk.send("POST", "/v1/messages/count_tokens", json: try request("count_tokens", "ok")).json
    #expect(try #require(count["input_tokens"]?.integer) > 0)
    for (id, name) in [("claude-haiku-5-5", "ok"), ("claude-sonnet-4-5", "retired")] {
      #expect(talk.send("GET", "/v1/models/\(id)").json == (try response("models_get", name)))
    }
  }
}

@Suite struct AnthropicBatchTests {
  private func batch(_ count: Int) throws -> JSONValue {
    let parameters = try request("messages_json_verdict", "ok")
    return [
      "requests": .array((1...count).map { ["custom_id": .string("aj_\($0)"), "params": parameters] })
    ]
  }

  @Test("a batch is under way until its time is over, then its results come in any order, one line an item")
  func life() throws {
    let talk = anthropic()
    talk.provider.settings.batchMilliseconds = 60_000
    talk.provider.settings.expiresEveryNth = 5
    talk.provider.settings.errorsEveryNth = 4
    let made = talk.send("POST", "/v1/messages/batches", json: try batch(5))
    #expect(shapeDifferences(made.json, try response("batches", "create")) == [])
    let path = "/v1/messages/batches/\(try #require(made.json["id"]?.text))"
    #expect(talk.send("GET", path).json["request_counts"]?["processing"] == 5)
    #expect(talk.send("GET", path + "/results").status == 400)
    talk.time += 60_000
    let ended = talk.send("GET", path).json
    #expect(shapeDifferences(ended, try response("batches", "poll_ended")) == [])
    #expect(ended["request_counts"]?["succeeded"] == 3 && ended["request_counts"]?["errored"] == 1)
    let lines = String(decoding: talk.send("GET", path + "/results").response.body, as: UTF8.self)
      .split(separator: "\n").compactMap { try? JSONValue(parsing: Data($0.utf8)) }
    #expect(lines.map { $0["custom_id"]?.text } == ["aj_5", "aj_4", "aj_3", "aj_2", "aj_1"])
    #expect(lines[0]["result"] == ["type": "expired"])
    #expect(lines[1]["result"]?["error"]?["error"]?["type"] == "api_error")
    talk.time += 30 * 86_400_000
    #expect(talk.send("GET", path + "/results").status == 404)
  }

  @Test("cancelling ends what is not done, a batch longer than a day expires, what has ended can be deleted")
  func ends() throws {
    let talk = anthropic()
    talk.provider.settings.batchMilliseconds = 60_000
    let first = try #require(talk.send("POST", "/v1/messages/batches", json: try batch(2)).json["id"]?.text)
    #expect(talk.send("DELETE", "/v1/messages/batches/\(first)").status == 400)
    let canceling = talk.send("POST", "/v1/messages/batches/\(first)/cancel").json
    #expect(shapeDifferences(canceling, try response("batches", "cancel")) == [])
    talk.time += 1
    #expect(talk.send("GET", "/v1/messages/batches/\(first)").json["request_counts"]?["canceled"] == 2)
    talk.provider.settings.batchMilliseconds = 100_000_000
    let second = try #require(talk.send("POST", "/v1/messages/batches", json: try batch(2)).json["id"]?.text)
    talk.time += AnthropicBatch.lifetime
    #expect(talk.send("GET", "/v1/messages/batches/\(second)").json["request_counts"]?["expired"] == 2)
    #expect(talk.send("GET", "/v1/messages/batches").json["data"]?.elements?.count == 2)
    #expect(talk.send("DELETE", "/v1/messages/batches/\(first)").status == 200)
  }

  @Test("a bad item fails in the results, a bad id or a doubled one refuses the batch")
  func bad() throws {
    let talk = anthropic()
    let item: JSONValue = ["custom_id": "a", "params": ["model": "nope"]]
    let made = talk.send("POST", "/v1/messages/batches", json: ["requests": [item]]).json
    #expect(made["request_counts"]?["errored"] == 1)
    let doubled = talk.send("POST", "/v1/messages/batches", json: ["requests": [item, item]])
    #expect(doubled.json["error"]?["message"] == "requests: duplicate custom_id found: a")
    let phone = item.merging(["custom_id": "+14155550123"])
    #expect(talk.send("POST", "/v1/messages/batches", json: ["requests": [phone]]).status == 400)
  }
}
