import Foundation
import Testing

@testable import Analysis

@Suite("Hot-lead rules")
struct LeadRuleTests {
  private func verdict(_ outcome: String, score: Int, isSupported: Bool) throws -> Verdict {
    let quote = isSupported ? "yes" : "never said"
    let text =
      #"{\"scores\":{\"interest\":{\"score\":\#(score),\"turns\":[1],\"quote\":\"\#(quote)\"}},\"outcome\":\"\#(outcome)\",\"summary\":\"\"}"#
    let json =
      #"{"type":"message","model":"m","stop_reason":"end_turn","content":[{"type":"text","text":"\#(text)"}],"usage":{"input_tokens":1,"output_tokens":1}}"#
    let answer = try #require(ModelAnswer(json: Array(json.utf8)))
    return try Verdict(answer, criteria: ["interest"], turns: [PromptTurn(role: "user", text: "Yes.")])
  }

  @Test(
    "all that a rule asks for must hold, and an unsupported score counts for nothing",
    arguments: [
      ("booked", 80, true, 60, true), ("booked", 70, true, 60, true), ("booked", 69, true, 60, false),
      ("booked", 80, false, 60, false), ("no_interest", 80, true, 60, false), ("booked", 80, true, 19, false),
    ])
  func matching(_ outcome: String, _ score: Int, _ isSupported: Bool, _ seconds: Int64, _ isHot: Bool) throws {
    let rule = LeadRule(
      id: .new(), version: 1, outcomes: [.booked, .interested], minimumScores: ["interest": 70], minimumSeconds: 20)
    #expect(rule.matches(try verdict(outcome, score: score, isSupported: isSupported), seconds: seconds) == isHot)
  }

  @Test("a rule that asks for a criterion nobody scored matches nothing")
  func unknownCriterion() throws {
    let rule = LeadRule(id: .new(), version: 1, outcomes: [], minimumScores: ["budget": 1], minimumSeconds: 0)
    #expect(try !rule.matches(verdict("booked", score: 100, isSupported: true), seconds: 60))
  }
}
