import Foundation
import TestSupport
import Testing

@testable import Analysis

@Suite("What an evaluation costs")
struct EvaluationCostTests {
  private struct Vectors: Decodable {
    struct Case: Decodable {
      var model: String
      var usage: ModelAnswer.Body.Usage
      var tier: String
      var promptTokens: Int64
      var dollars: String

      enum CodingKeys: String, CodingKey {
        case model, usage
        case promptTokens = "total_prompt_tokens"
        case dollars = "cost_usd"
      }

      struct Tier: Decodable {
        var service_tier: String
      }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        model = try container.decode(String.self, forKey: .model)
        usage = try container.decode(ModelAnswer.Body.Usage.self, forKey: .usage)
        tier = try container.decode(Tier.self, forKey: .usage).service_tier
        promptTokens = try container.decode(Int64.self, forKey: .promptTokens)
        dollars = try container.decode(String.self, forKey: .dollars)
      }
    }
    var cases: [Case]
  }

  @Test("every vector of the provider comes out to the micro-dollar, rounded up")
  func vectors() throws {
    let data = try Data(Fixtures.bytes("providers/fixtures/anthropic/cost_vectors.json"))
    let vectors = try JSONDecoder().decode(Vectors.self, from: data)
    #expect(!vectors.cases.isEmpty)
    for vector in vectors.cases {
      let answer = ModelAnswer(
        ModelAnswer.Body(type: "message", model: vector.model, stopReason: nil, content: [], usage: vector.usage))
      #expect(answer.usage.prompt == vector.promptTokens)
      let exact = try #require(Decimal(string: vector.dollars)) * 1_000_000
      var rounded = Decimal()
      var value = exact
      NSDecimalRound(&rounded, &value, 0, .up)
      let micros = EvaluationCost.micros(
        of: answer.usage, model: vector.model, lane: vector.tier == "batch" ? .batch : .immediate)
      #expect(micros.map { Decimal($0) } == rounded, "\(vector.model) \(vector.dollars)")
    }
  }

  @Test("no real cost is above the worst case of its prompt")
  func worstCase() throws {
    var random = SeededGenerator(7)
    for _ in 0..<1_000 {
      let bytes = Int.random(in: 0...400_000, using: &random)
      let model = try #require(ModelPrices.models.randomElement(using: &random))
      let lane = try #require(EvaluationLane.allCases.randomElement(using: &random))
      let prompt = Int64.random(in: 0...(Int64(bytes) + EvaluationCost.overheadTokens), using: &random)
      let written = Int64.random(in: 0...prompt, using: &random)
      let usage = TokenUsage(
        input: prompt - written, cacheWriteHour: written, output: Int64.random(in: 0...2_048, using: &random))
      let cost = try #require(EvaluationCost.micros(of: usage, model: model, lane: lane))
      let most = try #require(
        EvaluationCost.worstCase(promptBytes: bytes, maximumOutput: 2_048, model: model, lane: lane))
      #expect(cost <= most)
    }
  }

  @Test("counts that cannot be true cost nothing that could be computed, and do not overflow")
  func implausible() {
    #expect(EvaluationCost.micros(of: TokenUsage(input: .max), model: "claude-haiku-5-5", lane: .batch) == nil)
    #expect(EvaluationCost.micros(of: TokenUsage(output: -1), model: "claude-haiku-5-5", lane: .batch) == nil)
    #expect(EvaluationCost.micros(of: TokenUsage(), model: "gone-1", lane: .batch) == nil)
  }

  @Test("an ordinary call in the batch lane costs less than $0.0006")
  func bar() throws {
    let cost = EvaluationCost.micros(
      of: TokenUsage(input: 2_500 + 600, output: 400), model: "claude-haiku-5-5", lane: .batch)
    #expect(try #require(cost) <= 600)
  }
}
